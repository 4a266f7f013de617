import { LONGEST_ANSWER, notTaken } from './types';

/** Whether there is anything in it that can be seen. Media alone leaves nothing, or a placeholder. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{C}\p{M}\uFFFC\uFFFD\u2800\u3164]/u.test(text);
}

/** What every closed question refuses before it reads a word, or null. */
export function refusedUnread(text: string) {
  if (text.length > LONGEST_ANSWER) return notTaken('too-long');
  return isBlank(text) ? notTaken('empty') : null;
}
