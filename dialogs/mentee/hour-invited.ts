import { parseAnswer } from '../answers';
import { type HeardWish, LATEST } from '../rhythm';
import { DAY, localTime, WAKING_HOURS } from '../time';
import type { Draft } from './draft';

/** What was said last when another hour may be texted. */
const INVITING: readonly string[] = ['welcome.hour-for-now'];

/** It came unasked, and may be read much later. */
export function wasInvited({ saidBefore, context }: Draft): boolean {
  return (
    saidBefore !== null && context.now - saidBefore.at < DAY && saidBefore.cues.some((cue) => INVITING.includes(cue))
  );
}

/** "10", right after they were told the hour for now, and that another may be texted. Null for anything else. */
export function hourInvited(draft: Draft, text: string): HeardWish | null {
  if (!wasInvited(draft)) return null;
  const { context } = draft;
  const now = localTime(context.now, context.person.timezone);
  const within = { words: context.language.answers, now, earliest: WAKING_HOURS.from, latest: LATEST };
  // A bare 1 to 5 is how they are.
  if (/^\W*[1-5]\W*$/.test(text) || !/^\W*\d{1,2}([:.]\d\d)?\W*\p{L}{0,5}\W*$/u.test(text)) return null;
  const hour = parseAnswer('time', text, within);
  if (!hour.ok) return null;
  return { wish: { kind: 'set', times: [hour.value] }, whole: true, plain: true, odd: 0, chooses: false };
}
