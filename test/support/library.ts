import { PROJECT_ROOT } from '../../services/config';
import { loadLibrary } from '../../services/scripts';

/** The project's own scripts, of which most suites need the English ones alone; read once by whoever shares a registry of modules. */
export const ENGLISH = loadLibrary({ root: PROJECT_ROOT, locale: 'en-GB', region: 'GB', locales: ['en-GB'] });
