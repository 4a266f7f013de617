import { together } from './suites';

together(2, 3);
