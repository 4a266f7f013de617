import { BUCKETS, type Diligence, inBuckets, type Line, learn, standing, type Telling, tellingOf } from '../learning';
import { SAFETY_CATEGORIES, type SafetyCategory } from './categories';
import { PARTS, type PartedMessage, partedLessons } from './lessons';
import type { KnownMessage } from './messages';

/** Whether there is danger, and whether it cannot wait. */
export const ALARMS = ['danger', 'urgent'] as const;
export type Alarm = (typeof ALARMS)[number];

/** The pieces of a message. */
export type Reading = (text: string) => readonly number[];

/** Lines that were learnt from the same messages. */
export interface Learning<Name extends string> {
  readonly lines: ReadonlyMap<Name, Line>;
  readonly telling: Telling;
}

/** Met in fewer messages than this, a piece tells nothing. */
const FEWEST = 3;
const DILIGENCE: Diligence = { cost: 1, examplesCost: 1, rounds: 7 };
/** Of the everyday messages that nothing was learnt from, this part may be taken for danger, and for what cannot wait. */
const MISTAKEN: Readonly<Record<Alarm, number>> = { danger: 0.027, urgent: 0.0006 };
/** What a message is about is told with less than whether there is danger at all. */
export const CATEGORY_BUCKETS = 1 << 15;

/**
 * Learns from messages what danger looks like. The lines are drawn where, of everyday messages that nothing was learnt from, no more
 * than `MISTAKEN` lie beyond. Pure and deterministic.
 */
export function schoolAlarms(messages: readonly KnownMessage[], read: Reading): Learning<Alarm> {
  const lessons = lessonsFrom(messages, read);
  const telling = tellingOfLessons(lessons);
  const lines = ALARMS.map((alarm): [Alarm, Line] => {
    const line = learnFrom(lessons, telling, (message) => is(message, alarm));
    return [alarm, { ...line, bias: line.bias - border(standingsUnseen(lessons, alarm, TRIED), MISTAKEN[alarm]) }];
  });
  return { lines: new Map(lines), telling };
}

/** Learns what messages in danger are about. Pure and deterministic. */
export function schoolCategories(messages: readonly KnownMessage[], read: Reading): Learning<SafetyCategory> {
  const lessons = messages
    .filter(({ tier }) => tier !== 'none')
    .map((message) => ({ ...message, part: 0, pieces: inBuckets(read(message.text), CATEGORY_BUCKETS) }));
  const telling = tellingOf(
    lessons.map(({ pieces }) => pieces),
    FEWEST,
    CATEGORY_BUCKETS,
  );
  const lines = SAFETY_CATEGORIES.map((category): [SafetyCategory, Line] => [
    category,
    learnFrom(lessons, telling, (message) => message.category === category),
  ]);
  return { lines: new Map(lines), telling };
}

/** How each message stands, in the order of `messages`, with lines that were learnt and drawn without its family; above 0 is an alarm. */
export function alarmsUnseen(messages: readonly KnownMessage[], read: Reading, alarm: Alarm): number[] {
  const lessons = lessonsFrom(messages, read);
  const unseen = standingsUnseen(lessons, alarm, PARTS);
  const drawn = border(unseen, MISTAKEN[alarm]);
  return unseen.slice(0, messages.length).map(({ standing: found }) => found - drawn);
}

type Lesson = PartedMessage & { readonly pieces: readonly number[] };
interface Standing {
  readonly message: Lesson;
  readonly standing: number;
}

/** Parts that the border is found on. */
const TRIED = 2;

function lessonsFrom(messages: readonly KnownMessage[], read: Reading): Lesson[] {
  return partedLessons(messages).map((message) => ({ ...message, pieces: read(message.text) }));
}

function tellingOfLessons(lessons: readonly Lesson[]): Telling {
  return tellingOf(
    lessons.map(({ pieces }) => pieces),
    FEWEST,
    BUCKETS,
  );
}

/** The messages of the first parts, in their order, each with a line that was learnt from the other parts. */
function standingsUnseen(lessons: readonly Lesson[], alarm: Alarm, parts: number): Standing[] {
  const found = new Map<Lesson, number>();
  for (let part = 0; part < parts; part += 1) {
    const others = lessons.filter((lesson) => lesson.part !== part);
    const telling = tellingOfLessons(others);
    const line = learnFrom(others, telling, (message) => is(message, alarm));
    for (const lesson of lessons) {
      if (lesson.part === part) found.set(lesson, standing(line, lesson.pieces, telling));
    }
  }
  return lessons.flatMap((message) => {
    const own = found.get(message);
    return own === undefined ? [] : [{ message, standing: own }];
  });
}

/** Beyond this lies no more than that part of the everyday messages. */
function border(standings: readonly Standing[], mistaken: number): number {
  const everyday = standings.filter(({ message }) => message.everyday).map(({ standing: found }) => found);
  return everyday.sort((a, b) => b - a)[Math.floor(everyday.length * mistaken)] ?? 0;
}

function learnFrom(lessons: readonly Lesson[], telling: Telling, belongs: (message: KnownMessage) => boolean): Line {
  return learn(
    lessons.map((lesson) => ({ pieces: lesson.pieces, is: belongs(lesson) })),
    telling,
    DILIGENCE,
  );
}

function is({ tier }: KnownMessage, alarm: Alarm): boolean {
  return alarm === 'urgent' ? tier === 'urgent' : tier !== 'none';
}
