import { Misspellings } from './misspellings';
import { numeralAt } from './numerals';
import { PhraseBook } from './phrases';
import { readMessage } from './read';
import { type Clause, type Message, type Token, wordAt } from './token';
import { type AnswerOptions, type Choice, LONGEST_ANSWER, notTaken, type Parsed, taken } from './types';
import type { AnswerWords } from './words';

/** More words of other matters than this beside an option, and the message is about something else. */
const MOST_ODD_WORDS = 2;

/**
 * One of the named options: its own words (misspelt too, or only the word in them that no other option has), its place
 * in the list ("2", "the last one", "b"). "both", "either" and "not the first" choose nothing.
 */
export function parseChoice(text: string, { words, choices = [] }: Pick<AnswerOptions, 'words' | 'choices'>): Parsed<string> {
  if (text.length > LONGEST_ANSWER) return notTaken('too-long');
  if (text.trim() === '') return notTaken('empty');
  const named = optionBook(choices, words);
  const guess = new Misspellings(named.words, (word) => named.words.has(word) || words.reading.lexicon.knows(word));
  const message = readMessage(text, words.reading, guess);
  const face = choices.find((c) => c.words.some((w) => w.trim() === text.trim()));
  if (face !== undefined) return taken(face.value, true);

  const read = message.clauses.map((clause) => readClause(clause, named, choices, words));
  if (read.some((r) => r.open)) return notTaken('unclear');
  const chosen = new Set(afterCorrection(read).flatMap((r) => r.named));
  const odd = read.reduce((sum, r, i) => sum + (message.clauses[i]?.after === 'because' ? 0 : r.odd), 0);
  const [only, ...others] = chosen;
  if (others.length > 0) return notTaken('contradiction');
  if (only !== undefined) return odd > MOST_ODD_WORDS ? notTaken('unclear') : taken(only, odd === 0 && read.every((r) => r.sure));
  return read.some((r) => r.denied) ? notTaken('unclear') : byPlace(message, choices, words);
}

interface ClauseChoices {
  readonly named: readonly string[];
  readonly odd: number;
  readonly sure: boolean;
  readonly open: boolean;
  readonly denied: boolean;
  /** It begins by taking back what was said before. */
  readonly corrects: boolean;
}

function afterCorrection(read: readonly ClauseChoices[]): readonly ClauseChoices[] {
  const last = read.findLastIndex((r, i) => i > 0 && r.corrects && r.named.length > 0);
  return last > 0 ? read.slice(last) : read;
}

/**
 * Phrases and single words that stand for one option. A word that two options share stands for neither.
 */
function optionBook(choices: readonly Choice[], { reading, choice, common }: AnswerWords): PhraseBook<string | null> {
  const book = new PhraseBook<string | null>();
  const owners = new Map<string, Set<string>>();
  for (const { value, words } of choices) {
    for (const phrase of words.map((w) => reading.lexicon.phrase(w))) {
      book.add(phrase, value);
      for (const word of phrase) {
        if (choice.common.has(word) || common.little.has(word) || common.within.has(word) || word.length < 3) continue;
        owners.set(word, (owners.get(word) ?? new Set()).add(value));
      }
    }
  }
  for (const [word, values] of owners) book.add([word], values.size === 1 ? ([...values][0] ?? null) : null);
  return book;
}

function readClause({ tokens }: Clause, named: PhraseBook<string | null>, choices: readonly Choice[], words: AnswerWords): ClauseChoices {
  const { common, choice } = words;
  const found: string[] = [];
  let [odd, sure, open, denied, anyDenied] = [0, true, false, false, false];
  for (let i = 0; i < tokens.length; ) {
    const option = named.longest(tokens, i, common.within);
    const isOpen = choice.open.longest(tokens, i);
    const aside = choice.asides.longest(tokens, i) ?? common.fillers.longest(tokens, i);
    const place = placeAt(tokens, i, choices, words);
    if (isOpen !== null && isOpen.end > (option?.end ?? i)) open = true;
    const said = option !== null ? { value: option.entry, end: option.end } : place;
    if (isOpen === null && said !== null && said.value !== null) {
      if (!denied) found.push(said.value);
      anyDenied ||= denied;
      denied = false;
      sure &&= tokens.slice(i, said.end).every((t) => t.sure);
    } else if (common.negators.longest(tokens, i) !== null) denied = true;
    else if (aside === null && said === null && isOpen === null && !common.little.has(wordAt(tokens, i))) odd++;
    i = Math.max(i + 1, said?.end ?? 0, isOpen?.end ?? 0, said === null ? (aside?.end ?? 0) : 0);
  }
  const corrects = common.corrections.longest(tokens, 0) !== null;
  return { named: found, odd, sure, open, denied: anyDenied || denied, corrects };
}

/** "the first one", "option 2", "number two" */
function placeAt(tokens: readonly Token[], at: number, choices: readonly Choice[], { choice, common }: AnswerWords) {
  const lead = choice.leadIns.longest(tokens, at);
  const place = choice.places.longest(tokens, at);
  const number = lead === null ? null : numeralAt(tokens, lead.end, common);
  if (place !== null) {
    const index = place.entry === 'last' ? choices.length : place.entry;
    return { value: choices[index - 1]?.value ?? null, end: place.end };
  }
  return number === null || !Number.isInteger(number.value) ? null : { value: choices[number.value - 1]?.value ?? null, end: number.end };
}

/** A bare figure or letter, with nothing else in the message but politeness. */
function byPlace(message: Message, choices: readonly Choice[], { choice, common }: AnswerWords): Parsed<string> {
  const places: number[] = [];
  for (const { tokens } of message.clauses) {
    for (let i = 0; i < tokens.length; ) {
      const aside = choice.asides.longest(tokens, i) ?? common.fillers.longest(tokens, i) ?? choice.leadIns.longest(tokens, i);
      const number = numeralAt(tokens, i, common);
      const letter = /^[a-z]$/u.test(wordAt(tokens, i)) ? wordAt(tokens, i).charCodeAt(0) - 96 : null;
      if (number !== null) places.push(number.value);
      else if (letter !== null && (tokens.length === 1 || aside === null)) places.push(letter);
      else if (aside === null) return notTaken('unclear');
      i = number?.end ?? Math.max(i + 1, letter === null || tokens.length > 1 ? (aside?.end ?? 0) : 0);
    }
  }
  const [place, ...others] = new Set(places);
  if (place === undefined) return notTaken('unclear');
  if (others.length > 0) return notTaken('contradiction');
  const chosen = Number.isInteger(place) ? choices[place - 1] : undefined;
  return chosen === undefined ? notTaken('out-of-range') : taken(chosen.value, true);
}
