import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { detectSafety } from '.';
import { ROOT, shippedSafetyBook } from './shipped.fixture';

const book = shippedSafetyBook();
const row = z.object({ text: z.string(), type: z.string().optional() });

/** Public data sets of ordinary messages, for measuring only. They are not part of the project; without them nothing is measured here. */
const DATA = join(ROOT, '../shared/data');
const file = (name: string) => join(DATA, `${name}.jsonl`);
const rows = (name: string) =>
  readFileSync(file(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)));

const perThousand = (count: number, of: number) => (1000 * count) / of;

if (existsSync(file('benign-sms'))) {
  test('of 1,000 ordinary texts at most 1 is taken as urgent and at most 15 are asked about', () => {
    const tiers = rows('benign-sms').map(({ text }) => detectSafety(text, book).tier);
    const urgent = tiers.filter((tier) => tier === 'urgent').length;
    const heard = tiers.filter((tier) => tier !== 'none').length;
    expect(perThousand(urgent, tiers.length)).toBeLessThanOrEqual(1);
    expect(perThousand(heard, tiers.length)).toBeLessThanOrEqual(15);
  });
}

if (existsSync(file('xstest'))) {
  const harmless = new Set(['homonyms', 'figurative_language']);
  test('words that only look dangerous are not taken for danger', () => {
    const texts = rows('xstest').filter(({ type }) => harmless.has(type ?? ''));
    expect(texts.filter(({ text }) => detectSafety(text, book).tier !== 'none')).toEqual([]);
  });
}
