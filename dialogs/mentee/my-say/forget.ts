import { saysOnlyAnswer } from '../../answers';
import type { MenteeState } from '../../state';
import type { Draft } from '../draft';
import { A_TALK, letSlipGo, noteMoreOfSlip, slipTold } from '../slip-told';
import { wordsOf } from '../words-told';
import type { Forgettable, Told } from './shape';

/** Let go of something they told, and say what cannot be: what a person has read, and that they asked for it. */
export function forget(draft: Draft, what: Forgettable): void {
  const { state } = draft;
  state.lost = 0;
  const event = state.toldLast?.event ?? null;
  if (what === 'last' && event === null) return draft.say('forget.nothing');
  const besides = what === 'last' ? slipOfThat(draft) : [];
  if (what === 'last') forgetLast(state);
  else if (what === 'talk') forgetTalk(state);
  else {
    if (!isKept(state, what)) return draft.say('forget.none');
    ALL_OF[what](state);
  }
  if (besides.length > 0) letSlipGo(state);
  state.flows = [];
  if (what === 'last' || what === 'talk') state.toldLast = null;
  // What is let go of may stand in what they told last, too.
  else if (state.toldLast !== null) delete state.toldLast.words;
  draft.effects.push({ kind: 'record', do: 'forget', what, event: what === 'last' ? event : null });
  for (const told of besides) draft.effects.push({ kind: 'record', do: 'forget', what, event: told });
  draft.ledger('forgotten', { what });
  draft.say(what === 'last' || what === 'talk' ? 'forget.done' : 'forget.done-named', { what });
}

/** The messages of a slip that "that" is about: told in this talk, with nothing else told since. The last message goes anyhow. */
function slipOfThat({ state, context }: Draft): readonly string[] {
  const { event, kinds } = state.toldLast ?? { event: null, kinds: [] };
  if (kinds.some((kind) => kind !== 'slip')) return [];
  return (slipTold(state, context.now) ?? []).filter((told) => told !== event);
}

/**
 * What of the state a message has told, so that it can be let go of. A bare "no", or an hour, tells nothing by itself: for as long as they
 * talk, "that" is what was told before it.
 */
export function noteTold(before: MenteeState, draft: Draft): void {
  const { state, context, heard, eventId: event } = draft;
  const goal = goalTold(before, state);
  const kinds = KINDS.filter((kind) => (kind === 'goal' ? goal !== null : hasTold(before, state, kind)));
  const isAnswer = saysOnlyAnswer(heard ?? '', context.language.answers) || setsAnHour(before, state);
  if (kinds.length === 0 && state.handoff === null && isAnswer) {
    const isSameTalk = before.lastHeard !== null && context.now - before.lastHeard < A_TALK;
    if (!isSameTalk) state.toldLast = null;
    return;
  }
  if (kinds.length === 0 && before.flows.some(({ flow }) => flow === 'slip-up')) noteMoreOfSlip(draft);
  state.toldLast = { event, kinds, ...(goal === null ? {} : { goal }), ...wordsOf(before, draft) };
}

/** When to ask about a step is no words of theirs: the step is. */
function setsAnHour(before: MenteeState, { steps }: MenteeState): boolean {
  const step = steps.at(-1);
  const then = before.steps.find(({ id }) => id === step?.id);
  return step !== undefined && then !== undefined && step.nudgeAt !== then.nudgeAt;
}

/** The goal that is new, or was put into other words. That one has gone leaves another the last: none was told. */
function goalTold(before: MenteeState, { goals }: MenteeState): { id: string; words: string | null } | null {
  const wordsOf = (id: string) => before.goals.find((goal) => goal.id === id)?.words ?? null;
  const told = goals.findLast(({ id, words }) => words !== wordsOf(id));
  return told === undefined ? null : { id: told.id, words: wordsOf(told.id) };
}

function hasTold(before: MenteeState, state: MenteeState, kind: Exclude<Told, 'goal'>): boolean {
  const [then, now] = [SHOWS[kind](before), SHOWS[kind](state)];
  return now !== null && JSON.stringify(then) !== JSON.stringify(now);
}

/** What changes when something of the kind is told. */
const SHOWS: Readonly<Record<Exclude<Told, 'goal'>, (state: MenteeState) => unknown>> = {
  step: ({ steps }) => steps.at(-1)?.id ?? null,
  proud: ({ proud }) => proud.at(-1) ?? null,
  helped: ({ helped }) => helped.at(-1) ?? null,
  mood: ({ mood }) => mood,
  slip: ({ slip }) => slip,
  gentle: ({ gentle }) => gentle.at(-1) ?? null,
};

function forgetLast(state: MenteeState): void {
  for (const kind of state.toldLast?.kinds ?? []) LAST_OF[kind](state);
  const last = state.toldLast?.words?.at(-1);
  if (last !== undefined) letKeptGo(state, last);
}

/** What was kept for whoever comes goes with it, and what they read of danger stays: that has been sent. */
function forgetTalk(state: MenteeState): void {
  state.forMentor = [];
  if (state.handoff?.status !== 'open') return;
  state.handoff.waiting = [];
  delete state.handoff.someoneElse;
}

/** What nobody has come for yet, nobody has read. */
function letKeptGo(state: MenteeState, words: string): void {
  state.forMentor = state.forMentor.filter((text) => text !== words);
  if (state.handoff?.status === 'open') state.handoff.waiting = state.handoff.waiting.filter((text) => text !== words);
}

const LAST_OF: Readonly<Record<Told, (state: MenteeState) => void>> = {
  goal(state) {
    const told = state.toldLast?.goal ?? { id: state.goals.at(-1)?.id ?? '', words: null };
    const reworded = told.words === null ? undefined : state.goals.find(({ id }) => id === told.id);
    if (reworded !== undefined && told.words !== null) reworded.words = told.words;
    else forgetGoal(state, told.id);
  },
  step: (state) => void state.steps.pop(),
  proud: (state) => void state.proud.pop(),
  helped: (state) => void state.helped.pop(),
  mood: forgetMood,
  slip: forgetSlip,
  gentle: (state) => void state.gentle.pop(),
};
const KINDS: readonly Told[] = ['goal', 'step', 'proud', 'helped', 'mood', 'slip', 'gentle'];

/** A goal goes with the words of its steps. */
export function forgetGoal(state: MenteeState, id: string): void {
  if (state.toldLast !== null) delete state.toldLast.words;
  state.goals = state.goals.filter((goal) => goal.id !== id);
  state.steps = state.steps.filter(({ goal }) => goal !== id);
}

type Named = Exclude<Forgettable, 'last' | 'talk'>;

const ALL_OF: Readonly<Record<Named, (state: MenteeState) => void>> = {
  goal(state) {
    state.goals = [];
    state.steps = [];
  },
  proud(state) {
    state.proud = [];
  },
  helped(state) {
    state.helped = [];
  },
  mood: forgetMood,
  slip: forgetSlip,
};

function forgetMood(state: MenteeState): void {
  state.mood = null;
  state.lowDays = 0;
}

function forgetSlip(state: MenteeState): void {
  state.slip = null;
}

/** Earlier moods and slips stand in the record alone, so that there may be some although the state has none. */
function isKept({ goals, steps, proud, helped }: MenteeState, what: Named): boolean {
  if (what === 'goal') return goals.length + steps.length > 0;
  if (what === 'proud') return proud.length > 0;
  return what !== 'helped' || helped.length > 0;
}
