import { findHelp, isUnchecked } from '../help/find';
import type { Draft } from '../mentee/draft';
import { quote } from '../scripts/quote';
import { render } from '../scripts/render';
import type { Frame } from '../state';
import { textIn } from './memory';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` about practical help. Part of ACTIONS. */
export const HELPING = {
  /** The place that fits best and was not named before in this talk. */
  'find-help'(draft, frame) {
    const wanted = {
      need: textIn(frame, 'need'),
      topic: textIn(frame, 'topic'),
      words: textIn(frame, 'trouble'),
      told: toldIn(frame),
    };
    draft.state.helpTopic = wanted.topic;
    const entry = findHelp(draft.context.directory, wanted, draft.today);
    frame.memory['found'] = entry !== null;
    if (entry === null) return;
    frame.memory['help'] = entry.say;
    frame.memory['unchecked'] = isUnchecked(entry, draft.today);
    noteTold(frame, entry.id);
  },
  'note-help'(draft, frame) {
    draft.ledger('help-named', { entry: toldIn(frame).at(-1) ?? '' });
  },
  /** More about the place that was named last, once. */
  'find-more-help'(draft, frame) {
    const last = toldIn(frame).at(-1);
    const more = draft.context.directory.find(({ id }) => id === last)?.more ?? '';
    frame.memory['found'] = more !== '' && frame.memory['help'] !== more;
    if (more !== '') frame.memory['help'] = more;
  },
  /** A person was asked already, and what they need now cannot wait: it is sent on, and kept for them. */
  'send-on'(draft, frame) {
    const { handoff } = draft.state;
    if (handoff?.status === 'open') draft.openHandoff(handoff.reason, textIn(frame, 'trouble'), 'more');
  },
  'ask-along': (draft, frame) => draft.openHandoff('asked', forMentor(draft, textIn(frame, 'trouble'))),
  'ask-along-untold': (draft) => draft.openHandoff('asked', forMentor(draft, '')),
} as const satisfies Record<string, Action>;

function noteTold(frame: Frame, id: string) {
  frame.memory['_told'] = [...toldIn(frame), id].join('|');
}

function toldIn(frame: Frame): readonly string[] {
  return textIn(frame, '_told')
    .split('|')
    .filter((id) => id !== '');
}

/** What the mentor reads: that somebody to go along is wanted, and with their consent what for. */
function forMentor({ context, today, state }: Draft, trouble: string): string {
  const wording = context.language.wording.get('practical-help.for-mentor');
  if (wording === undefined) throw new Error('There is no wording for practical-help.for-mentor.');
  const args = { trouble: quote(trouble), told: trouble === '' ? 'no' : 'yes' };
  return render(wording, args, { person: context.person.id, day: today, channel: state.channel }).text;
}
