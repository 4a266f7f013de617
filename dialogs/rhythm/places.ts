import type { AnswerWords } from '../answers';
import { readMessage } from '../answers/reading/read';
import type { RhythmWords } from './words';

/** The zone of the first place that a message names; null when it names none, or one that has several. */
export function placeNamed(text: string, words: RhythmWords, answers: AnswerWords): string | null {
  for (const { tokens } of readMessage(text, answers.reading).clauses) {
    for (let at = 0; at < tokens.length; at++) {
      const [zone] = words.places.longest(tokens, at)?.entry ?? [];
      if (zone !== undefined) return zone;
    }
  }
  return null;
}
