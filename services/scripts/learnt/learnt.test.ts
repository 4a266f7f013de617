import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { detectSafely, detectSafety, quoteEvidence } from '../../../dialogs/safety';
import { recognise } from '../../../dialogs/understanding';
import { PROJECT_ROOT } from '../../config';
import { HearingFiles, learnIntents } from '../hearing';
import { digestOf, learntFile, readIntentLessons, readKnownMessages, readLearntFile, type Subject } from '.';

const LOCALE = 'en-GB';
const files = new HearingFiles(PROJECT_ROOT, LOCALE);
const safety = files.safety();
const intents = files.intents();
const table = (name: string) =>
  z
    .record(z.string(), z.unknown())
    .parse(parse(readFileSync(join(PROJECT_ROOT, 'dialogs/safety/tables', `${name}.yaml`), 'utf8')));

describe('what was learnt', () => {
  test.each<Subject>(['danger', 'category', 'intents', 'opt-out'])('of %s is fresh', (subject) => {
    const mend = `${learntFile(LOCALE, subject)}: run "npm run understanding:train"`;
    const isFresh = readLearntFile(PROJECT_ROOT, LOCALE, subject)?.digest === digestOf(PROJECT_ROOT, LOCALE, subject);
    expect(isFresh ? [] : [mend]).toEqual([]);
  });

  test('of danger rests on thousands of messages, in families', () => {
    const messages = readKnownMessages(PROJECT_ROOT, LOCALE);
    const danger = messages.filter(({ tier }) => tier !== 'none');
    expect(danger.length).toBeGreaterThan(3_000);
    expect(messages.length - danger.length).toBeGreaterThan(3_000);
    expect(new Set(messages.map(({ family }) => family)).size).toBeGreaterThan(1_000);
    const tiers = new Map(danger.map(({ text, tier }) => [text, tier]));
    expect(messages.filter(({ text, tier }) => tier === 'none' && tiers.has(text)).map(({ text }) => text)).toEqual([]);
  });
});

describe('patterns and sense together', () => {
  test('hear what no pattern was written for, and quote the words', () => {
    const text =
      'bus was late again. ive got the hose and the car in the garage and nobody home till sunday. dave said hi';
    expect(detectSafety(text, { ...safety, sense: null }).tier).toBe('none');
    expect(detectSafety(text, safety)).toMatchObject({ category: 'suicide', evidence: ['learnt.suicide'] });
    const [{ words } = { words: '' }] = quoteEvidence(text, safety);
    expect(text).toContain(words);
    expect(words.length).toBeLessThan(text.length);
  });

  test('a danger in one of many sentences is not lost among the others', () => {
    const long = `${'went to the shop and then had tea with my nan. '.repeat(12)} ive written the letters and got the rope in the shed. ${'watched the match after. '.repeat(12)}`;
    expect(detectSafely(long, safety).tier).not.toBe('none');
  });

  test('leave alone what the patterns were taught to spare', () => {
    const harmless = Object.values(table('benign')).flatMap((rows) => z.array(z.string()).parse(rows));
    expect(harmless.filter((text) => detectSafety(text, safety).tier !== 'none')).toEqual([]);
  });

  test('never throw and are never silent about what cannot be read', () => {
    for (const text of ['', ' ', '\u0000', '🙂'.repeat(400), 'a'.repeat(4_999), '. '.repeat(2_000)]) {
      expect(detectSafely(text, safety).evidence).not.toContain('detector-failed');
    }
    expect(detectSafely('a b '.repeat(5_000), safety).evidence).toContain('too-long');
  });
});

describe('intents', () => {
  test('are guessed where no pattern says, and a guess never cuts into a question', () => {
    const lessons = readIntentLessons(PROJECT_ROOT, LOCALE);
    const unheard = lessons.filter(({ text }) => recognise(text, { ...intents, sense: null }).intent === 'unsure');
    const guessed = unheard.map(({ text }) => recognise(text, intents)).filter(({ intent }) => intent !== 'unsure');
    expect(guessed.length).toBeGreaterThan(unheard.length / 2);
    expect(guessed.filter(({ strong }) => strong)).toEqual([]);
  });

  test('are learnt anew from files that a coordinator added to', () => {
    const root = mkdtempSync(join(tmpdir(), 'examples-'));
    const folder = `locales/${LOCALE}/understanding`;
    mkdirSync(join(root, folder), { recursive: true });
    for (const place of ['dialogs', folder]) cpSync(join(PROJECT_ROOT, place), join(root, place), { recursive: true });
    const added = join(root, folder, 'examples/craving.yaml');
    writeFileSync(
      added,
      `${readFileSync(added, 'utf8')}  new-word-of-ours:\n    says: ["proper zibbling for it", "zibbling all day", "got the zibbles", "zibble again", "zibbling bad tonight"]\n`,
    );
    expect(digestOf(root, LOCALE, 'intents')).not.toBe(digestOf(PROJECT_ROOT, LOCALE, 'intents'));
    const steps = learnIntents(root, LOCALE);
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.length).toBeGreaterThan(0);
  });
});
