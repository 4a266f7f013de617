import type { MailboxEvent } from '../../events';
import { shortDate } from '../../flow/day-words';
import { startFlow } from '../../flow/engine';
import { inARow, numbered, openSteps } from '../../goals/in-hand';
import { quote } from '../../scripts/quote';
import { localTime } from '../../time';
import type { Draft } from '../draft';

/** Ask for what is written down about them. What the state does not know stands in the ledger: it comes back as `record-told`. */
export function askWhatIsKnown(draft: Draft): void {
  draft.state.lost = 0;
  draft.effects.push({ kind: 'record', do: 'tell' });
}

/** What is kept about them, in a few short texts: who they are, goals, moods, their own words, consents, notes, and for how long. */
export function tellWhatIsKnown(draft: Draft, told: Extract<MailboxEvent, { kind: 'record-told' }>): void {
  if (draft.isSilent || draft.isAnybody) return draft.ignore('not-said');
  const { state } = draft;
  draft.say('known.you', { since: dateOf(draft, told.since ?? draft.context.now), name: namesOf(draft) });
  tellGoals(draft);
  draft.say('known.mood', { moods: told.moods, last: state.mood?.value ?? 0, slips: told.slips });
  const { proud, helped, gentle } = state;
  draft.say('known.words', { proud: proud.length, helped: helped.length, gentle: gentle.length });
  const { texts, mentorSees, totals, research } = state.consent;
  draft.say('known.consents', {
    agreed: answer(texts),
    sees: answer(mentorSees),
    totals: answer(totals),
    research: answer(research),
  });
  if (draft.facts.hasBreak) startFlow(draft, 'still-paused');
  if (told.noteCount === 0) draft.say('known.no-notes');
  for (const { at, by, words } of told.notes) {
    draft.say('known.note', { by, words: quote(words, NOTE_SHOWN), date: dateOf(draft, at) });
  }
  draft.say('known.how-long', { more: told.noteCount > told.notes.length ? 'yes' : 'no' });
}

/** The name that they were enrolled with, and the one that they go by. */
function namesOf({ context, state }: Draft): string {
  const { name } = context.person;
  return state.calledName === null || state.calledName === name ? name : `${name} (${state.calledName})`;
}

function tellGoals(draft: Draft): void {
  const { goals, steps } = draft.state;
  const open = openSteps(draft.state);
  if (goals.length + steps.length === 0) return draft.say('known.no-goal');
  if (goals.length > 1) {
    draft.say('known.goals', { list: numbered(goals) });
    return draft.say('known.steps', { steps: inARow(open), anySteps: open.length > 0 ? 'yes' : 'no' });
  }
  draft.say('known.goal', {
    hasGoal: goals.length > 0 ? 'yes' : 'no',
    theirGoal: quote(goals[0]?.words ?? ''),
    open: open.length > 0 ? 'yes' : 'no',
    theirStep: quote(open.at(-1)?.words ?? ''),
  });
}

/** Of a note, in characters: the rest is in the full copy. */
const NOTE_SHOWN = 160;

const answer = (given: boolean | null) => (given === null ? 'none' : given ? 'yes' : 'no');

function dateOf({ context }: Draft, at: number): string {
  const { date } = localTime(at, context.person.timezone);
  return shortDate(date, context.language.locale);
}
