import { recognise, remarksIn } from '../understanding';
import { wordCount } from '../word-count';
import { begin } from './begin';
import type { Draft } from './draft';
import { A_TALK } from './slip-told';

/** So many texts are said back as one, at most. */
const MOST_TEXTS = 3;
/** "3", "yeah" and "nan" alone tell nothing. Words. */
const A_TELLING = 2;
const HARD: ReadonlySet<string> = new Set([
  'slip-up',
  'craving',
  'low',
  'scared',
  'angry',
  'lonely',
  'abuse',
  'mentor-please',
]);

/** What they told last in this talk, back to where something bad or hard was told; empty where there is nothing of the kind. */
export function goodSaidBefore({ state, context }: Draft): string {
  const isOld = state.lastHeard === null || context.now - state.lastHeard >= A_TALK;
  const told = isOld ? [] : (state.toldLast?.words ?? []);
  const { remarks, intents } = context.language;
  const isBad = (words: string) =>
    remarksIn(words, remarks).has('no-good') || HARD.has(recognise(words, { ...intents, sense: null }).intent);
  const telling = told.filter((words) => wordCount(words) >= A_TELLING && /\p{L}/u.test(words));
  const good = telling.slice(telling.findLastIndex(isBad) + 1);
  return good.slice(-MOST_TEXTS).join('. ');
}

/** "Keep that one", while nothing is asked: what they told just before it is kept, in those words. `false`: there is nothing to keep. */
export function keepSaidBefore(draft: Draft): boolean {
  if (!draft.remarks.has('keep-it')) return false;
  const news = goodSaidBefore(draft);
  return news !== '' && begin(draft, 'good-news', { news }, 'keep');
}
