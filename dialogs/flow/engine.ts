import type { CueArgs, Priority } from '../effects';
import type { Draft } from '../mentee/draft';
import { isWornOut } from '../openings';
import { quote } from '../scripts/quote';
import type { Frame } from '../state';
import { ACTIONS } from './actions';
import { fixedAnswer, readAnswer, tellsOn } from './answer';
import type { Flow, FlowBook, Step } from './book';
import type { Memory } from './conditions';
import { HANDED_OVER, IN_OUR_WORDS, isAtRest, PUT_AT } from './memory';

/** More steps than this in one turn can only be a circle without a question in it. */
const MOST_STEPS = 60;

/** Begin a flow. What was under way is kept beneath it when the new flow resumes, and let go otherwise. */
export function startFlow(
  draft: Draft,
  name: string,
  given: Memory = {},
  how: { priority?: Priority; at?: string } = {},
) {
  const flow = flowOf(draft.context.flows, name);
  if (flow.after === 'settle') draft.state.flows = [];
  draft.state.flows.push({ ...firstFrame(flow, draft.context.edition, given), step: how.at ?? flow.start });
  run(draft, how.priority ?? 'reply');
}

/** The question that waits for an answer, or null. A place that a deploy took away begins its flow again, and says so. */
export function waitingStep(draft: Draft): { frame: Frame; step: Step; flow: Flow } | null {
  const frame = draft.state.flows.at(-1);
  if (frame === undefined) return null;
  const flow = flowsOf(draft, frame).get(frame.flow);
  const step = flow?.steps.get(frame.step);
  return flow === undefined || step === undefined || step.ask === null ? null : { frame, step, flow };
}

/** Whether the place where somebody stood has gone with a newer version of the flows. */
export function isStranded(draft: Draft): boolean {
  return draft.state.flows.length > 0 && waitingStep(draft) === null;
}

/** Begin the stranded flow again, kindly; or let it go when the flow itself is gone. */
export function restartStranded(draft: Draft) {
  const frame = draft.state.flows.at(-1);
  const flow = frame && draft.context.flows.get(frame.flow);
  draft.state.flows = [];
  draft.say('fallback.lost-place');
  if (flow && frame) startFlow(draft, flow.name, frame.memory);
}

/** Offer what was heard to the waiting question. `false`: it is not an answer to it, and nothing has changed. */
export function answer(draft: Draft, text: string): boolean {
  const waiting = waitingStep(draft);
  if (waiting === null) return false;
  const { frame, step } = waiting;
  const heard = readAnswer(step, text, draft);
  const aside =
    heard.kind === 'aside'
      ? heard.to
      : draft.facts.saidMore || step.plainly || tellsOn(step, text, draft)
        ? step.otherwise
        : null;
  if (heard.kind !== 'answer') {
    if (aside === null) return false;
    draft.state.lost = 0;
    goTo(draft, frame, aside);
    return true;
  }
  goOn(draft, frame, step, heard.value);
  return true;
}

/** Answer the waiting question, if it is the one that `cue` asks, with one of its fixed answers. `false`: neither, and nothing has changed. */
export function answerWith(draft: Draft, cue: string, choice: string): boolean {
  const waiting = waitingStep(draft);
  if (waiting === null || waiting.step.cue !== cue) return false;
  const value = fixedAnswer(waiting.step, choice);
  if (value === null) return false;
  goOn(draft, waiting.frame, waiting.step, value);
  return true;
}

function goOn(draft: Draft, frame: Frame, step: Step, value: string | number | boolean) {
  draft.state.lost = 0;
  if (step.keep !== null) frame.memory[step.keep] = value;
  for (const action of step.actions) ACTIONS[action](draft, frame);
  takeBranch(draft, frame, step, 0);
  run(draft, 'reply');
}

/** Keep what an answer says without going on from it: something else came with it that matters more. */
export function noteAnswer(draft: Draft, text: string) {
  const waiting = waitingStep(draft);
  if (waiting === null || waiting.step.ask === 'text') return;
  const heard = readAnswer(waiting.step, text, draft);
  if (heard.kind !== 'answer') return;
  if (waiting.step.keep !== null) waiting.frame.memory[waiting.step.keep] = heard.value;
  for (const action of waiting.step.actions) ACTIONS[action](draft, waiting.frame);
}

/** The waiting question is another one of its flow from here on, in a step that reads the same answers. It is not put again. */
export function askInstead(draft: Draft, step: string) {
  const waiting = waitingStep(draft);
  if (waiting === null || !waiting.flow.steps.has(step)) return;
  waiting.frame.step = step;
  waiting.frame.memory[ASKED] = step;
}

/** Let the waiting question go, with everything beneath it. */
export function letGo(draft: Draft) {
  draft.state.flows = [];
}

/** Ask the waiting question once more, in other words where there are some. */
export function askAgain(draft: Draft) {
  const waiting = waitingStep(draft);
  if (waiting === null) return;
  notePut(draft, waiting.frame);
  if (waiting.step.says) draft.say(waiting.step.cue, argsOf(waiting.frame), { again: true });
  else draft.say('fallback.once');
}

function goTo(draft: Draft, frame: Frame, to: string) {
  if (to === 'end') leave(draft);
  else frame.step = to;
  run(draft, 'reply');
}

/** Walk until a question waits or everything has ended. */
function run(draft: Draft, priority: Priority) {
  for (let walked = 0; walked < MOST_STEPS; walked++) {
    const frame = draft.state.flows.at(-1);
    if (frame === undefined) return;
    const step = flowsOf(draft, frame).get(frame.flow)?.steps.get(frame.step);
    if (step === undefined) throw new Error(`The flow ${frame.flow} has no step ${frame.step}.`);
    if (isAsked(frame)) return;
    if (step.says) draft.say(step.cue, argsOf(frame), { priority, opening: step.isOpening });
    if (step.ask !== null) {
      frame.memory[ASKED] = step.name;
      notePut(draft, frame);
      return;
    }
    for (const action of step.actions) ACTIONS[action](draft, frame);
    takeBranch(draft, frame, step, 0);
  }
  throw new Error(`The flow ${draft.state.flows.at(-1)?.flow ?? ''} goes round without asking anything.`);
}

/** Marks the question already put, so that coming back to a frame does not put it twice. */
const ASKED = '_asked';
const isAsked = (frame: Frame) => frame.memory[ASKED] === frame.step;

function takeBranch(draft: Draft, frame: Frame, step: Step, from: number) {
  delete frame.memory[ASKED];
  for (let i = from; i < step.go.length; i++) {
    const branch = step.go[i];
    if (branch === undefined || (branch.when !== null && !branch.when(frame.memory, draft.facts))) continue;
    if (i + 1 < step.go.length && isWornOutFor(draft, frame, branch.to)) continue;
    if (branch.call !== null) {
      frame.calledFrom = i;
      const called = flowOf(flowsOf(draft, frame), branch.call);
      draft.state.flows.push(firstFrame(called, frame.version, handedOver(called, frame)));
      return;
    }
    if (branch.to === 'end' || branch.to === null) return leave(draft);
    frame.step = branch.to;
    return;
  }
  leave(draft);
}

/** Whether a step opens a talk, and they have heard all its words in the last days: the next branch that holds is taken. */
function isWornOutFor(draft: Draft, frame: Frame, to: string | null): boolean {
  const step = to === null ? undefined : flowsOf(draft, frame).get(frame.flow)?.steps.get(to);
  const wording = step?.isOpening ? draft.wordingOf(step.cue) : undefined;
  return wording !== undefined && isWornOut(wording, draft.state.channel, draft.state.opened, draft.today);
}

/** Flows that ask for consent, or for a setting: what is said long afterwards is seldom the answer. */
export const SETTLES: ReadonlySet<string> = new Set([
  'welcome',
  'second-day',
  'check-in-time',
  'rhythm',
  'pause',
  'moved',
]);

function notePut({ context }: Draft, frame: Frame) {
  if (SETTLES.has(frame.flow)) frame.memory[PUT_AT] = context.now;
}

/** Their questions are about settings: after something else was answered they stand, and are not put again. */
const QUIETLY_LEFT: ReadonlySet<string> = new Set(['second-day', 'rhythm', 'check-in-time']);

/** End the flow on top, and go on in the one that called it or that it cut into. */
function leave(draft: Draft) {
  const ended = draft.state.flows.pop();
  const below = draft.state.flows.at(-1);
  if (below === undefined || ended === undefined) return;
  const step = flowsOf(draft, below).get(below.flow)?.steps.get(below.step);
  if (step === undefined) return restartStranded(draft);
  if (below.calledFrom === undefined) {
    // Where only a setting was changed in between, the question still stands, and need not be put again.
    const isQuiet = flowsOf(draft, ended).get(ended.flow)?.after === 'quietly' || QUIETLY_LEFT.has(below.flow);
    if (!isQuiet && !isAtRest(below)) delete below.memory[ASKED];
    return;
  }
  const next = below.calledFrom + 1;
  delete below.calledFrom;
  takeBranch(draft, below, step, next);
}

/** A flow goes on in the edition in which it began. Where that is not known any more, its place is looked for in today's, by name. */
function flowsOf({ context }: Draft, { version }: Frame): FlowBook {
  return (version === context.edition ? null : context.earlier(version)?.flows) ?? context.flows;
}

function flowOf(flows: FlowBook, name: string): Flow {
  const flow = flows.get(name);
  if (flow === undefined) throw new Error(`There is no flow ${name}.`);
  return flow;
}

/** What the called flow is to be given and the calling one was given too: what they need help with, where they were asked about it. */
function handedOver({ given }: Flow, { memory }: Frame): Memory {
  return Object.fromEntries(Object.entries(memory).filter(([name]) => HANDED_OVER.has(name) && given.includes(name)));
}

function firstFrame(flow: Flow, edition: string, given: Memory): Frame {
  return { flow: flow.name, version: edition, step: flow.start, memory: { ...given } };
}

function argsOf(frame: Frame): CueArgs {
  const args: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(frame.memory)) {
    if (name === PUT_AT) continue;
    const cut = typeof value === 'string' && !IN_OUR_WORDS.has(name);
    args[name] = typeof value === 'boolean' ? (value ? 'yes' : 'no') : cut ? quote(value) : value;
  }
  return args;
}
