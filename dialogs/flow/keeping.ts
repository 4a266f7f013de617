import { piecesOf, withPart } from '../keepsakes/shape';
import { readWhenBack } from '../keepsakes/when';
import type { Draft } from '../mentee/draft';
import { dateInWords } from '../mentee/own-time';
import { withWords } from '../own-words';
import type { Frame } from '../state';
import { DAY, localTime } from '../time';
import { textIn } from './memory';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` with what somebody keeps for a later day. Part of ACTIONS. */
export const KEEPING = {
  /** One more text of their letter, or the end of it. It is kept at once, so that nothing is lost when the talk breaks off. */
  'hear-letter'(draft, frame) {
    const heard = draft.heard ?? '';
    const isEnd = draft.context.language.topics.closes(heard);
    const letter = isEnd ? null : withPart(draft.state.letter, heard, draft.today);
    frame.memory['ended'] = isEnd;
    frame.memory['full'] = !isEnd && letter === null;
    if (letter === null) return;
    draft.state.letter = letter;
    draft.ledger('letter-kept', { texts: letter.parts.length });
  },
  /** When they want it back. What cannot be read stays as it was: they get it when they ask. */
  'hear-when-back'(draft, frame) {
    const { letter } = draft.state;
    const when = readWhenBack(draft, draft.heard ?? '');
    frame.memory['understood'] = when !== null;
    if (letter !== null && when !== null) draft.state.letter = { ...letter, ...when };
    const { back = 'when-asked', at = null } = draft.state.letter ?? {};
    frame.memory['back'] = back;
    const date = localTime(at ?? draft.context.now, draft.context.person.timezone).date;
    frame.memory['day'] = dateInWords(draft, date);
    if (when !== null) draft.ledger('letter-back', { when: back });
  },
  'read-letter'(draft, frame) {
    for (const part of draft.state.letter === null ? [] : piecesOf(draft.state.letter)) {
      draft.say(`${frame.flow}.part`, { part });
    }
    draft.ledger('letter-read');
  },
  'forget-letter'(draft) {
    draft.state.letter = null;
    draft.ledger('letter-forgotten');
  },
  'note-strength-asked'(draft) {
    draft.state.strengthAsked = draft.today;
  },
  'keep-strength'(draft, frame) {
    const words = textIn(frame, 'strength');
    draft.state.strengths = withWords(draft.state.strengths, { day: draft.today, words });
    draft.state.strengthAsked = draft.today;
    frame.memory['askBack'] = draft.state.strengthsBack === null;
    draft.ledger('strength-kept');
  },
  'bring-strengths-back'(draft) {
    draft.state.strengthsBack = true;
    draft.ledger('strengths-on-low-days', { wanted: 'yes' });
  },
  'leave-strengths'(draft) {
    draft.state.strengthsBack = false;
    draft.ledger('strengths-on-low-days', { wanted: 'no' });
  },
  /** Another one each day, so that what was kept long ago comes round too. */
  'recall-strength'(draft, frame) {
    const { strengths } = draft.state;
    const turn = Math.floor(draft.context.now / DAY) % Math.max(1, strengths.length);
    frame.memory['strength'] = strengths[turn]?.words ?? '';
  },
  'recall-hope'(draft, frame) {
    frame.memory['hope'] = draft.state.hopes.at(-1)?.words ?? '';
  },
  'keep-hope'(draft, frame) {
    draft.state.hopes = withWords(draft.state.hopes, { day: draft.today, words: textIn(frame, 'hope') });
    draft.ledger('hope-kept');
  },
  'forget-strengths'(draft) {
    draft.state.strengths = [];
    draft.state.hopes = [];
    draft.state.strengthsBack = null;
    draft.ledger('strengths-forgotten');
  },
} as const satisfies Record<string, Action>;
