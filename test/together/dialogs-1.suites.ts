import { DIALOGS, together } from './suites';

together(DIALOGS, 0, 3);
