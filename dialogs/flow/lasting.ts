import type { Draft } from '../mentee/draft';
import { localTime } from '../time';
import { PLAINLY, type Understanding } from '../understanding';
import { wordCount } from '../word-count';
import type { Flow } from './book';
import { waitingStep } from './engine';

const HOUR = 60 * 60_000;
/** A longer message tells something, whatever else it names. */
const MOST_WORDS = 8;
/** A shorter one may well belong to what the flow keeps: "evenings" is when it is worst. */
const FEWEST_WORDS = 4;

/** For how long without a word the flow under way still is a talk, in ms; 0 when it says nothing about that. */
export function lastsFor(draft: Draft): number {
  return (waitingStep(draft)?.flow.lasts ?? 0) * HOUR;
}

/** Whether they fell silent for longer than the flow under way lasts. */
export function hasLapsed(draft: Draft): boolean {
  const { state, context } = draft;
  const lasts = lastsFor(draft);
  return lasts > 0 && state.lastHeard !== null && context.now - state.lastHeard >= lasts;
}

/** Talks of one day: what is written the next morning is no answer to what was asked in them. */
const OF_ONE_DAY: ReadonlySet<string> = new Set([
  'slip-up',
  'next-hour',
  'goal',
  'good-news',
  'offer-mentor',
  'practical-help',
  'rough',
  'lonely',
  'anger',
  'feedback',
]);
/** After midnight a talk may still go on. */
const A_NIGHT = 5 * HOUR;

/** Whether the question that waits was put in a talk of another day, which is over. What plainly belongs to it still does. */
export function isOfYesterday(draft: Draft, meant: () => Understanding): boolean {
  const { state, context, today } = draft;
  const flow = waitingStep(draft)?.flow;
  if (flow === undefined || !OF_ONE_DAY.has(flow.name) || state.lastHeard === null) return false;
  const last = Math.max(state.lastHeard, state.started?.at ?? 0);
  const isOver = context.now - last > A_NIGHT && localTime(last, context.person.timezone).date < today;
  return isOver && !flow.keeps.includes(meant().intent);
}

/** Whether a message turns from this flow to something else, plainly and in a few words. */
export function turnsFrom(flow: Flow, text: string, { intent, confidence }: Understanding): boolean {
  if (!flow.yields.includes(intent) || confidence < PLAINLY) return false;
  const words = wordCount(text);
  return words <= MOST_WORDS && (words >= FEWEST_WORDS || !flow.keeps.includes(intent));
}
