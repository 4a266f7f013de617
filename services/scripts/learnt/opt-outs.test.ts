import { freeFormOptOut, hearOptOut, optOutEvidence, optOutsUnseen } from '../../../dialogs/understanding';
import { PROJECT_ROOT } from '../../config';
import { HearingFiles } from '../hearing';
import { readOptOutLessons } from '.';

const files = new HearingFiles(PROJECT_ROOT, 'en-GB');
const book = files.optOut();
const lessons = readOptOutLessons(PROJECT_ROOT, 'en-GB');
const [optOuts, others] = [lessons.filter(({ is }) => is), lessons.filter(({ is }) => !is)];

describe('opt-outs, by patterns and by what was learnt', () => {
  test('rest on hundreds of messages in families, and no message says both', () => {
    expect(optOuts.length).toBeGreaterThan(700);
    expect(others.length).toBeGreaterThan(900);
    expect(new Set(optOuts.map(({ family }) => family)).size).toBeGreaterThanOrEqual(45);
    expect(new Set(others.map(({ family }) => family)).size).toBeGreaterThanOrEqual(60);
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
    const asking = new Set(optOuts.map(({ text }) => plain(text)));
    expect(others.filter(({ text }) => asking.has(plain(text)))).toEqual([]);
  });

  test('are heard where no pattern was written for them', () => {
    const missed = optOuts.filter(({ text }) => optOutEvidence(text, book).length === 0);
    const heard = missed.filter(({ text }) => freeFormOptOut(text, book));
    expect(missed.length).toBeGreaterThan(200);
    expect(heard.length / missed.length).toBeGreaterThan(0.9);
  });

  test('are not heard in what a pattern took for one and was taught otherwise', () => {
    const taken = others.filter(({ text }) => optOutEvidence(text, book).length > 0);
    expect(taken.length).toBeGreaterThan(10);
    expect(taken.filter(({ text }) => freeFormOptOut(text, book)).length).toBeLessThan(taken.length / 2);
  });

  test('are asked about where it is likely and not sure', () => {
    expect(hearOptOut('dont ring me im in a meeting', book)).toBe('likely');
    expect(hearOptOut('the bus was late', book)).toBe('no');
  });

  test('of families that nothing was learnt from are mostly felt, and near misses mostly are not', () => {
    const all = files.optOutLessons();
    const unseen = optOutsUnseen(all, files.reader().pieces);
    const rate = (is: boolean) => {
      const rows = all.flatMap((lesson, at) => (lesson.is === is ? [unseen[at] ?? Number.NaN] : []));
      return rows.filter((standing) => standing > 0).length / rows.length;
    };
    expect(rate(true)).toBeGreaterThan(0.6);
    expect(rate(false)).toBeLessThan(0.02);
  });

  test.each(['', ' ', '\u0000', '🙂'.repeat(400), 'stop '.repeat(20_000)])('never throw', (text) => {
    expect(['sure', 'likely', 'no']).toContain(hearOptOut(text, book));
  });
});
