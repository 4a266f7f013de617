import { type ArgKind, type CueArgKinds, type Listener, STANDARD_ARGS } from '../../../dialogs/cues';
import type { Asked, FlowFile } from '../../../dialogs/flow/book';
import { type Known, tracesOf } from './knowledge';

/** What an argument can hold at a moment. */
export interface Offer {
  readonly kinds: readonly (ArgKind | 'choice')[];
  /** For a `choice`: what it can be. */
  readonly values?: readonly string[];
  /** There are people for whom it is empty. */
  readonly blank: boolean;
}

/** The arguments that a wording may use at a moment. */
export type Offers = ReadonlyMap<string, Offer>;

const STEP_KNOWN = ['hasStep', 'hasStepToday', 'goalHasStep'] as const;

/** What every cue is offered. What the bot starts leaves out a goal or step that says too much for a lock screen. */
export function standard(to: Listener, known: Known, unasked: boolean): Offers {
  const certain = (name: string) => {
    if (name === 'mentor' || name === 'hasMentor') return known.has('hasMentor');
    if (name === 'goal') return known.has('hasGoal') && !unasked;
    if (name === 'step') return STEP_KNOWN.some((fact) => known.has(fact)) && !unasked;
    return true;
  };
  return new Map(
    Object.entries(STANDARD_ARGS[to]).map(([name, kind]) => [name, { kinds: [kind], blank: !certain(name) }]),
  );
}

/** What whoever speaks adds. */
export const fixed = (args: CueArgKinds): Offers =>
  new Map(
    Object.entries(args).map(([name, kind]) => [
      name,
      { kinds: [kind], blank: kind === 'mentor' || kind === 'has-mentor' },
    ]),
  );

/** The standard arguments, and over them the flow's memory: what is certainly in it, and what may be. */
export function offersAt(flow: FlowFile, known: Known, unasked: boolean): Offers {
  const offers = new Map(standard('mentee', known, unasked));
  for (const [name, offer] of memoryOf(flow)) {
    const before = offers.get(name);
    if (known.has(name) || name in flow.given) offers.set(name, offer);
    else if (before !== undefined) offers.set(name, { ...before, kinds: [...before.kinds, ...offer.kinds] });
  }
  return offers;
}

const OF_ASK: Readonly<Record<Asked, ArgKind | 'choice'>> = {
  mood: 'count',
  number: 'count',
  'yes-no': 'yes-no',
  choice: 'choice',
  progress: 'choice',
  text: 'words',
  time: 'stored',
  date: 'stored',
  when: 'stored',
  break: 'stored',
  goal: 'stored',
};
const PROGRESS = ['done', 'partly', 'not-yet'];

function memoryOf({ steps, given }: FlowFile): Offers {
  const memory = new Map<string, Offer>();
  const add = (name: string, kind: ArgKind | 'choice', values: readonly string[] = []) => {
    const before = memory.get(name);
    const kinds = [...new Set([...(before?.kinds ?? []), kind])];
    memory.set(name, { kinds, values: [...(before?.values ?? []), ...values], blank: false });
  };
  for (const [name, type] of Object.entries(given)) add(name, type === 'number' ? 'count' : OF_ASK[type]);
  for (const { ask, keep, choices } of Object.values(steps)) {
    if (keep !== undefined && ask !== undefined)
      add(keep, OF_ASK[ask], choices ?? (ask === 'progress' ? PROGRESS : []));
  }
  // What an action writes takes the place of what an answer left there: set-nudge's {day} and {time}.
  for (const { do: actions = [] } of Object.values(steps)) {
    for (const action of [actions].flat()) {
      for (const [name, kind] of Object.entries(tracesOf(action).memory ?? {})) {
        memory.set(name, { kinds: [kind], blank: false });
      }
    }
  }
  return memory;
}
