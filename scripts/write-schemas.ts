import '../services/config/tell-usage';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../services/config';
import { jsonSchemas, SCHEMAS_FOLDER } from '../services/scripts/schemas';

/** `npm run scripts:schemas`: the JSON Schemas in locales/schemas, for editors. A test holds them to the program's own. */
mkdirSync(join(PROJECT_ROOT, SCHEMAS_FOLDER), { recursive: true });
for (const [name, text] of jsonSchemas()) writeFileSync(join(PROJECT_ROOT, SCHEMAS_FOLDER, name), text);
