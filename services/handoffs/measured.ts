import type { Outcome } from '../../dialogs/handoffs/handoff';
import { mostPressing } from '../../dialogs/handoffs/priority';
import type { Applied } from '../../dialogs/handoffs/rule';
import type { Asked } from './store';

/** What a transition may be the first of since somebody began to wait; measures.lua knows whether it is. */
const MEASURED: Partial<Record<Outcome, 'begins' | 'claim' | 'word'>> = {
  opened: 'begins',
  reopened: 'begins',
  claimed: 'claim',
  'taken-over': 'claim',
  answered: 'word',
};

/** What measures.lua is told, in its order: by then the handoff goes by the most pressing of all its reasons. */
export function measured({ request, by }: Asked, { decision, handoff }: Applied): readonly string[] {
  const unseen = request.do === 'decline' && request.unseen === true;
  return [
    MEASURED[decision.outcome] ?? '',
    handoff === null ? '' : mostPressing(handoff.reasons),
    handoff === null ? '' : String(handoff.openedAt),
    JSON.stringify(decision.offered),
    unseen ? by.id : '',
  ];
}
