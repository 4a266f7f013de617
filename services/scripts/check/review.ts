import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FlowFile } from '../../../dialogs/flow/book';
import type { HouseStyle } from './house-style';
import type { Entry } from './wording-source';

/** locales/<tag>/style/reviewed.yaml: which words were read by those who answer for them. Read by the check only. */
export const reviewFile = z.strictObject({
  /** Whether somebody who grew up with the language has read all of it. */
  nativeSpeaker: z.boolean(),
  /** By wording file, and for the questions of consent: when they were reviewed, by whom, and the mark of the words as they were then. */
  wording: z.record(
    z.string(),
    z.strictObject({
      on: z.iso.date(),
      mark: z.string(),
      by: z.string().regex(/^(?!the name$).*\S\S/, 'write the name of who read them'),
    }),
  ),
});
export type Review = z.infer<typeof reviewFile>;

/** Wording files in which no word may be changed without a review: what people are told when it matters most. */
export const LOCKED = ['crisis', 'fault', 'keywords'] as const;

/** The questions by which somebody agrees to something: what they agreed to is what they were asked. */
const CONSENT = 'consent';

/** Words that were reviewed together: those of a file, or the questions of consent in whatever files they stand. */
export interface LockedWords {
  readonly name: string;
  readonly entries: readonly Entry[];
}

export function lockedWords(
  entries: Iterable<Entry>,
  flows: readonly { readonly flow: FlowFile }[],
): readonly LockedWords[] {
  const all = [...entries];
  const asked = consentsOf(flows.map(({ flow }) => flow));
  return [
    ...LOCKED.map((name) => ({ name, entries: all.filter(({ cue }) => cue.startsWith(`${name}.`)) })),
    ...(asked.size > 0 ? [{ name: CONSENT, entries: all.filter(({ cue }) => asked.has(cue)) }] : []),
  ];
}

/** The questions of consent in these flows. */
export const consentsOf = (flows: readonly FlowFile[]): ReadonlySet<string> => new Set(flows.flatMap(consentsIn));

/** Where a flow notes that somebody agrees, its questions are those to which only a plain yes is one. */
function consentsIn({ flow, steps }: FlowFile): string[] {
  const all = Object.entries(steps);
  const agrees = all.some(([, step]) => [step.do ?? []].flat().some((action) => action.startsWith('agree-')));
  return agrees ? all.flatMap(([name, { plainly }]) => (plainly ? [`${flow}.${name}`] : [])) : [];
}

/** The rules by which words are judged, of which none goes without a review either. */
export const STYLE = 'style';

const MARK_LETTERS = 12;

/** A mark of everything that is said in these: notes and comments may change, words may not. */
export function markOf(entries: readonly Entry[]): string {
  const said = entries.map(({ cue, variants }) => [
    cue,
    ...variants.map((variant) => [variant.said, variant.words.source]),
  ]);
  return markOfValue(said);
}

/** A mark of everything in a house style: who empties one of its lists has switched a rule off. */
export const markOfStyle = (style: HouseStyle): string => markOfValue(style);

/** What must not stand on a locked phone: a text that names it could cost somebody their room, or more. */
export const PRIVATE = 'private';

export const markOfPrivate = (hidden: readonly string[]): string => markOfValue(hidden);

const markOfValue = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, MARK_LETTERS);
