import { letGo, waitingStep } from '../flow/engine';
import type { Remark } from '../understanding';
import type { Draft } from './draft';
import { seenByIn } from './my-say/said';
import { tellsOfSlip } from './slip-told';
import { tellWhoSees } from './who-sees';

/** What of theirs goes where: one flow, and the answer to what was asked comes first. */
const OF_SHARING: readonly (readonly [Remark, (draft: Draft) => string])[] = [
  ['who-told', () => 'told'],
  ['dont-tell', notToTell],
  ['dont-send-on', notToTell],
  ['tells-mentor', toldOf],
  ['sees-probation', (draft) => seenByIn(draft, draft.heard ?? '') ?? 'probation'],
  ['where-kept', () => 'kept'],
  ['who-reads', readBy],
];
/** "Dont tell dave", of a mentor who is kept out of it by now; or of somebody who is not told by us anyway. */
function notToTell(draft: Draft): string {
  const seen = seenByIn(draft, draft.heard ?? '');
  if (seen === 'social' || seen === 'probation' || seen === 'police') return seen;
  return draft.context.person.mentor === undefined && draft.state.match.wish?.former ? 'apart' : 'their-words';
}

/** "Who is the team" asks for no yes or no. */
function readBy(draft: Draft): string {
  const seen = seenByIn(draft, draft.heard ?? '') ?? 'all';
  return seen === 'the-team' ? 'all' : seen;
}

function toldOf(draft: Draft): string {
  const seen = seenByIn(draft, draft.heard ?? '');
  return seen === 'family' ? seen : (OF_MENTOR.find((one) => one === seen) ?? 'their-words');
}

/** "Will social find out i used": that is answered first, and the slip is heard as well. */
const ANSWERED_FIRST = ['who-sees-this.social', 'who-sees-this.probation', 'who-sees-this.police'] as const;

const OFFERS_MENTOR: ReadonlySet<string> = new Set(['offer-mentor', 'practical-help']);

/** That they name the mentor, or what they write. */
const OF_MENTOR = ['mentor', 'mentor-words'] as const;

/** What they ask, or wish, about who is told what they write. @returns whether that is all; null: nothing of the kind */
export function hearWhoIsTold(draft: Draft): boolean | null {
  const { remarks, state } = draft;
  const [asked, aboutOf] = OF_SHARING.find(([remark]) => remarks.has(remark)) ?? [];
  if (aboutOf === undefined) return null;
  if (asked === 'dont-tell' || asked === 'dont-send-on') {
    state.secretAt = draft.context.now;
    state.forMentor = [];
    // Who is not to know of it is not offered again.
    if (OFFERS_MENTOR.has(waitingStep(draft)?.flow.name ?? '')) letGo(draft);
  }
  const about = aboutOf(draft);
  const also = ANSWERED_FIRST.find((cue) => cue.endsWith(`.${about}`));
  if (also !== undefined && tellsOfSlip(draft)) {
    draft.say(also);
    return false;
  }
  tellWhoSees(draft, about);
  return true;
}
