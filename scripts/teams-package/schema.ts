import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { type Check, MANIFEST_VERSION } from '../../bots/bot-framework/teams-package';
import { PROJECT_ROOT } from '../../services/config';

const SCHEMAS = join(
  PROJECT_ROOT,
  'node_modules/@microsoft/app-manifest/build/json-schemas/teams',
  `v${MANIFEST_VERSION}`,
);

/** The manifest and its translations against Microsoft's own schemas, as the package @microsoft/app-manifest has them. */
export function againstSchema(zip: Uint8Array): Check[] {
  return Object.entries(unzipSync(zip)).flatMap(([file, bytes]): Check[] => {
    if (!file.endsWith('.json')) return [];
    const schema = file === 'manifest.json' ? 'MicrosoftTeams' : 'MicrosoftTeams.Localization';
    const fault = faultIn(JSON.parse(Buffer.from(bytes).toString('utf8')), schema);
    return [{ what: `${file} against the schema of Teams ${MANIFEST_VERSION}`, fault }];
  });
}

const ajv = addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false }));

function faultIn(value: unknown, name: string): string | null {
  const validate = ajv.getSchema(name) ?? ajv.addSchema(schemaCalled(name), name).getSchema(name);
  if (validate === undefined) throw new Error(`The schema ${name} cannot be compiled.`);
  return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: 'manifest' });
}

/** They call themselves draft 4, which Ajv no longer speaks, and use nothing of it that has changed: Ajv refuses a schema that does. */
function schemaCalled(name: string): Record<string, unknown> {
  const {
    $schema: _draft,
    id: _id,
    ...schema
  } = JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8'));
  return schema;
}
