import { forTextMessage } from '../../../dialogs/scripts/own-arguments';
import { type Example, examplesOf, type World } from './examples';
import type { Moment } from './moments';
import type { Entry, Variant } from './wording-source';

/** One thing that a phone may show. */
export interface Spoken {
  readonly text: string;
  /** As it goes out by text message: our own words in its alphabet. */
  readonly sms: string;
  readonly plainSms: string;
  /** The same with one plain word in place of everybody's own names and words. */
  readonly plain: string;
  readonly example: Example;
}

/** One variant of a wording, at one moment, said in every way that it can come out. */
export interface Speech {
  readonly entry: Entry;
  readonly variant: Variant;
  readonly moment: Moment;
  readonly spoken: readonly Spoken[];
  /** Arguments that it uses and that nothing gives there. */
  readonly lacking: readonly string[];
}

/** Everything that can be said at a moment in the words of an entry. */
export function speechesAt(entry: Entry, moment: Moment, world: World): Speech[] {
  return entry.variants.map((variant) => {
    const { args, fill, fillPlainly } = variant.words;
    const lacking = args.filter((name) => !moment.offers.has(name));
    const examples = lacking.length > 0 ? [] : examplesOf(args, moment.offers, world);
    // Many examples come to the same with a plain word in place of people's own.
    const inPlain = new Map<string, Pick<Spoken, 'plain' | 'plainSms'>>();
    const spoken = examples.map((example) => {
      const { real, plain } = example;
      const key = args.map((name) => plain[name]).join('\n');
      const known = inPlain.get(key) ?? { plain: fill(plain), plainSms: fillPlainly(forTextMessage(plain)) };
      inPlain.set(key, known);
      return { text: fill(real), sms: fillPlainly(forTextMessage(real)), ...known, example };
    });
    return { entry, variant, moment, spoken, lacking };
  });
}
