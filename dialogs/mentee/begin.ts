import type { Memory } from '../flow/conditions';
import { startFlow } from '../flow/engine';
import type { Draft } from './draft';

/** Begins a flow in answer to what they wrote, which was understood. @param at where in it, if not where it starts */
export function begin(draft: Draft, flow: string, given: Memory = {}, at?: string): true {
  draft.state.lost = 0;
  startFlow(draft, flow, given, at === undefined ? {} : { at });
  return true;
}
