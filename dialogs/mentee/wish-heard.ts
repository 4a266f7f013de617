import { type HeardWish, readWish } from '../rhythm';
import { localTime } from '../time';
import type { TurnContext } from '../turn';

/** Half a dozen ask in one turn what its message wishes: it is read once. */
const read = new WeakMap<TurnContext, Map<string, HeardWish | null>>();

/** What a message wishes about time, if anything, whatever else it says. */
export function wishIn({ context }: { readonly context: TurnContext }, text: string): HeardWish | null {
  const known = read.get(context) ?? new Map<string, HeardWish | null>();
  read.set(context, known);
  const before = known.get(text);
  if (before !== undefined) return before;
  const { rhythm, answers } = context.language;
  const heard = readWish(text, rhythm, answers, localTime(context.now, context.person.timezone));
  known.set(text, heard);
  return heard;
}
