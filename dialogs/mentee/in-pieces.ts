import { letGo, startFlow, waitingStep } from '../flow/engine';
import { recognise, remarksIn } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { meantBy, toldNoSlip } from './no-slip';
import { listen } from './not-understood';
import { A_TALK } from './slip-told';

/** What was written before in this talk, the oldest first; nothing after an hour without a word. */
export function saidBefore({ state, context }: Draft): readonly string[] {
  const isOld = state.lastHeard === null || context.now - state.lastHeard >= A_TALK;
  return isOld ? [] : (state.toldLast?.words ?? []);
}

/**
 * What few words mean only by what was written before them: "fucked up", and then "drink"; "gagging for one", and then "just had one", or
 * "gone off a bit". `false`: nothing of the kind.
 */
export function hearInPieces(draft: Draft): boolean {
  const before = saidBefore(draft);
  if (before.length === 0 || draft.state.welcome !== 'done' || wordCount(draft.heard) > A_PIECE) return false;
  const waiting = waitingStep(draft);
  const flow = waiting?.flow.name ?? '';
  if (TELLING.has(flow)) return false;
  if (namesWhatItWas(draft, before, flow) || tellsHowItWent(draft, before, flow)) return true;
  return heldBack(draft, before, flow) || namesWhom(draft, flow);
}

/** Words. */
const A_PIECE = 6;
const A_NAME = 3;
/** In these every word is theirs, or a slip is told already. */
const TELLING: ReadonlySet<string> = new Set([
  'slip-up',
  'letter',
  'story',
  'story-part',
  'listening',
  'goal',
  'step-nudge',
]);
const CLOSED: ReadonlySet<string> = new Set(['', 'offer-mentor']);

const FEELING: ReadonlySet<string> = new Set(['anger', 'rough', 'what-would-help', 'offer-mentor']);
const OF_THE_DAY: ReadonlySet<string> = new Set(['', 'check-in', 'hello']);

/** "Messed up again": "drink". "Its the drink": "last night". They are over, and are no craving. */
function namesWhatItWas(draft: Draft, before: readonly string[], flow: string): boolean {
  const { remarks, heard, context } = draft;
  if (wordCount(heard) > A_NAME) return false;
  const isNamed = remarks.has('means-craving') && before.some((text) => isMess(draft, text));
  const isOfMess = OF_THE_DAY.has(flow) && before.slice(-1).some((text) => isMess(draft, text));
  // "Fucked up", and then "last night": it was then.
  const isOfThen = (flow === 'craving' || isOfMess) && remarks.has('days-past');
  if (!isNamed && !isOfThen) return false;
  const named = [heard ?? '', ...before].join('. ');
  const drugs = context.language.topics.about(named, ['drugs']) !== null;
  return begin(draft, 'slip-up', { kind: drugs ? 'drugs' : 'other' });
}

/** After a craving was told: they gave in, or got rid of it, or it is less. */
function tellsHowItWent(draft: Draft, before: readonly string[], flow: string): boolean {
  const { remarks, heard, context } = draft;
  const craved = before.filter((text) => isCraving(draft, text));
  // "4 weeks clean", and then "then had one".
  const isAfterAll = remarks.has('gave-in') && before.some((text) => countsDays(draft, text));
  if (craved.length === 0) return isAfterAll && begin(draft, 'slip-up', { kind: 'other' });
  const { topics } = context.language;
  const drugs = topics.about(craved.join('. '), ['drugs']) !== null;
  if (remarks.has('gave-in') && flow !== 'craving') return begin(draft, 'slip-up', { kind: drugs ? 'drugs' : 'other' });
  const text = heard ?? '';
  if (!CLOSED.has(flow) || topics.leaves(text)) return false;
  if (topics.easing(text)) return begin(draft, 'craving', { drugs }, 'easing');
  return (topics.eases(text) || remarks.has('got-rid')) && begin(draft, 'craving', { drugs }, 'passed');
}

/** "Nearly walked out", and then "but i didnt": that is something, and nothing left undone. */
function heldBack(draft: Draft, before: readonly string[], flow: string): boolean {
  if (!draft.remarks.has('but-did-not') || !(OF_THE_DAY.has(flow) || FEELING.has(flow))) return false;
  const nearly = before.at(-1) ?? '';
  if (!remarksIn(nearly, draft.context.language.remarks).has('nearly-did')) return false;
  return begin(draft, 'good-news', { stopped: true, news: `${nearly}, ${draft.heard ?? ''}` });
}

/** "I lied", and then "to dave": of whom it is, and nobody is sent for. */
function namesWhom(draft: Draft, flow: string): boolean {
  if (!OF_THE_DAY.has(flow) || !draft.remarks.has('to-them')) return false;
  listen(draft, draft.heard ?? '');
  return true;
}

/** "Fucked up", "let everyone down": something went wrong, and what is not said. */
function isMess({ context }: Draft, text: string): boolean {
  return wordCount(text) <= A_PIECE && recognise(text, context.language.intents).intent === 'slip-up';
}

function isCraving(draft: Draft, text: string): boolean {
  return meantBy(draft, text).intent === 'craving' || toldNoSlip(draft, text)?.what === 'not-yet';
}

function countsDays({ context }: Draft, text: string): boolean {
  return remarksIn(text, context.language.remarks).has('counts-days');
}

function begin(draft: Draft, flow: string, given: Record<string, string | boolean>, at?: string): true {
  letGo(draft);
  draft.state.lost = 0;
  startFlow(draft, flow, given, at === undefined ? {} : { at });
  return true;
}
