import { type HeardWish, readWish } from '../rhythm';
import { localTime } from '../time';
import type { TurnContext } from '../turn';

interface Turn {
  readonly context: TurnContext;
}

/** Half a dozen ask in one turn what its message wishes: it is read once for each language and clock that the turn is in. */
const read = new WeakMap<Turn, Map<string, HeardWish | null>>();

/** What a message wishes about time, if anything, whatever else it says. */
export function wishIn(turn: Turn, text: string): HeardWish | null {
  const { language, now, person } = turn.context;
  const known = read.get(turn) ?? new Map<string, HeardWish | null>();
  read.set(turn, known);
  const key = `${language.locale} ${person.timezone} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const heard = readWish(text, language.rhythm, language.answers, localTime(now, person.timezone));
  known.set(key, heard);
  return heard;
}
