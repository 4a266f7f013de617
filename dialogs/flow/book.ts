import { z } from 'zod';
import { ACTION_NAMES, type ActionName } from './actions';
import { type Condition, compileCondition, memoryTypes } from './conditions';

const answerType = z.enum([
  'mood',
  'yes-no',
  'choice',
  'text',
  'number',
  'time',
  'date',
  'when',
  'progress',
  'break',
  'goal',
]);
export type Asked = z.infer<typeof answerType>;

const stepName = z.string().regex(/^[a-z][a-z0-9-]*$/, 'step names are small letters, figures and hyphens');
const branch = z.strictObject({
  when: z.string().optional(),
  to: stepName.optional(),
  call: z.string().optional(),
});
const step = z.strictObject({
  ask: answerType.optional(),
  /** The options of a `choice`, or what may be said besides a `goal`; their words stand beside the wording. */
  choices: z.array(z.string()).min(1).optional(),
  say: z.literal(true).optional(),
  keep: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .optional(),
  do: z.union([z.string(), z.array(z.string())]).optional(),
  go: z.union([stepName, z.array(branch).min(1)]).optional(),
  /** For a question of yes or no: only a yes that could mean nothing else is taken. Consent is never guessed. */
  plainly: z.literal(true).optional(),
  /** Where a plain "no" or "dunno" leads, when the question is not one of yes or no. */
  declined: stepName.optional(),
  /** Where a mere yes or ok leads, when the question is not one of yes or no. */
  assents: stepName.optional(),
  /** For a question that takes their own words: where a message leads that only names a day or a time. */
  timed: stepName.optional(),
  /** Where somebody is led who tells something instead of giving one of the answers; where only a plain yes counts, whatever else they write. */
  otherwise: stepName.optional(),
  /** Waits without words of its own: an action has just spoken. */
  quietly: z.literal(true).optional(),
  /** With it the bot begins a talk by itself, each time in other words: every day, or now and then. See `dialogs/openings.ts`. */
  opening: z.enum(['daily', 'seldom']).optional(),
});

const HAVE_CHOICES: ReadonlySet<string> = new Set(['choice', 'goal']);

/** dialogs/flows/<name>.yaml: the steps of one dialog, without wording. */
export const flowFile = z.strictObject({
  flow: stepName,
  start: stepName,
  /** What becomes of the flow that this one cut into: taken up again where it was, the same without putting its question again, or let go. */
  after: z.enum(['resume', 'quietly', 'settle']).default('settle'),
  /** Intents that belong to this flow's own questions and do not cut into them. */
  keeps: z.array(z.string()).default([]),
  /** Intents that end this flow, whatever it asks, when a short message plainly says them. */
  yields: z.array(z.string()).default([]),
  /** For how many hours without a word it goes on. As long, nothing is started; afterwards what they write is heard for itself. */
  lasts: z.number().int().positive().optional(),
  /** An offer: what is not an answer to its question ends it, and is heard for itself. */
  offer: z.boolean().default(false),
  /** What whoever starts it hands over, by name and type. */
  given: z.record(z.string(), z.enum(['text', 'number', 'yes-no'])).default({}),
  steps: z.record(stepName, step),
});
export type FlowFile = z.infer<typeof flowFile>;

export interface Branch {
  readonly when: Condition | null;
  /** A step of the same flow, or `end`. */
  readonly to: string | null;
  readonly call: string | null;
}

export interface Step {
  readonly name: string;
  readonly cue: string;
  readonly ask: Asked | null;
  readonly choices: readonly string[];
  readonly says: boolean;
  readonly plainly: boolean;
  readonly keep: string | null;
  readonly actions: readonly ActionName[];
  readonly go: readonly Branch[];
  readonly declined: string | null;
  readonly assents: string | null;
  readonly otherwise: string | null;
  readonly timed: string | null;
  readonly isOpening: boolean;
}

export interface Flow {
  readonly name: string;
  readonly start: string;
  readonly after: 'resume' | 'quietly' | 'settle';
  readonly keeps: readonly string[];
  readonly yields: readonly string[];
  /** Hours; null for as long as any question waits. */
  readonly lasts: number | null;
  readonly offer: boolean;
  /** What whoever begins it hands over, by name. */
  readonly given: readonly string[];
  readonly steps: ReadonlyMap<string, Step>;
}

export type FlowBook = ReadonlyMap<string, Flow>;

/**
 * Compile flow files into a book.
 * @throws with one line that names flow, step and what to mend: an unknown action or step, a condition that does not hold together.
 */
export function compileFlows(files: readonly FlowFile[]): FlowBook {
  const names = new Set(files.map((f) => f.flow));
  return new Map(files.map((file) => [file.flow, compileFlow(file, names)]));
}

function compileFlow(file: FlowFile, flows: ReadonlySet<string>): Flow {
  const fail = (where: string, what: string): never => {
    throw new Error(`dialogs/flows/${file.flow}.yaml, ${where}: ${what}`);
  };
  const known = (name: string) => name === 'end' || Object.hasOwn(file.steps, name);
  const types = memoryTypes(file);
  if (!known(file.start) || file.start === 'end') fail('start', `there is no step "${file.start}".`);

  const steps = Object.entries(file.steps).map(([name, raw]): [string, Step] => {
    const branches = typeof raw.go === 'string' ? [{ to: raw.go }] : (raw.go ?? [{ to: 'end' }]);
    if (raw.choices !== undefined ? !HAVE_CHOICES.has(raw.ask ?? '') : raw.ask === 'choice')
      fail(name, '`choices` belong to `ask: choice`; `ask: goal` may have some.');
    const actions = (typeof raw.do === 'string' ? [raw.do] : (raw.do ?? [])).map((action) =>
      isAction(action) ? action : fail(name, `there is no action "${action}". There are: ${ACTION_NAMES.join(', ')}.`),
    );
    if (raw.plainly === true && raw.ask !== 'yes-no') fail(name, '`plainly` belongs to `ask: yes-no`.');
    for (const aside of [raw.declined, raw.assents, raw.otherwise, raw.timed]) {
      if (aside !== undefined && !known(aside)) fail(name, `there is no step "${aside}".`);
    }
    if (raw.opening !== undefined && raw.say !== true && raw.ask === undefined) fail(name, '`opening` needs words.');
    if (raw.quietly === true && raw.ask !== 'text') fail(name, '`quietly` belongs to `ask: text`.');
    const go = branches.map((b): Branch => {
      if (b.to === undefined && b.call === undefined) fail(name, 'a branch needs `to` or `call`.');
      if (b.to !== undefined && !known(b.to)) fail(name, `there is no step "${b.to}" to go to.`);
      if (b.call !== undefined && !flows.has(b.call)) fail(name, `there is no flow "${b.call}" to call.`);
      const when = b.when === undefined ? null : compileCondition(b.when, types, (why) => fail(name, why));
      return { when, to: b.to ?? null, call: b.call ?? null };
    });
    return [
      name,
      {
        name,
        cue: `${file.flow}.${name}`,
        ask: raw.ask ?? null,
        choices: raw.choices ?? [],
        says: raw.say === true || (raw.ask !== undefined && raw.quietly !== true),
        plainly: raw.plainly === true,
        keep: raw.keep ?? null,
        actions,
        go,
        declined: raw.declined ?? null,
        assents: raw.assents ?? null,
        otherwise: raw.otherwise ?? null,
        timed: raw.timed ?? null,
        isOpening: raw.opening !== undefined,
      },
    ];
  });
  return {
    name: file.flow,
    start: file.start,
    after: file.after,
    keeps: file.keeps,
    yields: file.yields,
    lasts: file.lasts ?? null,
    offer: file.offer,
    given: Object.keys(file.given),
    steps: new Map(steps),
  };
}

function isAction(name: string): name is ActionName {
  return ACTION_NAMES.some((known) => known === name);
}
