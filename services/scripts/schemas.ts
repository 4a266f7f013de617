import { z } from 'zod';
import { flowFile } from '../../dialogs/flow/book';
import { helpFile } from '../../dialogs/help/directory';
import { regionFile } from '../../dialogs/region';
import { wordingFile } from '../../dialogs/scripts/wording';
import { houseStyleFile } from './check/house-style';
import { reviewFile } from './check/review';

/** What editors check files against while they are written, by the name of the schema file. */
const SCHEMAS = {
  wording: wordingFile,
  flow: flowFile,
  region: regionFile,
  help: helpFile,
  'house-style': houseStyleFile,
  reviewed: reviewFile,
} as const;

/** Where the schema files stand, relative to the project. */
export const SCHEMAS_FOLDER = 'locales/schemas';

/** The JSON Schemas of the files that people write, by file name: made of the schemas that the program reads with. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
      return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}
