import { DIALOGS, together } from './suites';

together(DIALOGS, 1, 3);
