import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { detectSafety } from '../dialogs/safety';
import { exactKeyword, freeFormOptOut, hearOptOut, recognise } from '../dialogs/understanding';
import { heldOutIntents, heldOutOptOuts, heldOutSafety } from '../scripts/report/held-out';
import { PROJECT_ROOT } from '../services/config';
import { HearingFiles } from '../services/scripts/hearing';

const LOCALE = 'en-GB';
const files = new HearingFiles(PROJECT_ROOT, LOCALE);
const safety = files.safety();
const intents = files.intents();
const optOut = files.optOut();
const isHeard = (text: string) => detectSafety(text, safety).tier !== 'none';
const part = <T>(all: readonly T[], hit: (one: T) => boolean) => all.filter(hit).length / all.length;

/** Public data sets of ordinary messages, for measuring only. They are not part of the project; without them nothing is measured here. */
const DATA = join(PROJECT_ROOT, '../shared/data');
const row = z.object({ text: z.string(), type: z.string().optional() });
const file = (name: string) => join(DATA, `${name}.jsonl`);
const rows = (name: string) =>
  readFileSync(file(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)));

describe('messages that nothing was learnt from', () => {
  const heldOut = heldOutSafety(PROJECT_ROOT, LOCALE);
  const ofKind = (kind: string) => heldOut.filter((one) => one.kind === kind);

  // Floors below what the README states, so that a change for the worse is seen.
  test('danger is heard where it is said outright, and mostly where it is not', () => {
    expect(heldOut.length).toBeGreaterThan(1_500);
    expect(part(ofKind('explicit'), ({ text }) => isHeard(text))).toBeGreaterThan(0.92);
    expect(part(ofKind('implicit'), ({ text }) => isHeard(text))).toBeGreaterThan(0.62);
  });

  test('the harmless are left alone, though they were chosen to be hard', () => {
    expect(part(ofKind('harmless'), ({ text }) => isHeard(text))).toBeLessThan(0.08);
    expect(part(ofKind('harmless'), ({ text }) => detectSafety(text, safety).tier === 'urgent')).toBeLessThan(0.02);
  });

  test('intents are told apart, and what no flow is for is left unsure', () => {
    const judged = heldOutIntents(PROJECT_ROOT, LOCALE).map(({ intent, text }) => ({
      intent,
      heard: recognise(text, intents, { names: ['Dave'] }).intent,
    }));
    const meant = judged.filter(({ intent }) => intent !== 'unsure');
    const beyond = judged.filter(({ intent }) => intent === 'unsure');
    expect(part(meant, ({ intent, heard }) => intent === heard)).toBeGreaterThan(0.8);
    expect(part(beyond, ({ heard }) => heard === 'unsure')).toBeGreaterThan(0.7);
  });
});

test('opt-outs that nothing was learnt from are mostly heard at once, nearly all at least asked about, and near misses are let be', () => {
  const rows = heldOutOptOuts(PROJECT_ROOT, LOCALE);
  const ends = ({ text }: { text: string }) => exactKeyword(text, optOut) === 'stop' || freeFormOptOut(text, optOut);
  const [asking, others] = [rows.filter(({ is }) => is), rows.filter(({ is }) => !is)];
  expect(part(asking, ends)).toBeGreaterThan(0.65);
  expect(part(asking, (row) => ends(row) || hearOptOut(row.text, optOut) === 'likely')).toBeGreaterThan(0.85);
  expect(part(others, ends)).toBeLessThan(0.04);
  expect(part(others, ({ text }) => hearOptOut(text, optOut) === 'likely')).toBeLessThan(0.15);
});

if (existsSync(file('benign-sms'))) {
  test('of 1,000 ordinary texts at most 1 is taken as urgent and at most 15 are asked about', () => {
    const tiers = rows('benign-sms').map(({ text }) => detectSafety(text, safety).tier);
    expect(part(tiers, (tier) => tier === 'urgent')).toBeLessThanOrEqual(0.001);
    expect(part(tiers, (tier) => tier !== 'none')).toBeLessThanOrEqual(0.015);
  });
}

if (existsSync(file('xstest'))) {
  test('words that only look dangerous are not taken for danger', () => {
    const texts = rows('xstest').filter(({ type }) => ['homonyms', 'figurative_language'].includes(type ?? ''));
    expect(texts.filter(({ text }) => isHeard(text))).toEqual([]);
  });
}

test('npm run understand answers each line in order, and a line that is none with its number', () => {
  const lines = [
    '{"text":"STOP"}',
    '',
    '{"text":"i want to die","locale":"xx-XX"}',
    'no json',
    '{"text":"had 4 cans last night"}',
  ];
  const { stdout, status } = spawnSync('npm', ['run', '--silent', 'understand'], {
    cwd: PROJECT_ROOT,
    input: lines.join('\n'),
    encoding: 'utf8',
  });
  const answers = stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(answers).toEqual([
    { safety: 'none', category: null, optOut: true, intent: 'stop', confidence: 1 },
    expect.objectContaining({ safety: 'urgent', category: 'suicide', optOut: false }),
    { error: 'line 4 must be {"text": "...", "locale"?: "en-GB"}' },
    expect.objectContaining({ safety: 'none', intent: 'slip-up' }),
  ]);
  expect(status).toBe(1);
});
