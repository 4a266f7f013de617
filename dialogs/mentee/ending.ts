import type { MailboxEvent } from '../events';
import { dateWords } from '../flow/day-words';
import { startFlow } from '../flow/engine';
import { afterBreak, keepSettled, rhythmOf, settledOf, settledUpTo } from '../rhythm';
import type { MenteeState } from '../state';
import { addDays, instantAt, isQuiet, nextWaking } from '../time';
import { takeBreak } from './breaks';
import type { Draft } from './draft';
import { mentorOf, setMentor, takenFrom } from './matching';
import { isTexted, mayStart } from './matching-news';

/** A planned end: both are told a week before and on the day, have a last conversation, and on the next day it is over. */

type Ending = NonNullable<MenteeState['match']['ending']>;
type Planned = Extract<MailboxEvent, { kind: 'ending-planned' }>;

const TOLD_BEFORE_DAYS = 7;
const LATER = 3 * 60 * 60_000;

/** A coordinator has set the day, moved it, or taken it back. Said again, nothing changes. */
export function endingPlanned(draft: Draft, { on, of }: Planned) {
  const { match } = draft.state;
  const before = match.ending;
  if (on === null) return takenBack(draft, before);
  if (before?.on === on && before.of === of) return draft.ignore('planned-already');
  const { now, person } = draft.context;
  const soon = instantAt(addDays(on, -TOLD_BEFORE_DAYS), draft.state.checkIn.time, person.timezone);
  match.ending = { on, of, told: 'planned', at: nextWaking(Math.max(soon, now), person.timezone), talked: false };
  draft.ledger('ending-planned', { on, of });
  tellMentor(draft, on, 'planned');
}

function takenBack(draft: Draft, before: Ending | null) {
  if (before === null) return draft.ignore('no-ending');
  draft.state.match.ending = null;
  draft.ledger('ending-taken-back');
  tellMentor(draft, null, 'planned');
  // Who was told nothing yet need not hear that it is not so.
  if (before.told !== 'planned' && isTexted(draft.state) && mayStart(draft)) begin(draft, 'off', before);
}

/** What was planned with somebody who is not theirs any more is not so any more; the end of the texts is. */
export function dropEnding({ state: { match } }: Draft, of: 'match') {
  if (match.ending?.of === of) match.ending = null;
}

/** It is due: put off while it cannot be said; those who get no texts are spared the telling, and nobody else. */
export function endingDue(draft: Draft) {
  const { state, context } = draft;
  const { ending, news } = state.match;
  if (ending === null) return;
  const { timezone } = context.person;
  const quiet = isQuiet(context.now, timezone);
  if (quiet || news !== null || isInCrisis(draft) || (isTexted(state) && !mayStart(draft))) {
    ending.at = laterThan(draft, quiet);
    return draft.ignore('ending-put-off');
  }
  if (ending.told === 'day') return over(draft, ending);
  if (draft.today >= ending.on) return onTheDay(draft, ending);
  ending.told = 'soon';
  ending.at = nextWaking(instantAt(ending.on, state.checkIn.time, timezone), timezone);
  tellMentor(draft, ending.on, 'soon');
  begin(draft, 'soon', ending);
}

function onTheDay(draft: Draft, ending: Ending) {
  const { timezone } = draft.context.person;
  ending.told = 'day';
  ending.at = nextWaking(instantAt(addDays(draft.today, 1), draft.state.checkIn.time, timezone), timezone);
  tellMentor(draft, draft.today, 'day');
  begin(draft, 'today', ending);
}

/** They stay with the team. Whether the texts go on they decide: after a match they do, and after the service they do not, unless they say so. */
function over(draft: Draft, ending: Ending) {
  const { state } = draft;
  const mentor = mentorOf(draft);
  state.match.ending = null;
  if (mentor !== null) {
    setMentor(draft, null);
    takenFrom(draft, mentor, true);
  }
  draft.ledger('ended', { of: ending.of });
  if (ending.of === 'service' && state.welcome === 'done') takeBreak(draft, null);
  if (isTexted(state)) begin(draft, 'over', ending, mentor?.name ?? '');
}

function begin(draft: Draft, moment: string, { on, of }: Ending, former = '') {
  const { state, context } = draft;
  if (!isTexted(state)) return;
  // A check-in of the same hour would take the place of what is asked here.
  keepSettled(state, settledUpTo(rhythmOf(state), settledOf(state), context.now, context.person.timezone));
  const day = dateWords(on, context.language.locale);
  startFlow(draft, 'ending', { moment, of, day, former }, { priority: 'started' });
}

function tellMentor(draft: Draft, on: string | null, when: 'planned' | 'soon' | 'day') {
  const mentor = mentorOf(draft);
  if (mentor !== null) draft.post(mentor.id, { kind: 'ending-told', mentee: draft.me, on, when });
}

function laterThan(draft: Draft, quiet: boolean): number {
  const { state, context } = draft;
  const { timezone } = context.person;
  const later = quiet ? context.now : context.now + LATER;
  return nextWaking(afterBreak(state, later, timezone) ?? later, timezone);
}

function isInCrisis({ state: { handoff, safetyAsked } }: Draft): boolean {
  return safetyAsked !== null || handoff?.reason === 'urgent' || handoff?.reason === 'concern';
}
