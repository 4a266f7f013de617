import type { Token } from '../normalise';
import type { Guard, Phrase, Phrasebook } from './phrasebook';
import { type Hits, run, type Span } from './run';
import { Scene } from './scene';
import { type Sound, soundsOf, wordsIn } from './sound';

/** A phrase that was heard, and where. */
export interface HeardPhrase {
  readonly id: string;
  /** Some guard says that less was meant than it seems. */
  readonly softened: boolean;
  /** The words, as indices into `tokens`. */
  readonly span: Span;
}

const NO_NAMES: ReadonlySet<string> = new Set();
const NO_HITS: Hits = new Map();

/** Every phrase of the book that the message says, in the book's order; each once, unsoftened where it can be. */
export function listen(
  book: Phrasebook,
  tokens: readonly Token[],
  counts: (id: string) => boolean = () => true,
  names: ReadonlySet<string> = NO_NAMES,
): HeardPhrase[] {
  return saidIn(book, tokens, counts, names).flatMap(({ phrase, spans, scene }) => bestOf(phrase, spans, scene) ?? []);
}

/** Phrases that the message says without meaning them: wherever one stands, a guard spares it ("my brother relapsed"). */
export function listenForSpared(
  book: Phrasebook,
  tokens: readonly Token[],
  counts: (id: string) => boolean,
  names: ReadonlySet<string> = NO_NAMES,
): string[] {
  const spared = saidIn(book, tokens, counts, names).filter(({ phrase, spans, scene }) => {
    const isSpared = (span: Span) => heldOf(phrase, span, scene).some(({ outcome }) => outcome === 'spare');
    return bestOf(phrase, spans, scene) === null && spans.some(isSpared);
  });
  return spared.map(({ phrase }) => phrase.id);
}

interface Said {
  readonly phrase: Phrase;
  readonly spans: readonly Span[];
  readonly scene: Scene;
}

/** Every phrase whose words stand in the message, meant or not. */
function saidIn(
  book: Phrasebook,
  tokens: readonly Token[],
  counts: (id: string) => boolean,
  names: ReadonlySet<string>,
): Said[] {
  const sounds = soundsOf(tokens, book.program, names);
  const words = wordsIn(sounds);
  const said = find(book, sounds, book.said.possible(words));
  // Most messages say nothing that the book listens for, and then nothing else needs to be asked about them.
  if (said.size === 0) return [];
  const phrases = book.phrases.filter((phrase) => said.has(phrase.says) && counts(phrase.id));
  if (phrases.length === 0) return [];
  const groups = new Set(phrases.flatMap((phrase) => phrase.around));
  const around = find(book, sounds, book.around.possible(words, groups));
  const scene = new Scene(tokens, around, book.program.turningWords);
  const heard = phrases.filter((phrase) => phrase.with === null || scene.has(phrase.with));
  return heard.map((phrase) => ({ phrase, spans: said.get(phrase.says) ?? [], scene }));
}

function find(book: Phrasebook, sounds: readonly Sound[], patterns: ReadonlySet<number> | null): Hits {
  return patterns === null ? NO_HITS : run(book.program, sounds, patterns);
}

/** The first place where it is meant in full, else the first where it is softened; as many words as belong to it. */
function bestOf(phrase: Phrase, spans: readonly Span[], scene: Scene): HeardPhrase | null {
  let best: HeardPhrase | null = null;
  for (const span of spans) {
    if (phrase.unless !== null && scene.shares(phrase.unless, span)) continue;
    const held = heldOf(phrase, span, scene);
    if (held.some((guard) => guard.outcome === 'spare')) continue;
    const softened = held.length > 0;
    const longer = best !== null && best.softened === softened && best.span.from === span.from;
    if (best === null || longer || (best.softened && !softened)) best = { id: phrase.id, softened, span };
  }
  return best;
}

function heldOf({ guards }: Phrase, span: Span, scene: Scene): readonly Guard[] {
  return guards.filter((guard) => holds(guard, span, scene));
}

function holds(guard: Guard, span: Span, scene: Scene): boolean {
  if (guard.with !== null && !scene.has(guard.with)) return false;
  return (
    (guard.before !== null && scene.endsBefore(guard.before, span, guard.leapsCommas)) ||
    (guard.after !== null && scene.beginsAfter(guard.after, span, guard.within, guard.leapsSentences)) ||
    (guard.around !== null && scene.shares(guard.around, span)) ||
    (guard.sentence !== null && scene.inBreath(guard.sentence, span)) ||
    (guard.anywhere !== null && scene.has(guard.anywhere))
  );
}
