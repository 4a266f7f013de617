import { refusedUnread } from '../closed';
import { Misspellings } from '../reading/misspellings';
import { readMessage } from '../reading/read';
import { type Clause, type Token, wordAt } from '../reading/token';
import { type AnswerOptions, type Choice, notTaken, type Parsed, taken } from '../types';
import type { AnswerWords } from '../words';
import { type OptionBook, optionBook, placeAt } from './options';

/** More words of other matters than this beside an option, and the message is about something else. */
const MOST_ODD_WORDS = 2;

/**
 * One of the named options: its own words (misspelt too, or only the word in them that no other option has), or its
 * place in the list ("2", "the last one", "b"). "both", "either" and "not the first" choose nothing.
 */
export function parseChoice(
  text: string,
  { words, choices = [] }: Pick<AnswerOptions, 'words' | 'choices'>,
): Parsed<string> {
  const refused = refusedUnread(text);
  if (refused !== null) return refused;
  const exact = choices.find((c) => c.words.some((w) => w.trim() === text.trim()));
  if (exact !== undefined) return taken(exact.value, true);

  const options = optionBook(choices, words);
  const guess = new Misspellings(options.words, (word) => options.words.has(word) || words.reading.lexicon.knows(word));
  const { clauses } = readMessage(text, words.reading, guess);
  const read = clauses.map((clause) => readClause(clause, options, choices, words));
  const odd = read.reduce((sum, r, i) => sum + (clauses[i]?.after === 'because' ? 0 : r.odd), 0);
  const chosen = afterCorrection(read).flatMap((r) => r.chosen);
  // "I had a drink last night" does not choose the last one.
  const counted = chosen.filter((c) => c.byName || odd === 0);
  const values = new Set(counted.map((c) => c.value));
  const [value, ...others] = values;
  if (read.some((r) => r.open) || value === undefined || odd > MOST_ODD_WORDS) return notTaken('unclear');
  if (others.length > 0) return notTaken('contradiction');
  if (value === null) return notTaken('out-of-range');
  return taken(value, odd === 0 && counted.every((c) => c.sure) && read.every((r) => !r.denied));
}

/** "Both", "you pick", "not sure": it is about the choice, and chooses nothing. "They all use" is not. */
export function leavesChoiceOpen(text: string, { reading, choice }: AnswerWords): boolean {
  const { clauses } = readMessage(text, reading);
  return clauses.some(({ tokens }) => choice.open.longest(tokens, 0) !== null);
}

interface Chosen {
  /** Null for a place that the list does not have. */
  readonly value: string | null;
  /** By its words, and not by its place. */
  readonly byName: boolean;
  readonly sure: boolean;
}

interface ClauseChoices {
  readonly chosen: readonly Chosen[];
  readonly odd: number;
  readonly open: boolean;
  readonly denied: boolean;
  /** It begins by taking back what was said before. */
  readonly corrects: boolean;
}

function afterCorrection(read: readonly ClauseChoices[]): readonly ClauseChoices[] {
  const last = read.findLastIndex(
    (r, i) => i > 0 && r.corrects && read.slice(i).some((later) => later.chosen.length > 0),
  );
  return last > 0 ? read.slice(last) : read;
}

function readClause(
  { tokens }: Clause,
  options: OptionBook,
  choices: readonly Choice[],
  words: AnswerWords,
): ClauseChoices {
  const { common, choice } = words;
  const chosen: Chosen[] = [];
  let [odd, open, denied, anyDenied] = [0, false, false, false];
  for (let i = 0; i < tokens.length; ) {
    const named = options.longest(tokens, i, common.within);
    const isOpen = choice.open.longest(tokens, i);
    const place = named === null ? placeAt(tokens, i, choices, words) : null;
    const said = named ?? place;
    const value = named === null ? (place?.entry ?? null) : named.entry.value;
    const isShared = named !== null && value === null;
    if (isOpen !== null && isOpen.end > (said?.end ?? i)) {
      open = true;
      i = isOpen.end;
    } else if (said !== null) {
      const sure = tokens.slice(i, said.end).every((t) => t.sure);
      if (!denied && !isShared) chosen.push({ value, byName: named !== null, sure });
      anyDenied ||= denied;
      denied = false;
      i = said.end;
    } else {
      const negator = common.negators.longest(tokens, i);
      const aside = asideEnd(tokens, i, words);
      if (negator !== null) denied = true;
      else if (aside === i && !common.little.has(wordAt(tokens, i))) odd++;
      i = Math.max(i + 1, negator?.end ?? 0, aside);
    }
  }
  const corrects = common.corrections.longest(tokens, 0) !== null;
  return { chosen, odd, open, denied: anyDenied || denied, corrects };
}

function asideEnd(tokens: readonly Token[], at: number, { choice, common }: AnswerWords): number {
  const isJoin = tokens[at]?.kind === 'sign' || common.numbers.between.has(wordAt(tokens, at));
  const aside =
    choice.asides.longest(tokens, at) ?? common.fillers.longest(tokens, at) ?? choice.leadIns.longest(tokens, at);
  return Math.max(aside?.end ?? at, isJoin ? at + 1 : at);
}
