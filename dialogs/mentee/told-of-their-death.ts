import { remarksIn } from '../understanding';
import type { Draft } from './draft';
import { pauseForDeath, wholeWord } from './wrong-number';

/**
 * Somebody else has the phone, and writes that whose it is has died: "this is his mum, hes dead", "Sam passed away on sunday". Nothing more is
 * sent there, and the team reads it in those words.
 * @returns whether it was that
 */
export function hearTheirDeath(draft: Draft, text: string): boolean {
  const { context, state } = draft;
  if (context.person.role === 'stranger' || state.paused !== null || !saysTheyDied(draft, text)) return false;
  pauseForDeath(draft, text);
  return true;
}

function saysTheyDied({ context }: Draft, text: string): boolean {
  const { intents, remarks } = context.language;
  const [first = ''] = context.person.name.split(/\s+/);
  const asExample = first === '' ? text : text.replaceAll(wholeWord(first), intents.exampleMentee);
  const said = remarksIn(asExample, remarks);
  if (!said.has('they-died')) return false;
  // "He died" may be anybody, unless it is one of the family who writes. "Sam died" is Sam.
  return (
    said.has('kin-writes') ||
    (first !== '' && wholeWord(first).test(text) && !remarksIn(withoutName(text, first), remarks).has('they-died'))
  );
}

/** With a word in the place of the name that is no word of any language. */
function withoutName(text: string, first: string): string {
  return text.replaceAll(wholeWord(first), 'xmenteex');
}
