import { notTaken, type Parsed, taken } from './types';

/** Anything that can be seen, trimmed. A message of media alone has no words, only a placeholder or nothing: it is empty. */
export function parseText(text: string): Parsed<string> {
  const trimmed = text.trim();
  return /[^\s\p{C}\p{M}\uFFFC\uFFFD\u2800\u3164]/u.test(trimmed) ? taken(trimmed, true) : notTaken('empty');
}
