import { noteAnswer, startFlow, type waitingStep } from '../flow/engine';
import type { Understanding } from '../understanding';
import { questionIn } from './asides';
import type { Draft } from './draft';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** They tell of a slip. A question for a doctor or a solicitor that stands in the same message is answered with it. */
export function tellOfSlip(draft: Draft, { entities }: Understanding) {
  const asks = questionIn(draft, draft.heard ?? '') ?? '';
  const named = entities['kind'] ?? 'other';
  // "lapsed, smoked a bag": what keeps people safe is for these too.
  const hasDrugs = named === 'other' && draft.context.language.topics.about(draft.heard ?? '', ['drugs']) !== null;
  startFlow(draft, 'slip-up', { kind: hasDrugs ? 'drugs' : named, asks, more: isBeingTold(draft) });
}

/**
 * While a slip is being told, it turns out that there were drugs as well, or an offence: what keeps people safe, and what may be shared,
 * is said then, and not only to those who begin with it. `false`: nothing of the kind.
 */
export function tellsMore(draft: Draft, { frame }: Waiting, understood: Understanding, text: string): boolean {
  const { intent, entities, strong } = understood;
  const kind = entities['kind'] ?? 'other';
  if (intent !== 'slip-up' || !strong || !isBeingTold(draft)) return false;
  const known = draft.state.flows.some((one) => one.flow === 'slip-up' && one.memory['kind'] === kind);
  const isNews = kind === 'offence' || (kind === 'drugs' && draft.state.slip?.warned !== draft.today);
  if (!isNews || (known && frame.flow === 'slip-up' && kind !== 'offence')) return false;
  noteAnswer(draft, text);
  tellOfSlip(draft, understood);
  return true;
}

/** They are in the middle of telling of a slip. */
function isBeingTold({ state }: Draft): boolean {
  return state.flows.some((one) => one.flow === 'slip-up');
}
