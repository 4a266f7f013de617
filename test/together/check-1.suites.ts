import { CHECK, together } from './suites';

together(CHECK, 0, 2);
