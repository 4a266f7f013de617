import type { MailboxEvent } from '../../events';
import { shortDate } from '../../flow/day-words';
import { startFlow } from '../../flow/engine';
import { openStep } from '../../flow/facts';
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
  if (state.goals.length > 0 || state.steps.length > 0) {
    const goals = state.goals.length;
    const step = openStep(state);
    draft.say('known.goal', {
      hasGoal: goals > 0 ? 'yes' : 'no',
      theirGoal: quote(state.goals.at(-1)?.words ?? ''),
      goals,
      open: step === null ? 'no' : 'yes',
      theirStep: quote(step?.words ?? ''),
    });
  } else draft.say('known.no-goal');
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

/** Of a note, in characters: the rest is in the full copy. */
const NOTE_SHOWN = 160;

const answer = (given: boolean | null) => (given === null ? 'none' : given ? 'yes' : 'no');

function dateOf({ context }: Draft, at: number): string {
  const { date } = localTime(at, context.person.timezone);
  return shortDate(date, context.language.locale);
}
