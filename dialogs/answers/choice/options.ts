import { countsSomething, numeralAt } from '../reading/numerals';
import { type Found, PhraseBook } from '../reading/phrases';
import { type Token, wordAt } from '../reading/token';
import type { Choice } from '../types';
import type { AnswerWords } from '../words';

/** What a phrase stands for: an option, or nothing for a word that two options have and that chooses neither. */
export type OptionBook = PhraseBook<{ readonly value: string | null }>;

/** Shorter words are in too many sentences to name an option by themselves. */
const SHORTEST_NAME = 3;

/** The options' own words, each word of them that belongs to one option alone, and the words that they share. */
export function optionBook(choices: readonly Choice[], { reading, choice, common }: AnswerWords): OptionBook {
  const book: OptionBook = new PhraseBook();
  const owners = new Map<string, Set<string>>();
  for (const { value, words } of choices) {
    for (const phrase of words.map((w) => reading.lexicon.phrase(w))) {
      book.add(phrase, { value });
      for (const word of phrase) {
        const isCommon = choice.common.has(word) || common.little.has(word) || common.within.has(word);
        if (!isCommon && word.length >= SHORTEST_NAME) owners.set(word, (owners.get(word) ?? new Set()).add(value));
      }
    }
  }
  for (const [word, values] of owners) {
    const [only, ...others] = values;
    if (only !== undefined) book.add([word], { value: others.length === 0 ? only : null });
  }
  return book;
}

/** "the first one", "option 2", "2", "b": the option in that place, or null when the list does not go so far. */
export function placeAt(
  tokens: readonly Token[],
  at: number,
  choices: readonly Choice[],
  words: AnswerWords,
): Found<string | null> | null {
  const { choice, common } = words;
  const inPlace = (place: number, end: number) => ({ entry: choices[place - 1]?.value ?? null, end });
  const place = choice.places.longest(tokens, at);
  if (place !== null) return inPlace(place.entry === 'last' ? choices.length : place.entry, place.end);
  const lead = choice.leadIns.longest(tokens, at)?.end ?? at;
  const number = numeralAt(tokens, lead, common);
  if (number !== null) {
    const isCount =
      countsSomething(tokens, number.end, common) ||
      !Number.isInteger(number.value) ||
      wordAt(tokens, number.end) === '/';
    return isCount ? null : inPlace(number.value, number.end);
  }
  const letter = /^[a-z]$/u.exec(tokens[lead]?.written ?? '')?.[0];
  // "a" and "I" are words before they are letters.
  const alone = lead > at || (tokens.length === 1 && at === 0);
  return letter !== undefined && alone ? inPlace(letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1, lead + 1) : null;
}
