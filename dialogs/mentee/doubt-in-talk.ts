import { readYesNo } from '../flow/answer';
import type { Named } from '../person';
import type { MenteeState } from '../state';
import type { Remark } from '../understanding/remark-names';
import { remarksIn } from '../understanding/remarks';
import type { Draft } from './draft';
import { keepsMentor } from './harm-by-mentor';
import { mentorOf, wishForAnother } from './matching';

/** In a talk they write of the very one who is with them, whom they do not trust or are tired of: that one reads none of it. */

const OF_THAT_ONE: readonly Remark[] = ['doubts-mentor', 'tired-of-mentor'];
/** So long the question is theirs to answer. Milliseconds. */
const ASKED_FOR = 60 * 60_000;

/** So many of their texts wait at most. */
const KEPT = 10;

type Talk = NonNullable<MenteeState['handoff']>;

/** They are asked, kindly, whether they would like somebody else. @returns whether it was that, or an answer to it */
export function hearDoubtInTalk(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  if (handoff?.mentor == null) return false;
  const { mentor, someoneElse } = handoff;
  // "Daves doing my head in" is written without its sign.
  const said = remarksIn(text, draft.context.language.remarks, [mentor.name, `${mentor.name}s`]);
  const isOfThem = OF_THAT_ONE.some((one) => said.has(one));
  const isOpen = someoneElse !== undefined && isStillAsked(draft, handoff, someoneElse.at);
  const answer = isOpen ? readYesNo(text, draft) : 'unclear';
  if (isOfThem) return ask(draft, handoff, mentor, text, false);
  if (!isOpen) return false;
  if (answer === 'yes') wantsAnother(draft, handoff, mentor);
  else if (answer === 'no') keepsThem(draft, handoff, mentor);
  else if (!someoneElse.again) return ask(draft, handoff, mentor, text, true);
  else handoff.someoneElse = { ...someoneElse, at: 0 };
  return answer !== 'unclear';
}

/** Not once that one has written since: what they answer is for them. */
function isStillAsked({ context }: Draft, { met }: Talk, at: number): boolean {
  return context.now - at < ASKED_FOR && (met ?? 0) <= at;
}

/** What they wrote waits for whoever comes instead, and never for that one: not should that one take them once more. */
function ask(draft: Draft, handoff: Talk, { id: of, name }: Named, text: string, again: boolean): true {
  const texts = [...(handoff.someoneElse?.texts ?? []), draft.forHuman(text)].slice(-KEPT);
  handoff.someoneElse = { at: draft.context.now, again, of, texts };
  draft.say('handoff.someone-else', { mentor: name, again: again ? 'yes' : 'no' }, { priority: 'relay' });
  return true;
}

/** What they wrote of that one is taken back with it. */
function keepsThem(draft: Draft, handoff: Talk, { name }: Named): void {
  delete handoff.someoneElse;
  keepsMentor(draft);
  draft.say('handoff.keeps-them', { mentor: name }, { priority: 'relay' });
}

/** Their own mentor is theirs no longer; anybody else is only not asked for this. The talk is over with it, and others are asked. */
function wantsAnother(draft: Draft, handoff: Talk, mentor: Named): void {
  const isOwn = mentor.id === mentorOf(draft)?.id;
  if (isOwn) wishForAnother(draft);
  draft.state.handoff = { ...handoff, status: 'open', mentor: null, awaited: true };
  draft.openHandoff(handoff.reason, null, isOwn ? undefined : { apart: [mentor.id] });
  draft.say(isOwn ? 'matching.wish-heard' : 'handoff.asking-another', { mentor: mentor.name }, { priority: 'relay' });
}

/** What they wrote of somebody else who was with them before, for whoever has come now. */
export function writtenOfAnother(before: MenteeState['handoff'], who: string): readonly string[] {
  const { of, texts = [] } = before?.someoneElse ?? {};
  return of === who ? [] : texts;
}
