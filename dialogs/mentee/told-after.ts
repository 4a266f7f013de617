import { readYesNo } from '../flow/answer';
import type { Intent, Understanding } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { isAboutDrugs } from './hard-times';
import { wasJustSaid } from './said-last';
import { saidPlainly } from './said-plainly';
import { isOfAnyTalk, isOfEverydayTalk } from './talk-goes-on';

/** What was said last to whoever called the day low, and goes on telling. */
const OF_A_LOW_DAY: readonly string[] = [
  'check-in.close-low',
  'rough.close',
  'small-talk.heard',
  'small-talk.heard-low',
  'small-talk.ok',
  'fallback.listening',
  'fallback.reflect',
];

/** A longer message tells something of its own. Words. */
const A_PIECE = 8;
/** "gutted", "could of cried", "bricking it" */
const A_FEELING = 4;
/** A low day, of five. */
const LOW = 2;
/** So many pieces in a row are more than an afterthought, and somebody may be wanted for them. */
const MANY = 5;

const FEELINGS: ReadonlySet<Intent> = new Set<Intent>(['low', 'scared', 'angry', 'lonely']);
/** What is met for itself, guessed or not. */
const FOR_ITSELF: ReadonlySet<Intent> = new Set<Intent>([
  'slip-up',
  'mentor-please',
  'thanks',
  'delete-me',
  'wrong-number',
  'abuse',
  'practical-help',
]);
/** A death, a parting and a night without sleep have a talk of their own; so have children, unless they are what was just told. */
const SUBJECTS: readonly string[] = ['died', 'parted', 'sleepless'];

/**
 * After a check-in they go on telling, a piece at a time: "social worker off sick", "gutted". It is heard as that, and what it is is not asked
 * of whoever has just said it; nobody is offered for the third piece. `false`: nothing of the kind.
 */
export function hearToldAfter(draft: Draft, meant: Understanding): boolean {
  const { state, facts, heard, context } = draft;
  const text = heard ?? '';
  if (facts.dangerLately || state.handoff !== null || wordCount(text) > A_PIECE || !/\p{L}/u.test(text)) return false;
  if (context.language.topics.asks(text) || context.language.topics.about(text, SUBJECTS) !== null) return false;
  if (isOfLowDay(draft)) return hearOfLowDay(draft, meant, text);
  // In the middle of what they tell of an ordinary day: "bricking it" is about that, and so is whatever is only guessed to be a feeling.
  if (!FEELINGS.has(meant.intent) || wordCount(text) > A_FEELING || !isOfAnyTalk(draft)) return false;
  if (saidPlainly(draft) !== meant.intent) return say(draft, 'small-talk.heard');
  const isAboutIt =
    meant.intent !== 'lonely' && isOfEverydayTalk(draft) && !wasJustSaid(draft, ['small-talk.heard-low']);
  return isAboutIt && say(draft, 'small-talk.heard-low');
}

/** They called the day low, and what was said last only heard what they told of it. */
export function isOfLowDay(draft: Draft): boolean {
  const { state, today } = draft;
  return state.mood?.day === today && state.mood.value <= LOW && wasJustSaid(draft, OF_A_LOW_DAY);
}

function hearOfLowDay(draft: Draft, meant: Understanding, text: string): boolean {
  if (!isOfNothingElse(draft, meant) || leaves(draft, text)) return false;
  if (readYesNo(text, draft) === 'no') return say(draft, 'small-talk.ok');
  const isFeeling = FEELINGS.has(meant.intent) && saidPlainly(draft) === meant.intent;
  // Said twice, it is more than a word about it: somebody is offered then.
  if (isFeeling && (wordCount(text) > A_FEELING || wasJustSaid(draft, ['small-talk.heard-low']))) return false;
  if (draft.state.lost + 1 >= MANY) return false;
  draft.state.lost += 1;
  draft.say(isFeeling || draft.remarks.has('no-good') ? 'small-talk.heard-low' : 'small-talk.heard');
  return true;
}

/** A feeling, chat, or what is only guessed of so few words; a wish that is said outright is done. */
function isOfNothingElse(draft: Draft, { intent }: Understanding): boolean {
  if (FEELINGS.has(intent) || intent === 'unsure' || intent === 'small-talk') return true;
  if (FOR_ITSELF.has(intent) || (intent === 'craving' && isAboutDrugs(draft))) return false;
  return saidPlainly(draft) !== intent;
}

/** "Yeah", "goodnight": answered as ever. */
function leaves({ remarks, context }: Draft, text: string): boolean {
  return remarks.has('yes-alone') || remarks.has('laughs') || context.language.topics.leaves(text);
}

function say(draft: Draft, cue: string): true {
  draft.state.lost = 0;
  draft.say(cue);
  return true;
}
