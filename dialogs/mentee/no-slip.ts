import { detectSafely, type SafetyFinding } from '../safety';
import {
  apartFrom,
  type Intent,
  PLAINLY,
  type Remark,
  recognise,
  remarksIn,
  UNSURE,
  type Understanding,
} from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';

/** What a message tells that may sound like a slip of their own and is none; of several the first here. */
const TOLD = {
  'not-yet-used': 'not-yet',
  'could-hit': 'angry',
  'supposes-use': 'supposed',
  'others-slip': 'others',
  'others-use': 'others',
  'has-stopped': 'stopped',
} as const satisfies Partial<Record<Remark, string>>;
type NoSlip = (typeof TOLD)[keyof typeof TOLD];
const NAMED = Object.entries(TOLD) as [keyof typeof TOLD, NoSlip][];
const NO_SLIP: ReadonlySet<Remark> = new Set(NAMED.map(([remark]) => remark));

interface ToldInstead {
  readonly what: NoSlip;
  /** The clauses that it leaves. */
  readonly rest: readonly string[];
  readonly clauses: number;
  /** Of a slip of their own that stands beside it: its kind. */
  readonly slip: string | null;
}

/** "I stopped drinking", "my mum gambles", "bought a bag and aint touched it": what is told instead of a slip; null where there is nothing of the kind. */
export function toldNoSlip(draft: Draft, text: string): ToldInstead | null {
  const told = toldOfSlips(draft, text);
  return told?.slip === null ? told : null;
}

function toldOfSlips(draft: Draft, text: string): ToldInstead | null {
  const { remarks, intents } = draft.context.language;
  const { made, rest, clauses } = apartFrom(
    text,
    NO_SLIP,
    remarks,
    intents.phrasebook.program.turningWords,
    namesOf(draft),
  );
  const what = NAMED.find(([remark]) => made.has(remark))?.[1];
  if (what === undefined || (what === 'others' && remarksIn(text, remarks).has('me-too'))) return null;
  return {
    what,
    rest,
    clauses,
    slip: rest.map((clause) => slipIn(draft, clause)).find((kind) => kind !== null) ?? null,
  };
}

/** "Stopped for a bit but used last night", "said no then had one anyway": what kind of slip a clause tells of; null for none. */
function slipIn(draft: Draft, clause: string): string | null {
  const { remarks, intents } = draft.context.language;
  const { intent, strong, entities } = recognise(clause, { ...intents, sense: null }, { names: namesOf(draft) });
  if (intent === 'slip-up' && strong) return entities['kind'] ?? 'other';
  return remarksIn(clause, remarks).has('gave-in') ? 'other' : null;
}

/** What words of theirs are about. */
export function meantBy(draft: Draft, text: string): Understanding {
  const { intents } = draft.context.language;
  return asTold(draft, text, recognise(text, intents, { names: namesOf(draft) }));
}

/** The same, as a recogniser made it out: what only sounds like a slip is taken for what is told instead. */
export function asTold(draft: Draft, text: string, meant: Understanding): Understanding {
  if (!MAY_BE_MISTAKEN.has(meant.intent)) return meant;
  if (meant.intent === 'slip-up' && remarksIn(text, draft.context.language.remarks).has('sounds-like-slip'))
    return UNSURE;
  const told = toldOfSlips(draft, text);
  if (told === null || !MISTAKEN_FOR[told.what].has(meant.intent)) return meant;
  if (told.slip !== null) return meant.intent === 'slip-up' ? meant : slipOf(told.slip);
  return besideIt(draft, told) ?? as(draft, told);
}

const slipOf = (kind: string): Understanding => ({
  intent: 'slip-up',
  confidence: 0.95,
  entities: { kind },
  strong: true,
});

/** More than "for 3 weeks" or "my mate". Words. */
const A_CLAUSE = 4;
const SUBJECTS = ['died', 'parted', 'kids', 'sleepless'] as const;

/** What else stands in the message, where that is plain: "off the gear 3 days and craving bad". */
function besideIt(draft: Draft, { what, rest }: ToldInstead): Understanding | null {
  const { intents } = draft.context.language;
  const left = rest.join('. ');
  const said = recognise(left, { ...intents, sense: null }, { names: namesOf(draft) });
  if (said.intent !== 'unsure') return NOT_BESIDE[what].has(said.intent) ? null : said;
  if (wordCount(left) < A_CLAUSE) return null;
  const guess = recognise(left, intents, { names: namesOf(draft) });
  return guess.intent === 'unsure' || NOT_BESIDE[what].has(guess.intent) ? null : guess;
}

function as(draft: Draft, told: ToldInstead): Understanding {
  const heard = { confidence: PLAINLY, entities: {}, strong: false };
  if (told.what === 'not-yet') return { ...heard, intent: 'craving' };
  if (told.what === 'angry') return { ...heard, intent: 'angry' };
  if (told.what !== 'stopped') return UNSURE;
  // What else they tell is not cheered at, whatever it is.
  const isMore = wordCount(told.rest.join(' ')) >= A_CLAUSE && !draft.remarks.has('counts-days');
  const isHard = draft.context.language.topics.about(draft.heard ?? '', SUBJECTS) !== null;
  return isMore || isHard ? UNSURE : { ...heard, intent: 'good-news', entities: { matter: STOPPED } };
}

/** The matter of good news: they have stopped, or had none of it. */
export const STOPPED = 'stopped';

const OF_SLIPS: readonly Intent[] = ['slip-up', 'craving'];
/** By what such words may be mistaken for. */
const MISTAKEN_FOR: Readonly<Record<NoSlip, ReadonlySet<Intent>>> = {
  stopped: new Set<Intent>([
    ...OF_SLIPS,
    'good-news',
    'unsure',
    'small-talk',
    'goal-drop',
    'step-not-done',
    'step-done',
    'goal-new',
  ]),
  others: new Set<Intent>([...OF_SLIPS, 'good-news']),
  'not-yet': new Set<Intent>(OF_SLIPS),
  angry: new Set<Intent>(OF_SLIPS),
  supposed: new Set<Intent>(OF_SLIPS),
};
const MAY_BE_MISTAKEN: ReadonlySet<Intent> = new Set(Object.values(MISTAKEN_FOR).flatMap((all) => [...all]));

/** "I'm good but my mate used" is no day to cheer at. */
const NOT_BESIDE: Readonly<Record<NoSlip, ReadonlySet<Intent>>> = {
  stopped: new Set<Intent>(['slip-up']),
  others: new Set<Intent>(['slip-up', 'good-news']),
  'not-yet': new Set<Intent>(['slip-up', 'good-news']),
  angry: new Set<Intent>(['slip-up', 'good-news']),
  supposed: new Set<Intent>(['slip-up']),
};

/**
 * Whether what was only felt to be danger is that they stopped, or have not touched it, and nothing else: what the message says besides is
 * listened to by itself.
 */
export function isNoSlipOnly(draft: Draft, { category }: SafetyFinding): boolean {
  const told = toldOfSlips(draft, draft.heard ?? '');
  if (told === null || told.what === 'angry' || told.what === 'supposed') return false;
  if (draft.remarks.has('bodes-ill')) return false;
  // "My mum drinks and hits me"
  if (told.what === 'others' && (category === 'child' || told.clauses > 1)) return false;
  const { remarks } = draft.context.language;
  // "Then had one last night", by itself, says nothing more.
  const left = told.rest.filter((clause) => !remarksIn(clause, remarks).has('gave-in')).join('. ');
  if (wordCount(left) > A_CLAUSE) return false;
  return left === '' || detectSafely(left, draft.context.language.safety, { asked: null, lowDays: 0 }).tier === 'none';
}

/** "I don't use no more" is about the drink and the drugs, and no goodbye, unless one stands beside it. @param sounds how words sound */
export function isOfStopping(draft: Draft, text: string, sounds: (words: string) => boolean): boolean {
  const told = toldNoSlip(draft, text);
  return told?.what === 'stopped' && !told.rest.some(sounds);
}

function namesOf({ context }: Draft): string[] {
  return context.person.mentor ? [context.person.mentor.name] : [];
}
