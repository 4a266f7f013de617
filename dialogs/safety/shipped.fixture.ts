import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { orThrow, readSafetyBook, readSpelling } from '.';

/** The root of the project. */
export const ROOT = join(__dirname, '../..');
export const FOLDER = 'locales/en-GB/understanding';

/** A file of the shipped language data, or a table beside the tests, as parsed YAML. */
export function yaml(path: string): unknown {
  return parse(readFileSync(join(ROOT, path), 'utf8'));
}

export const spelling = orThrow(readSpelling(yaml(`${FOLDER}/spelling.yaml`), `${FOLDER}/spelling.yaml`));

export function shippedSafetyBook() {
  const file = `${FOLDER}/safety.yaml`;
  return orThrow(readSafetyBook(yaml(file), spelling, file));
}
