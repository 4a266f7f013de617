import type { Draft } from '../mentee/draft';
import { meantBy, STOPPED, toldNoSlip } from '../mentee/no-slip';
import { tellsGood } from '../mentee/tells-good';
import type { Frame } from '../state';
import { type Intent, PLAINLY, type Remark } from '../understanding';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` with what is told on a day that is not low. Part of ACTIONS. */
export const MEETING = {
  /** How long they have kept something up, or news that is good, is met as that; anything else as `reflect` does. */
  meet(draft, frame) {
    frame.memory['hard'] = isHard(draft);
    if (frame.memory['hard'] === false && countsDays(draft, frame)) return draft.say('good-news.counted');
    if (frame.memory['hard'] === false && hasStopped(draft)) return draft.say('good-news.stopped');
    if (frame.memory['hard'] === false && tells(draft, NEWS) && tellsGood(draft))
      return draft.say('small-talk.good-news');
    const detail = draft.context.language.topics.mentioned(draft.heard ?? '');
    if (detail !== null) return draft.say(`${frame.flow}.reflect`, { detail });
    if (isGood(frame)) draft.say(`${frame.flow}.glad-heard`);
    else draft.say(`${frame.flow}.heard`);
  },
} as const satisfies Record<string, Action>;

/** A mood from here on is a good day. */
const GOOD = 4;

const isGood = ({ memory }: Frame) => Number(memory['mood']) >= GOOD && memory['hard'] === false;

/** "3 weeks clean", and on a good day a bare "76 days". */
function countsDays({ remarks, heard }: Draft, frame: Frame): boolean {
  return remarks.has('counts-days') || (isGood(frame) && remarks.has('days-alone') && /\d/.test(heard ?? ''));
}

const hasStopped = (draft: Draft) => meantBy(draft, draft.heard ?? '').entities['matter'] === STOPPED;

const NEWS: ReadonlySet<Intent> = new Set<Intent>(['good-news']);
const HARD_TIMES: ReadonlySet<Intent> = new Set<Intent>([
  'slip-up',
  'craving',
  'lonely',
  'scared',
  'angry',
  'low',
  'practical-help',
]);
const HARD_REMARKS: readonly Remark[] = [
  'no-good',
  'told-death',
  'cried',
  'cannot-face',
  'told-no',
  'regrets',
  'of-the-dead',
];
const HARD_SUBJECTS = ['died', 'parted', 'kids', 'sleepless'] as const;
/** Whether what they told is hard, whatever figure they gave. */
function isHard(draft: Draft): boolean {
  const { topics } = draft.context.language;
  return (
    topics.about(draft.heard ?? '', HARD_SUBJECTS) !== null ||
    HARD_REMARKS.some((remark) => draft.remarks.has(remark)) ||
    tells(draft, HARD_TIMES) ||
    toldNoSlip(draft, draft.heard ?? '')?.what === 'others'
  );
}

function tells(draft: Draft, intents: ReadonlySet<Intent>): boolean {
  const { intent, confidence } = meantBy(draft, draft.heard ?? '');
  return confidence >= PLAINLY && intents.has(intent);
}
