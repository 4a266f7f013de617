import { DIALOGS, together } from './suites';

together(DIALOGS, 2, 3);
