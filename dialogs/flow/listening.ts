import type { Draft } from '../mentee/draft';
import { meantBy } from '../mentee/no-slip';
import { goodSaidBefore } from '../mentee/said-good';
import { withWords } from '../own-words';
import { variantsOf } from '../scripts/render';
import type { Frame } from '../state';
import { countIn, textIn } from './memory';
import { noteSlip } from './slips';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` where somebody is only heard, rides something out, or has something kept. Part of ACTIONS. */
export const LISTENING = {
  /**
   * One more thing heard out: what it names said back, each thing once, or a line that was not said before. When all have been said
   * the bot says that it is quiet from now on, and is. A slip is thanked for, and noted; nothing is asked.
   */
  'hear-out'(draft, frame) {
    const heard = draft.heard ?? '';
    frame.memory['ended'] = draft.context.language.topics.closes(heard);
    if (frame.memory['ended']) return;
    // "Ok", "yeah": nothing was told.
    if (draft.remarks.has('yes-alone')) return draft.say('small-talk.ok');
    const slip = slipIn(draft, heard);
    if (slip !== null) {
      noteSlip(draft, slip);
      draft.say(`${frame.flow}.slip`, {}, { turn: nextTurn(frame, 'slip') });
      if (slip === 'drugs' && nextTurn(frame, 'safer') === 0) {
        draft.say(`${frame.flow}.safer`);
        if (draft.state.slip !== null) draft.state.slip.warned = draft.today;
      }
      return;
    }
    const detail = newDetail(draft, frame, heard);
    if (detail !== null) return draft.say(`${frame.flow}.reflect`, { detail }, { turn: nextTurn(frame, 'reflect') });
    if (frame.memory['drifts'] === true && nextTurn(frame, 'drifts') === 0) return draft.say(`${frame.flow}.drifts`);
    if (draft.facts.saidMuch && hasSpare(draft, frame, 'heard-much')) {
      return draft.say(`${frame.flow}.heard-much`, {}, { turn: nextTurn(frame, 'heard-much') });
    }
    if (hasSpare(draft, frame, 'heard')) {
      return draft.say(`${frame.flow}.heard`, {}, { turn: nextTurn(frame, 'heard') });
    }
    if (nextTurn(frame, 'all-said') === 0) draft.say(`${frame.flow}.all-said`);
    else draft.ledger('heard-in-quiet');
  },
  /** Asked which they would like, they went on telling instead. */
  'tell-on'(_draft, frame) {
    frame.memory['drifts'] = true;
  },
  /** One more minute of a craving: whether it has eased, whether they say goodbye, and whether it is about drugs. */
  'hear-minute'(draft, frame) {
    const { topics } = draft.context.language;
    const heard = draft.heard ?? '';
    // "Bit better" is not over yet; said twice, it is.
    const isLess = topics.easing(heard) && frame.memory['easing'] !== true;
    frame.memory['eased'] = topics.eases(heard) && !isLess;
    frame.memory['easing'] = isLess;
    frame.memory['ended'] = topics.leaves(heard);
    frame.memory['drugs'] = frame.memory['drugs'] === true || topics.about(heard, ['drugs']) !== null;
  },
  /** Where they are while it lasts: beside it, at home or out; empty for what says none of these. */
  'hear-place'(draft, frame) {
    frame.memory['place'] = placeIn(draft) ?? '';
  },
  'recall-what-helped'(draft, frame) {
    frame.memory['helped'] = draft.state.helped.at(-1)?.words ?? '';
  },
  'keep-what-helped'(draft, frame) {
    draft.state.helped = withWords(draft.state.helped, { day: draft.today, words: textIn(frame, 'helps') });
    draft.ledger('what-helped');
  },
  /** The message with which it began, in their own words; "proud of that" with what it is about. */
  'take-news'(draft, frame) {
    const before = draft.remarks.has('of-that') ? goodSaidBefore(draft) : '';
    frame.memory['told'] = before !== '';
    frame.memory['news'] = [before, draft.heard ?? ''].filter((said) => said !== '').join('. ');
  },
  'keep-proud'(draft, frame) {
    const words = [textIn(frame, 'news'), textIn(frame, 'more')].filter((said) => said !== '').join('. ');
    draft.state.proud = withWords(draft.state.proud, { day: draft.today, words });
    draft.ledger('proud-moment');
  },
} as const satisfies Record<string, Action>;

/** What somebody who craves something can do next depends on where they are. Null where they do not say. */
export function placeIn({ remarks }: Draft): 'near' | 'home' | 'out' | null {
  if (remarks.has('where-near')) return 'near';
  if (remarks.has('where-home')) return 'home';
  return remarks.has('where-out') ? 'out' : null;
}

/** How often a cue was spoken in this talk before; this one is counted. */
function nextTurn(frame: Frame, key: string): number {
  const turn = countIn(frame, `_${key}`);
  frame.memory[`_${key}`] = turn + 1;
  return turn;
}

/** Whether there is a way to say it that was not said in this talk. */
function hasSpare(draft: Draft, frame: Frame, key: string): boolean {
  const wording = draft.wordingOf(`${frame.flow}.${key}`);
  return wording !== undefined && countIn(frame, `_${key}`) < variantsOf(wording, draft.state.channel).length;
}

/** The first thing that is named for the first time in this talk, as it may be said back. */
function newDetail(draft: Draft, frame: Frame, heard: string): string | null {
  const before = textIn(frame, '_named').split('|');
  const detail = draft.context.language.topics.allMentioned(heard).find((named) => !before.includes(named)) ?? null;
  if (detail !== null) frame.memory['_named'] = [...before, detail].join('|');
  return detail;
}

/** What kind of slip is plainly told, or null. */
function slipIn(draft: Draft, heard: string): string | null {
  const meant = meantBy(draft, heard);
  return meant.intent === 'slip-up' && meant.strong ? (meant.entities['kind'] ?? 'other') : null;
}
