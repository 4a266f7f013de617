import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../config';
import { localesIn, yamlIn } from './places';
import { jsonSchemas, SCHEMAS_FOLDER } from './schemas';

const read = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const inFolder = (folder: string) => yamlIn(join(PROJECT_ROOT, folder)).map((path) => `${folder}/${basename(path)}`);

const WRITTEN: readonly (readonly [schema: string, file: string])[] = [
  ...inFolder('dialogs/flows').map((file) => ['flow', file] as const),
  ...inFolder('locales/regions').map((file) => ['region', file] as const),
  ...inFolder('locales/regions/help').map((file) => ['help', file] as const),
  ...localesIn(PROJECT_ROOT).flatMap((tag) => [
    ...inFolder(`locales/${tag}`).map((file) => ['wording', file] as const),
    ['house-style', `locales/${tag}/style/house-style.yaml`] as const,
    ['reviewed', `locales/${tag}/style/reviewed.yaml`] as const,
  ]),
];

test.each([...jsonSchemas()])('%s is what the program reads with: npm run scripts:schemas', (name, text) => {
  expect(JSON.parse(read(`${SCHEMAS_FOLDER}/${name}`))).toEqual(JSON.parse(text));
});

describe('an editor that uses the schemas', () => {
  const judges = new Map(
    [...jsonSchemas()].map(([name, text]) => [
      name.replace('.schema.json', ''),
      new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(text)),
    ]),
  );
  const judge = (schema: string, value: unknown) => {
    const valid = judges.get(schema);
    if (!valid) throw new Error(`there is no schema ${schema}`);
    return valid(value) ? [] : valid.errors;
  };

  test.each(WRITTEN)('finds nothing wrong by %s in %s', (schema, file) => {
    expect(judge(schema, parse(read(file)))).toEqual([]);
  });

  test('marks a key that wording does not have, and a step that is no step', () => {
    expect(judge('wording', { hello: { when: 'Now.', sya: 'Hi.' } })).not.toEqual([]);
    expect(judge('flow', { flow: 'f', start: 'a', steps: { a: { ask: 'feelings' } } })).not.toEqual([]);
  });
});
