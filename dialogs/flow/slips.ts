import { goalInHand } from '../goals/in-hand';
import { nextWay } from '../lately';
import type { Draft } from '../mentee/draft';
import { meantBy } from '../mentee/no-slip';
import { wasJustSaid } from '../mentee/said-last';
import { whereTold } from '../mentee/slip-told';
import { isOnlyWhen } from '../rhythm';
import { HOUR } from '../rhythm/next-hour';
import { quote } from '../scripts/quote';
import type { Frame } from '../state';
import { localTime } from '../time';
import { type Remark, remarksIn } from '../understanding';
import { wordCount } from '../word-count';
import { readYesNo } from './answer';
import { stepsDone } from './facts';
import { textIn } from './memory';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` where a slip is told. Part of ACTIONS. Goals and steps stay as they are. */
export const SLIPS = {
  /** Put down that one was told; whether one was told before today, and whether drugs are named for the first time. */
  'note-slip'(draft, frame) {
    const kind = textIn(frame, 'kind');
    const isTold = draft.state.slip?.day === draft.today && draft.state.slip.kind === kind;
    frame.memory['before'] = isTold || wasJustSaid(draft, [`slip-up.${kind}`]);
    frame.memory['past'] = draft.remarks.has('days-past');
    // "I robbed a shop when I was 16": the limits are said, and it is no slip of today.
    if (kind !== 'offence' || !draft.remarks.has('not-of-now')) noteSlip(draft, kind);
    frame.memory['warn'] = mustWarn(draft, kind === 'drugs');
  },
  /** Thanks, that it happens to many, and one thing that they have built: each time in other words. */
  'thank-for-slip'(draft, frame) {
    const way = draft.state.slip?.way ?? 0;
    const { topics } = draft.context.language;
    const proud = draft.state.proud.findLast(({ words }) => topics.discreet(words) && !isOfDays(words, draft))?.words;
    const goal = goalInHand(draft.state)?.words;
    const built: ('proud' | 'steps' | 'goal')[] = [];
    if (stepsDone(draft.state) > 0) built.push('steps');
    if (goal !== undefined && draft.context.language.topics.discreet(goal)) built.push('goal');
    if (proud !== undefined) built.push('proud');
    // Somebody else may be reading: nothing of theirs is named.
    const named = draft.isAnybody ? undefined : built[way % Math.max(built.length, 1)];
    if (named === 'proud') draft.say(`${frame.flow}.thank-proud`, { proud: quote(proud ?? '') }, { way });
    else if (named === 'goal') draft.say(`${frame.flow}.thank-goal`, { goal: quote(goal ?? '') }, { way });
    else draft.say(`${frame.flow}.thank`, {}, { way });
  },
  /** They say how it came. Drugs that are named only now are noted, so that what keeps people safe is said. */
  'hear-story'(draft, frame) {
    const heard = draft.heard ?? '';
    const { intent, entities } = meantBy(draft, heard);
    const told = intent === 'slip-up' && entities['kind'] === 'drugs';
    frame.memory['bit'] = frame.memory['bit'] !== true && isABit(draft, heard);
    frame.memory['warn'] = mustWarn(draft, told || draft.context.language.topics.about(heard, ['drugs']) !== null);
  },
  /** They go on telling: it is heard, and a shrug needs no thanks. */
  'hear-more'(draft, frame) {
    const { topics } = draft.context.language;
    const heard = draft.heard ?? '';
    if (topics.shrug(heard) || topics.passes(heard) || topics.wantsIdea(heard)) return;
    const detail = topics.mentioned(heard);
    if (detail === null) draft.say(`${frame.flow}.heard`);
    else draft.say(`${frame.flow}.reflect`, { detail });
  },
  /** What they asked in the same message, where only a doctor or a solicitor may answer that. */
  'answer-beside'(draft, frame) {
    const asks = textIn(frame, 'asks');
    if (asks === 'medical') draft.say('advice.medical');
    if (asks === 'legal') draft.say('advice.legal');
  },
  'note-warned'(draft) {
    if (draft.state.slip !== null) draft.state.slip.warned = draft.today;
  },
  /** What the next hour is to hold: their own words, one of ours when they want one, or nothing. */
  'hear-hour'(draft, frame) {
    const { topics } = draft.context.language;
    const heard = draft.heard ?? '';
    const said = readYesNo(heard, draft);
    const none = said === 'no' || topics.passes(heard);
    const plan = topics.isToDo(heard) ? 'own' : 'unclear';
    // "Leave em alone" is a plan, and tells of no loneliness.
    const keepsAway = draft.remarks.has('keeps-away') || draft.remarks.has('keeps-from-them');
    const other = none ? 'none' : keepsAway ? 'own' : goesOnTelling(draft, heard) ? 'more' : plan;
    frame.memory['pick'] =
      said === 'yes' || topics.wantsIdea(heard) || draft.remarks.has('suggest-one') ? 'idea' : other;
  },
  'set-next-hour'(draft) {
    draft.state.nextHour = draft.context.now + HOUR;
    draft.ledger('next-hour-set');
  },
} as const satisfies Record<string, Action>;

/** What is planned for an hour takes fewer words. */
const A_PLAN = 12;
const TELLING: ReadonlySet<string> = new Set(['slip-up', 'low', 'lonely', 'scared', 'angry', 'abuse', 'feedback']);

/** "Few cans", "saturday", "yeah": so few words begin to tell. */
const A_BIT = 2;
const A_BIT_OF_IT = 6;

/** How much, of what or when it was, and no more yet. */
function isABit({ context, remarks }: Draft, heard: string): boolean {
  const words = wordCount(heard);
  const { rhythm, answers, topics } = context.language;
  // "Was bored" says what was going on, and is said back.
  if (topics.mentioned(heard) !== null) return false;
  const isWhen = isOnlyWhen(heard, rhythm, answers, localTime(context.now, context.person.timezone));
  const isOfIt = isWhen || remarks.has('amount') || remarks.has('how-much') || remarks.has('days-past');
  return words <= A_BIT || (words <= A_BIT_OF_IT && isOfIt);
}

/** They do not name anything for the next hour, but tell more of what happened. */
function goesOnTelling(draft: Draft, heard: string): boolean {
  const { context, remarks } = draft;
  const { topics, rhythm, answers } = context.language;
  const long = wordCount(heard) > A_PLAN;
  const asks = heard.includes('?') || topics.asks(heard);
  // "since saturday", "bout 50 quid", "dave cant know", "5"
  const isOfIt =
    isOnlyWhen(heard, rhythm, answers, localTime(context.now, context.person.timezone)) ||
    OF_WHAT_WAS.some((remark) => remarks.has(remark)) ||
    !/\p{L}/u.test(heard);
  return long || asks || isOfIt || topics.goesOn(heard) || TELLING.has(meantBy(draft, heard).intent);
}

const OF_WHAT_WAS: readonly Remark[] = [
  'dont-tell',
  'dont-send-on',
  'tells-mentor',
  'amount',
  'how-much',
  'counts-days',
  'from-zero',
  'regrets',
  'no-good',
  'how-things-stand',
];

/** Days that were counted before it are not thrown at anybody, nor that they had stopped. */
function isOfDays(words: string, { context }: Draft): boolean {
  const said = remarksIn(words, context.language.remarks);
  return said.has('counts-days') || said.has('days-alone') || said.has('has-stopped');
}

/** One more slip, of which the last is kept. */
export function noteSlip(draft: Draft, kind: string) {
  const { slip } = draft.state;
  const way = slip === null ? 0 : nextWay(slip.way ?? 0);
  const warned = slip?.warned ? { warned: slip.warned } : {};
  draft.state.slip = { day: draft.today, kind, way, ...warned, ...whereTold(draft) };
  draft.ledger('slip-up', { kind });
}

/** Once a day is enough. */
function mustWarn({ state, today }: Draft, isAboutDrugs: boolean): boolean {
  return isAboutDrugs && state.slip?.warned !== today;
}
