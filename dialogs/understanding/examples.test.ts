import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { detectSafety } from '../safety';
import { FOLDER, ROOT, shippedSafetyBook, yaml } from '../safety/shipped.fixture';
import { freeFormOptOut, HELP_TOPICS, INTENTS, SLIP_KINDS } from '.';
import { shippedOptOutBook } from './shipped.fixture';

const family = z.strictObject({
  kind: z.enum(SLIP_KINDS).optional(),
  topic: z.enum(HELP_TOPICS).optional(),
  says: z.array(z.string().trim().min(1)).min(5).max(9),
});
const examplesFile = z.strictObject({ families: z.record(z.string().regex(/^[a-z0-9-]+$/), family) });

const files = INTENTS.map((intent) => {
  const { families } = examplesFile.parse(yaml(`${FOLDER}/examples/${intent}.yaml`));
  return { intent, families: Object.entries(families), texts: Object.values(families).flatMap(({ says }) => says) };
});
const safety = shippedSafetyBook();
const optOut = shippedOptOutBook();

test('there is a file for every intent, and no other', () => {
  expect(readdirSync(join(ROOT, FOLDER, 'examples')).sort()).toEqual(INTENTS.map((intent) => `${intent}.yaml`).sort());
});

test.each(files)('$intent has enough examples, of enough ideas', ({ intent, families, texts }) => {
  expect(families.length).toBeGreaterThanOrEqual(12);
  expect(texts.length).toBeGreaterThanOrEqual(intent === 'unsure' ? 350 : 90);
});

test.each(files)('$intent names the kind of slip or the topic of help where there is one', ({ intent, families }) => {
  for (const [, { kind, topic }] of families) {
    expect(kind !== undefined).toBe(intent === 'slip-up');
    expect(topic !== undefined).toBe(intent === 'practical-help');
  }
});

test('every kind of slip and every topic of help has examples', () => {
  const all = files.flatMap(({ families }) => families.map(([, { kind, topic }]) => kind ?? topic));
  for (const one of [...SLIP_KINDS, ...HELP_TOPICS]) expect(all).toContain(one);
});

test('no message stands in two places', () => {
  const plain = files.flatMap(({ texts }) => texts.map((text) => text.toLowerCase().replace(/\s+/g, ' ')));
  expect(plain.filter((text, at) => plain.indexOf(text) !== at)).toEqual([]);
});

test.each(files)(
  'no example of $intent opts out or is urgent danger, for it would never come this far',
  ({ texts }) => {
    const heardBefore = texts.filter(
      (text) => freeFormOptOut(text, optOut) || detectSafety(text, safety).tier === 'urgent',
    );
    expect(heardBefore).toEqual([]);
  },
);
