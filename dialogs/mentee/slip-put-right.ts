import { noteSlip } from '../flow/slips';
import type { Draft } from './draft';
import { letSlipGo, slipTold } from './slip-told';

/**
 * "Not drugs, drink", in the talk in which one was noted: it is put down as what it was. What was asked about it still stands. `false`:
 * nothing of the kind.
 */
export function hearSlipPutRight(draft: Draft): boolean {
  const { state, context, remarks, effects } = draft;
  const told = slipTold(state, context.now);
  if (told === null || !remarks.has('not-that') || state.slip?.kind === 'drink') return false;
  for (const event of told) effects.push({ kind: 'record', do: 'forget', what: 'slip', event });
  letSlipGo(state);
  noteSlip(draft, 'drink');
  for (const { flow, memory } of state.flows) if (flow === 'slip-up') memory['kind'] = 'drink';
  state.lost = 0;
  draft.say('slip-up.put-right');
  return true;
}
