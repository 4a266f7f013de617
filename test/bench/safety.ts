import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { detectSafely } from '../../dialogs/safety';
import { PROJECT_ROOT } from '../../services/config';
import { loadLibrary } from '../../services/scripts';
import { filesIn } from '../support/source/files';
import { type Bench, percentile, rounded } from './figure';
import { SETTING } from './talk';

/** How long one text takes the safety detector, once the engine is warm: over every text of its tables and of our `.chat` files. */
export const safety: Bench = {
  names: ['safety.p99'],
  run: async ({ quick, say }) => {
    const book = loadLibrary({ root: PROJECT_ROOT, ...SETTING }).language(SETTING.locale).safety;
    const texts = [...tableTexts(), ...chatTexts()];
    const pass = () =>
      texts.map((text) => {
        const began = performance.now();
        detectSafely(text, book);
        return performance.now() - began;
      });
    for (let warming = 0; warming < 5; warming += 1) pass();
    const times = Array.from({ length: quick ? 5 : 20 }, pass).flat();
    const [p50, p99] = [percentile(times, 50), percentile(times, 99)].map(rounded);
    say(`safety: ${texts.length} texts, p50 ${p50} ms, p99 ${p99} ms`);
    return [{ name: 'safety.p99', value: p99 ?? Number.NaN, unit: 'ms', p50, texts: texts.length }];
  },
};

function tableTexts(): string[] {
  return ['benign', 'dangerous', 'fresh'].flatMap((name) =>
    stringsIn(parse(readFileSync(join(PROJECT_ROOT, 'dialogs/safety/tables', `${name}.yaml`), 'utf8'))),
  );
}

/** What people say in the conversations that we test with. */
function chatTexts(): string[] {
  const said = /^(?!bot:|mentee:|at |to |enrol:)[A-Z]\w+: (.+)$/gm;
  return filesIn(['test'], '.chat').flatMap(({ text }) => [...text.matchAll(said)].map(([, words = '']) => words));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
