import type { Frame } from '../state';

/** What a flow keeps under a name; empty where that is no text. */
export function textIn(frame: Frame, name: string): string {
  const value = frame.memory[name];
  return typeof value === 'string' ? value : '';
}

/** How often something was counted under a name. */
export function countIn(frame: Frame, name: string): number {
  const value = frame.memory[name];
  return typeof value === 'number' ? value : 0;
}
