import type { Frame } from '../state';

/** What a flow keeps under a name; empty where that is no text. */
export function textIn(frame: Frame, name: string): string {
  const value = frame.memory[name];
  return typeof value === 'string' ? value : '';
}

/** How often a question was put once more that cannot be guessed. */
export const PUT_AGAIN = '_again';
/** So often, and then it stands without being put. */
export const MOST_AGAIN = 2;

/** Whether a question has been put often enough: it still stands, and is not put any more. */
export function isAtRest(frame: Frame): boolean {
  return countIn(frame, PUT_AGAIN) >= MOST_AGAIN;
}

/** When a question of consent or of a setting was last put, in ms since 1970. */
export const PUT_AT = '_put';

/** How often something was counted under a name. */
export function countIn(frame: Frame, name: string): number {
  const value = frame.memory[name];
  return typeof value === 'number' ? value : 0;
}

/** What a called flow is given of what the calling one knows: what they need help with, where they were asked about it; that it was a small step they wanted. */
export const HANDED_OVER: ReadonlySet<string> = new Set(['topic', 'trouble', 'drifts', 'wantsStep']);

/** What actions put together in our own words is not cut, as people's words are; nor is a story, which comes in pieces of its own. */
export const IN_OUR_WORDS: ReadonlySet<string> = new Set(['plan', 'help', 'passage', 'list', 'steps']);
