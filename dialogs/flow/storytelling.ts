import type { Draft } from '../mentee/draft';
import type { Frame } from '../state';
import { countIn, textIn } from './memory';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` to have a mentor's story told. Part of ACTIONS. The mentor's own mailbox answers. */
export const STORYTELLING = {
  'ask-for-story': (draft, frame) => ask(draft, textIn(frame, 'topic'), null),
  'ask-for-next-part': (draft, frame) =>
    ask(draft, 'any', { story: textIn(frame, 'story'), part: countIn(frame, 'part') + 1 }),
} as const satisfies Record<string, Action>;

function ask(draft: Draft, topic: string, next: { readonly story: string; readonly part: number } | null) {
  const { mentor } = draft.context.person;
  if (mentor === undefined) return;
  const heard = [...draft.state.storiesHeard];
  draft.post(mentor.id, { kind: 'story-asked', mentee: draft.me, topic, heard, next });
}
