import { z } from 'zod';
import { PhraseBook, phraseSet } from '../reading/phrases';
import { type PhraseReader, phrases } from './phrase';

export const choiceSection = z.strictObject({
  /** "the first", "option b": the place in the list, from 1. */
  places: z.record(z.string(), phrases),
  last: phrases,
  /** Before a figure or a letter that names an option. */
  'lead-ins': phrases,
  asides: phrases,
  /** Leave it open, or ask for more than one. */
  open: phrases,
  /** Too common in options to tell them apart. */
  'common-words': phrases,
});

export function compileChoice(section: z.infer<typeof choiceSection>, { read }: PhraseReader) {
  const places = new PhraseBook<number | 'last'>();
  for (const [place, list] of Object.entries(section.places)) {
    for (const phrase of list) places.add(read(phrase), Number(place));
  }
  for (const phrase of section.last) places.add(read(phrase), 'last');
  return {
    places,
    leadIns: phraseSet(section['lead-ins'].map(read)),
    asides: phraseSet(section.asides.map(read)),
    open: phraseSet(section.open.map(read)),
    common: new Set(section['common-words'].flatMap(read)),
  };
}
