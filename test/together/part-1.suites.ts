import { together } from './suites';

together(0, 3);
