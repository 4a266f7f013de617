import { chanceFrom, hashOf } from '../learning';
import { harmless, type KnownMessage } from './messages';

/** The messages are split into so many parts, by family: what is said of a part was learnt from the others. */
export const PARTS = 5;
/** Harmless messages that are put together from several, for each that there is: people write more than one thing at a time. */
const PUT_TOGETHER = 2;
const MOST_TOGETHER = 4;
/** Pieces of so many words, for each everyday message that is not short already. */
const TAKEN_APART = 2;
const MOST_WORDS_APART = 7;
const SHORTEST_TAKEN_APART = 5;

export interface PartedMessage extends KnownMessage {
  /** From 0 to PARTS - 1: one family is in one part. */
  readonly part: number;
}

/** Messages by part, and behind them what was made of the harmless ones, each in the part that it comes from. Deterministic. */
export function partedLessons(messages: readonly KnownMessage[]): PartedMessage[] {
  const parted = messages.map((message) => ({ ...message, part: hashOf(message.family) % PARTS }));
  const made = Array.from({ length: PARTS }, (_, part) => [...putTogether(parted, part), ...takenApart(parted, part)]);
  return [...parted, ...made.flat()];
}

/** Several harmless messages in a row are harmless: so length and many subjects are not learnt as danger. */
function putTogether(messages: readonly PartedMessage[], part: number): PartedMessage[] {
  const ofPart = messages.filter((message) => message.part === part && message.tier === 'none');
  const below = belowFrom(part);
  return Array.from({ length: PUT_TOGETHER * ofPart.length }, () => {
    const texts = Array.from({ length: 2 + below(MOST_TOGETHER - 1) }, () => ofPart[below(ofPart.length)]?.text ?? '');
    return { ...harmless(texts.join(below(2) === 0 ? '. ' : ' '), 'put-together'), part };
  });
}

/** Any few words of an everyday message are harmless: so the small words that all messages share are not learnt as danger. */
function takenApart(messages: readonly PartedMessage[], part: number): PartedMessage[] {
  const ofPart = messages.filter((message) => message.part === part && message.everyday);
  const below = belowFrom(part + PARTS);
  return ofPart.flatMap(({ text }) => {
    const words = text.split(/\s+/);
    if (words.length < SHORTEST_TAKEN_APART) return [];
    return Array.from({ length: TAKEN_APART }, () => {
      const many = 2 + below(MOST_WORDS_APART - 1);
      const from = below(Math.max(1, words.length - many));
      return { ...harmless(words.slice(from, from + many).join(' '), 'taken-apart'), part };
    });
  });
}

function belowFrom(seed: number): (most: number) => number {
  const chance = chanceFrom(seed);
  return (most) => Math.floor(chance() * most);
}
