import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../services/config';
import { flowFile } from './book';

const page = readFileSync(join(PROJECT_ROOT, 'dialogs/flows/README.md'), 'utf8');

/** The keys that the table below a heading names. */
function named(heading: string): string[] {
  const [, part = ''] = page.split(`## ${heading}\n`);
  const [own = ''] = part.split('\n## ');
  return [...own.matchAll(/^\| `([a-z]+)` \|/gm)].flatMap(([, key]) => (key === undefined ? [] : [key]));
}

const keys = z.object({ properties: z.record(z.string(), z.unknown()) });
const schema = z
  .object({
    properties: z.looseObject({
      steps: z.object({
        additionalProperties: z.object({
          properties: z.looseObject({ go: z.object({ anyOf: z.tuple([z.unknown(), z.object({ items: keys })]) }) }),
        }),
      }),
    }),
  })
  .parse(z.toJSONSchema(flowFile, { io: 'input', target: 'draft-7' }));
const step = schema.properties.steps.additionalProperties;

test.each([
  ['At the top of the file', schema.properties],
  ['In a step', step.properties],
  ['In a branch of `go`', step.properties.go.anyOf[1].items.properties],
])('the page for coordinators names every key that there is, and no other: %s', (heading, known) => {
  expect(named(heading).toSorted()).toEqual(Object.keys(known).toSorted());
});

test('it names every kind of answer', () => {
  const { enum: kinds } = z.object({ enum: z.array(z.string()) }).parse(step.properties['ask']);
  for (const kind of kinds) expect(page).toContain(`\`${kind}\``);
});
