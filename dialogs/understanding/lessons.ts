import { z } from 'zod';
import { HELP_TOPICS, type Intent, SLIP_KINDS } from './intent-book';

const says = z
  .array(z.string('This must be a message: put it in "quotes".').trim().min(1, 'This message is empty.'))
  .min(1);

/** A file of locales/<tag>/understanding/examples: messages of one intent, the file's name. */
export const examplesFile = z.strictObject({
  families: z.record(
    z.string().regex(/^[a-z0-9-]+$/, 'A family name is small letters, digits and hyphens.'),
    z.strictObject({ kind: z.enum(SLIP_KINDS).optional(), topic: z.enum(HELP_TOPICS).optional(), says }),
  ),
});

/** A message and what it is about: "low", "slip-up/drink", "practical-help/housing". */
export interface IntentLesson {
  readonly text: string;
  readonly label: string;
  /** Messages that word the same idea: all of them are learnt from, or none. */
  readonly family: string;
}

/** The messages of a file. */
export function intentLessons(file: z.infer<typeof examplesFile>, intent: Intent): IntentLesson[] {
  return Object.entries(file.families).flatMap(([name, { kind, topic, says }]) => {
    const detail = kind ?? topic;
    const label = detail === undefined ? intent : `${intent}/${detail}`;
    return says.map((text) => ({ text, label, family: `${intent}:${name}` }));
  });
}

const HEAVY: ReadonlySet<string> = new Set<Intent>([
  'low',
  'lonely',
  'angry',
  'scared',
  'just-listen',
  'slip-up',
  'craving',
]);

/**
 * Whether a message has words of danger in it, and no danger. Detectors of danger learn that from messages of their own: with all of these
 * besides, they hear less of what is not said outright.
 */
export function isHeavy({ label }: IntentLesson): boolean {
  return HEAVY.has(label.split('/')[0] ?? '');
}
