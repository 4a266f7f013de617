import { asidesIn } from '../asides/book';
import { readYesNo } from '../flow/answer';
import { wordCount } from '../word-count';
import type { Draft } from './draft';

/** "Yeah ok im him". */
export function beginsWithYes(draft: Draft, text: string): boolean {
  const [first = ''] = text.trim().split(/[\s,.]+/u);
  const isLong = wordCount(text) > A_FEW || text.includes('?') || draft.context.language.topics.asks(text);
  return !isLong && readYesNo(first, draft) === 'yes';
}

const A_FEW = 5;

/** "Hows it work", "is it free": whoever asks on has said nothing yet of whether they expected us. */
export function asksBack({ context, remarks }: Draft, text: string): boolean {
  if (text.includes('?') || remarks.has('who-told') || context.language.topics.asks(text)) return true;
  return asidesIn(text, context.language.asides).length > 0;
}
