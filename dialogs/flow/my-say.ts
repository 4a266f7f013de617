import type { Draft } from '../mentee/draft';
import { keepConsent } from '../mentee/my-say/consents';
import { dayOfDeletion, keepEverything, wantDeletion } from '../mentee/my-say/deletion';
import { forget } from '../mentee/my-say/forget';
import { FORGETTABLE } from '../mentee/my-say/shape';
import type { Frame } from '../state';
import { textIn } from './memory';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` about what is kept of somebody and who sees it. Part of ACTIONS. */
export const MY_SAY = {
  'agree-totals': (draft, frame) => keepConsent(draft, 'totals', true, frame.version),
  'refuse-totals': (draft, frame) => keepConsent(draft, 'totals', false, frame.version),
  'agree-research': (draft, frame) => keepConsent(draft, 'research', true, frame.version),
  'refuse-research': (draft, frame) => keepConsent(draft, 'research', false, frame.version),
  'want-deletion'(draft, frame) {
    wantDeletion(draft);
    frame.memory['day'] = dayOfDeletion(draft);
  },
  'keep-everything': (draft) => keepEverything(draft),
  'forget-chosen'(draft, frame) {
    const chosen = FORGETTABLE.find((what) => what === textIn(frame, 'what'));
    if (chosen !== undefined) forget(draft, chosen);
  },
  'pass-on-unnamed': (draft, frame) => passOn(draft, frame, false),
  'pass-on-named': (draft, frame) => passOn(draft, frame, true),
  'pass-on-as-signed': (draft, frame) =>
    passOn(draft, frame, draft.context.language.mySay.signed(textIn(frame, 'words'))),
} as const satisfies Record<string, Action>;

/** To the coordinators. Nothing of it stands in the mentee's own ledger: whoever wished to be unnamed is. */
function passOn(draft: Draft, frame: Frame, named: boolean): void {
  draft.effects.push({ kind: 'record', do: 'feedback', from: named ? draft.me : null, words: textIn(frame, 'words') });
}
