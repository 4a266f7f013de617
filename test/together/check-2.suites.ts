import { CHECK, together } from './suites';

together(CHECK, 1, 2);
