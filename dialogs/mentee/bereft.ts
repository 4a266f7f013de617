import { isMourning } from '../flow/facts';
import { DAY } from '../time';
import type { Remark } from '../understanding';
import type { Draft } from './draft';

/** What is told of somebody who has died, or is missed as the dead are. */
const OF_THE_DEAD: readonly Remark[] = ['told-death', 'funeral', 'tells-loss', 'tells-missing', 'not-cried'];

/** Whom they miss is kept for a day, in whichever talk they told of it. Who has left them lives, and is missed otherwise. */
export function noteMissed({ state, context, remarks }: Draft): void {
  const kids = remarks.has('contact-lost');
  const before = state.toldLast?.words?.join('. ') ?? '';
  if (!kids && context.language.topics.about(before, ['parted']) !== null) return;
  if (kids || OF_THE_DEAD.some((one) => remarks.has(one))) state.missedAt = { at: context.now, kids };
}

/** Somebody died in the last days, or they told today whom they miss or that they lost their children: what is said of an end weighs more then. */
export function isBereft(draft: Draft): boolean {
  return isMourning(draft.state, draft.today) || missedLately(draft) !== null;
}

function missedLately({ state, context }: Draft) {
  const missed = state.missedAt;
  return missed !== null && context.now - missed.at < DAY ? missed : null;
}

/** "Wish I was with Terry": of the living it is a wish to see them, and of the dead it may be one to die. */
export function wishesToBeWithTheDead(draft: Draft): boolean {
  const { remarks, state, today } = draft;
  if (!remarks.has('to-be-with')) return false;
  const isOfTheDead = remarks.has('told-death') || remarks.has('funeral') || isMourning(state, today);
  return isOfTheDead || missedLately(draft)?.kids === false;
}
