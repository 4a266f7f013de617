import type { MenteeState, SmallStep } from '../state';
import { addDays, localTime } from '../time';
import type { TurnContext } from '../turn';

/** What a flow's conditions and wording may know besides its own memory. All are true at the moment they are asked. */
export interface Facts {
  /** How many check-ins in a row were low (1 or 2). */
  readonly lowDays: number;
  readonly hasGoal: boolean;
  /** A small step is set and still open. */
  readonly hasStep: boolean;
  /** The open step's moment is today. */
  readonly hasStepToday: boolean;
  readonly hasMentor: boolean;
  /** Somebody has been asked to come, and has not finished. */
  readonly humanAsked: boolean;
  readonly slippedYesterday: boolean;
  /** Small steps done, all time. */
  readonly stepsDone: number;
  /** The last message said more than the answer itself. */
  readonly saidMore: boolean;
}

export const FACT_TYPES: Readonly<Record<keyof Facts, 'int' | 'bool'>> = {
  lowDays: 'int',
  hasGoal: 'bool',
  hasStep: 'bool',
  hasStepToday: 'bool',
  hasMentor: 'bool',
  humanAsked: 'bool',
  slippedYesterday: 'bool',
  stepsDone: 'int',
  saidMore: 'bool',
};

/** An answer with at least this many words has told us something besides. */
const MORE_THAN_AN_ANSWER = 4;

export function factsOf(state: MenteeState, context: TurnContext, heard: string | null): Facts {
  const { date: today } = localTime(context.now, context.person.timezone);
  const step = openStep(state);
  const zone = context.person.timezone;
  return {
    lowDays: state.lowDays,
    hasGoal: state.goals.length > 0,
    hasStep: step !== null,
    hasStepToday: step?.nudgeAt != null && localTime(step.nudgeAt, zone).date === today,
    hasMentor: context.person.mentor !== undefined,
    humanAsked: state.handoff !== null,
    slippedYesterday: state.slip !== null && state.slip.day >= addDays(today, -1),
    stepsDone: stepsDone(state),
    saidMore: heard !== null && heard.trim().split(/\s+/).length >= MORE_THAN_AN_ANSWER,
  };
}

/** Small steps done, all time. */
export function stepsDone(state: MenteeState): number {
  return state.steps.filter((s) => s.outcome === 'done').length;
}

/** The small step in hand: the open one that was set last. */
export function openStep(state: MenteeState): SmallStep | null {
  return state.steps.findLast((s) => s.outcome === 'open') ?? null;
}
