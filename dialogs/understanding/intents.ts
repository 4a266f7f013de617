import type { Token } from '../safety/normalise';
import { type HeardPhrase, listen, listenForSpared } from '../safety/phrases/listen';
import { HELP_TOPICS, INTENTS, type Intent, type IntentBook, type IntentPhrase, SLIP_KINDS } from './intent-book';

/** What a message is about. It travels inside the event, so it is plain data. */
export interface Understanding {
  readonly intent: Intent;
  /** From 0 (nothing recognised) to 1. */
  readonly confidence: number;
  /** `kind`: of slip-up. `topic`: of practical help. `matter`: of wrong-number, where it is not said outright. `said`: the person's own words that belong to it ("get my own place"). */
  readonly entities: Readonly<Record<string, string>>;
  /** Said so plainly that it may interrupt a question that is open. */
  readonly strong: boolean;
}

export const UNSURE: Understanding = { intent: 'unsure', confidence: 0, entities: {}, strong: false };

/** A confidence from here on was said outright, or nearly. */
export const PLAINLY = 0.8;

const CONFIDENCE = { sure: 0.95, likely: 0.8, maybe: 0.55 } as const;

/** Longer messages are heard by their beginning. Characters. */
const LONGEST_HEARD = 5_000;

/**
 * What the message is about, by the patterns of the book; `unsure` when none says. Pure, deterministic, never throws on any text.
 * @param about `names`: what the person calls their mentor, so that "can dave ring me" asks for one.
 */
export function recognise(text: string, book: IntentBook, about: { names?: readonly string[] } = {}): Understanding {
  const heardText = text.slice(0, LONGEST_HEARD);
  const said = saidIn(heardText, book, about);
  if (said !== null) return said;
  const others = book.also.filter(({ isIn }) => isIn(heardText)).map((other) => other.book);
  const elsewhere = others.flatMap((other) => saidIn(heardText, other, about) ?? [])[0];
  if (elsewhere !== undefined) return elsewhere;
  if (book.sense === null) return UNSURE;
  return (
    [book, ...others].map((one) => guessed(heardText, one, about)).find(({ intent }) => intent !== 'unsure') ?? UNSURE
  );
}

/** What a pattern of this language says it is about; null where none does. */
function saidIn(heardText: string, book: IntentBook, about: { names?: readonly string[] }): Understanding | null {
  const { phrasebook } = book;
  const tokens = phrasebook.normalise(heardText);
  const heard = listen(phrasebook, tokens, undefined, book.wordsOf(about.names ?? [])).flatMap((found) => {
    const pattern = book.patterns.get(found.id);
    return pattern ? [{ found, pattern }] : [];
  });
  const best = heard.reduce<(typeof heard)[number] | null>((a, b) => (a && !isSurer(b, a) ? a : b), null);
  if (!best) return null;
  const { found, pattern } = best;
  const said = pattern.takes === 'rest' ? restOf(heardText, tokens, found) : '';
  return {
    intent: pattern.intent,
    confidence: confidenceOf(found, pattern),
    entities: {
      ...(pattern.kind ? { kind: pattern.kind } : {}),
      ...(pattern.topic ? { topic: pattern.topic } : {}),
      ...(pattern.matter ? { matter: pattern.matter } : {}),
      ...(said === '' ? {} : { said }),
    },
    strong: pattern.strong && !found.softened,
  };
}

/** Where no pattern says what it is about. A guess never cuts into an open question. */
function guessed(text: string, book: IntentBook, about: { names?: readonly string[] }): Understanding {
  const guess = book.sense?.guess(text) ?? null;
  if (guess === null || isNobodysSlip(guess.intent, text, book, about)) return UNSURE;
  const { intent, sure, kind, topic } = guess;
  return {
    intent,
    confidence: CONFIDENCE[sure],
    entities: { ...(kind ? { kind } : {}), ...(topic ? { topic } : {}) },
    strong: false,
  };
}

/** "My mate got in a fight", "I didn't drink": that it is like a slip is no reason to note one where its words say whose it was, or that there was none. */
function isNobodysSlip(
  intent: Intent,
  text: string,
  { phrasebook, patterns, wordsOf }: IntentBook,
  { names = [] }: { names?: readonly string[] },
): boolean {
  if (intent !== 'slip-up') return false;
  const isSlip = (id: string) => patterns.get(id)?.intent === 'slip-up';
  return listenForSpared(phrasebook, phrasebook.normalise(text), isSlip, wordsOf(names)).length > 0;
}

interface Candidate {
  readonly found: HeardPhrase;
  readonly pattern: IntentPhrase & { readonly intent: Intent };
}

function isSurer(a: Candidate, b: Candidate): boolean {
  const [sureA, sureB] = [confidenceOf(a.found, a.pattern), confidenceOf(b.found, b.pattern)];
  if (sureA !== sureB) return sureA > sureB;
  if (a.pattern.intent !== b.pattern.intent) return rank(INTENTS, a.pattern.intent) < rank(INTENTS, b.pattern.intent);
  if (a.pattern.topic !== b.pattern.topic)
    return rank(HELP_TOPICS, a.pattern.topic) < rank(HELP_TOPICS, b.pattern.topic);
  return rank(SLIP_KINDS, a.pattern.kind) < rank(SLIP_KINDS, b.pattern.kind);
}

function rank(order: readonly string[], name: string | undefined): number {
  return name === undefined ? order.length : order.indexOf(name);
}

function confidenceOf(found: HeardPhrase, pattern: IntentPhrase): number {
  return found.softened ? CONFIDENCE.maybe : CONFIDENCE[pattern.sure];
}

/** What was written after the phrase, up to the end of the sentence. */
function restOf(text: string, tokens: readonly Token[], { span }: HeardPhrase): string {
  const first = tokens[span.to];
  if (!first || first.pause === 'sentence') return '';
  let last = first;
  for (let at = span.to + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.pause === 'sentence') break;
    last = token;
  }
  return text.slice(first.start, last.end);
}
