import { chanceFrom, type Diligence, hashOf, type Line, learn, standing, type Telling, tellingOf } from '../learning';
import { SAFETY_CATEGORIES } from './categories';
import type { KnownMessage } from './messages';

/** What is learnt about safety: whether there is danger, whether it cannot wait, and what it is about. */
export const LINES = ['danger', 'urgent', ...SAFETY_CATEGORIES] as const;
export type LineName = (typeof LINES)[number];

/** The pieces of a message. */
export type Reading = (text: string) => readonly number[];

export interface Schooling {
  readonly lines: ReadonlyMap<LineName, Line>;
  readonly telling: Telling;
}

/** Met in fewer messages than this, a piece tells nothing. */
const FEWEST = 2;
const DILIGENCE: Diligence = { cost: 1, examplesCost: 1, rounds: 8 };
/** Parts that the messages are split into, by family: what is said of a part was learnt from the others. */
const PARTS = 5;
/** Of the harmless messages that nothing was learnt from, this part may be taken for danger, and for what cannot wait. */
const MISTAKEN = { danger: 0.05, urgent: 0.004 };
/** Harmless messages that are put together from several, for each that there is: people write more than one thing at a time. */
const PUT_TOGETHER = 2;
const MOST_TOGETHER = 4;

/**
 * Learns from messages what danger looks like. Pure and deterministic.
 * @param mistaken of the harmless messages that nothing was learnt from, what part may be taken for danger, or for what cannot wait: there
 *   the two lines are drawn
 */
export function school(
  messages: readonly KnownMessage[],
  read: Reading,
  mistaken: Readonly<Record<'danger' | 'urgent', number>> = MISTAKEN,
): Schooling {
  const lessons = new Lessons(messages, read);
  const lines = new Map(LINES.map((name) => [name, lessons.learn(name)]));
  for (const name of ['danger', 'urgent'] as const) {
    const line = lines.get(name);
    const drawn = border(lessons.unseen(name), messages, mistaken[name]);
    if (line) lines.set(name, { ...line, bias: line.bias - drawn });
  }
  return { lines, telling: lessons.telling };
}

/** Where each message stands with a line that was learnt without its family. In the order of `messages`. */
export function unseen(messages: readonly KnownMessage[], read: Reading, name: LineName): number[] {
  return new Lessons(messages, read).unseen(name);
}

/** Beyond what standing lies no more than this part of the harmless messages. */
export function border(standings: readonly number[], messages: readonly KnownMessage[], mistaken: number): number {
  const harmless = standings.filter((_, at) => messages[at]?.tier === 'none').sort((a, b) => b - a);
  return harmless[Math.floor(harmless.length * mistaken)] ?? 0;
}

interface PartedMessage extends KnownMessage {
  readonly part: number;
  readonly pieces: readonly number[];
}

class Lessons {
  readonly telling: Telling;
  private readonly all: readonly PartedMessage[];

  constructor(
    private readonly messages: readonly KnownMessage[],
    read: Reading,
  ) {
    const parted = messages.map((message) => ({ ...message, part: hashOf(message.family) % PARTS }));
    const together = Array.from({ length: PARTS }, (_, part) =>
      putTogether(
        parted.filter((message) => message.part === part),
        part,
      ),
    );
    this.all = [...parted, ...together.flat()].map((message) => ({ ...message, pieces: read(message.text) }));
    this.telling = tellingOf(
      this.all.map(({ pieces }) => pieces),
      FEWEST,
    );
  }

  learn(name: LineName): Line {
    return learnFrom(this.all, this.telling, name);
  }

  unseen(name: LineName): number[] {
    const standings: number[] = [];
    for (let part = 0; part < PARTS; part += 1) {
      const others = this.all.filter((message) => message.part !== part);
      const telling = tellingOf(
        others.map(({ pieces }) => pieces),
        FEWEST,
      );
      const line = learnFrom(others, telling, name);
      for (const [at, message] of this.all.slice(0, this.messages.length).entries()) {
        if (message.part === part) standings[at] = standing(line, message.pieces, telling);
      }
    }
    return standings;
  }
}

function learnFrom(messages: readonly PartedMessage[], telling: Telling, name: LineName): Line {
  const lessons = messages.map((message) => ({ pieces: message.pieces, is: belongs(message, name) }));
  return learn(lessons, telling, DILIGENCE);
}

function belongs({ tier, category }: KnownMessage, name: LineName): boolean {
  if (name === 'danger') return tier !== 'none';
  return name === 'urgent' ? tier === 'urgent' : category === name;
}

/** Several harmless messages in a row are harmless: so length and many subjects are not learnt as danger. */
function putTogether(messages: readonly KnownMessage[], part: number): (KnownMessage & { readonly part: number })[] {
  const harmless = messages.filter(({ tier }) => tier === 'none');
  const chance = chanceFrom(part);
  const below = (most: number) => Math.floor(chance() * most);
  return Array.from({ length: PUT_TOGETHER * harmless.length }, () => {
    const texts = Array.from(
      { length: 2 + below(MOST_TOGETHER - 1) },
      () => harmless[below(harmless.length)]?.text ?? '',
    );
    const text = texts.join(below(2) === 0 ? '. ' : ' ');
    return { text, tier: 'none', category: null, family: 'put-together', part };
  });
}
