import { isBlank } from './closed';
import { notTaken, type Parsed, taken } from './types';

/** Anything that can be seen, trimmed, however long. Media without a word is empty. */
export function parseText(text: string): Parsed<string> {
  return isBlank(text) ? notTaken('empty') : taken(text.trim(), true);
}
