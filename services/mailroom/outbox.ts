import { z } from 'zod';
import type { Effect, HandoffRequest, Post, RecordRequest, Say } from '../../dialogs/effects';
import { OF_MATCHES } from '../../dialogs/matching/requests';
import { FORGETTABLE } from '../../dialogs/mentee/my-say/shape';
import { type PersonKey, Tampered } from '../vault';
import { isHappening } from './mail';

/** It is ours, and whole, but this version cannot read it: another one wrote it. */
export class OtherVersion extends Error {
  override readonly name = 'OtherVersion';
}

/** What leaves a turn for the world outside the person's own records. */
export type Outgoing = Message | Post | HandoffRequest | RecordRequest;

/** What is said, as it goes out: a long text is several messages. */
export type Message = Say & {
  /** It goes on where the message before it ended, and is of no use without it. */
  readonly continues?: true;
};

/** Stands behind the other fields of a message that continues. */
const CONTINUES = '+';

/** An outbox entry before the commit: its kind's letter, its name, its body. */
export type Entry = readonly [letter: string, name: string, body: Buffer];

const LETTER = { say: 'm', post: 'p', handoff: 'h', record: 'r' } as const;
/** A handoff that holds no secret, of a person whose key is unusable. */
const OPEN_HANDOFF = 'H';

/** @param name of this entry among all that this person's turns ever write; authenticated with the body. */
export function sealOutgoing(key: PersonKey, name: string, outgoing: Outgoing): Entry {
  return [LETTER[outgoing.kind], name, key.seal('out', name, JSON.stringify(bodyOf(outgoing)))];
}

/** For the one case in which a human must hear of somebody whose key does not open any more. */
export function openOutgoing(name: string, request: HandoffRequest & { words?: null }): Entry {
  return [OPEN_HANDOFF, name, Buffer.from(JSON.stringify(request))];
}

function bodyOf(outgoing: Outgoing): unknown {
  if (outgoing.kind === 'handoff' || outgoing.kind === 'record') return outgoing;
  if (outgoing.kind === 'post') return [outgoing.to, outgoing.event];
  const { cue, text, priority, onlyWhile, continues, choices } = outgoing;
  const place = continues ? [CONTINUES] : [];
  if (choices) return [cue, text, priority, onlyWhile ?? null, choices, ...place];
  return [cue, text, priority, ...(onlyWhile ? [onlyWhile.handoffId, onlyWhile.owner] : []), ...place];
}

export const isOutgoing = (effect: Effect): effect is Outgoing =>
  effect.kind === 'say' || effect.kind === 'post' || effect.kind === 'handoff' || effect.kind === 'record';

const priority = z.enum(['crisis', 'relay', 'reply', 'started']);
const guard = z.object({ handoffId: z.string(), owner: z.string() });
const choices = z.object({
  card: z.string(),
  options: z.array(z.object({ value: z.string(), title: z.string() })),
  hint: z.string().nullable(),
  picture: z.object({ kind: z.literal('path'), stones: z.number() }).optional(),
});
const sayBody = z.union([
  z.tuple([z.string(), z.string(), priority]),
  z.tuple([z.string(), z.string(), priority, z.string(), z.string()]),
  z.tuple([z.string(), z.string(), priority, guard.nullable(), choices]),
  z.tuple([z.string(), z.string(), priority, guard.nullable(), choices, z.literal(CONTINUES)]),
  z.tuple([z.string(), z.string(), priority, z.literal(CONTINUES)]),
  z.tuple([z.string(), z.string(), priority, z.string(), z.string(), z.literal(CONTINUES)]),
]);
const postBody = z.tuple([z.string(), z.custom<Post['event']>(isHappening)]);

/** Sealed by us: what can be wrong is an entry of a newer version. */
const known = z.union([
  z.looseObject({
    do: z.enum([
      'open',
      'claim',
      'release',
      'decline',
      'resolve',
      'pass',
      'keep',
      'await',
      'answered',
      'withdraw',
      'part',
      'settle',
      'ease',
      'raise',
    ]),
    handoffId: z.string(),
  }),
  z.looseObject({ do: z.enum(['take-over', 'come', 'go-off', 'go-on', 'set-shifts', 'share', ...OF_MATCHES]) }),
]);
const recordBody: z.ZodType<RecordRequest> = z.union([
  z.object({ kind: z.literal('record'), do: z.enum(['tell', 'erase', 'welcome-again']) }),
  z.object({
    kind: z.literal('record'),
    do: z.literal('forget'),
    what: z.enum(FORGETTABLE),
    event: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('record'),
    do: z.literal('feedback'),
    from: z.object({ id: z.string(), name: z.string() }).nullable(),
    words: z.string(),
  }),
]);
const handoffBody = z.custom<HandoffRequest>((value) => known.safeParse(value).success);

/** `key` may be null for what lies open. @throws Tampered, OtherVersion */
export function readOutgoing(key: PersonKey | null, letter: string, name: string, body: Buffer): Outgoing {
  if (letter === OPEN_HANDOFF) return read(handoffBody, body.toString());
  if (!key) throw new Tampered('An outbox entry of a person without a key.');
  const text = key.open('out', name, body);
  if (letter === LETTER.handoff) return read(handoffBody, text);
  if (letter === LETTER.record) return read(recordBody, text);
  if (letter === LETTER.post) {
    const [to, event] = read(postBody, text);
    return { kind: 'post', to, event };
  }
  if (letter !== LETTER.say) throw new OtherVersion('An outbox entry of no known kind.');
  return sayOf(read(sayBody, text));
}

function sayOf([cue, text, priority, ...more]: z.infer<typeof sayBody>): Message {
  const place = more.at(-1) === CONTINUES ? { continues: true as const } : {};
  const say = { kind: 'say', cue, args: {}, text, priority, ...place } as const;
  const [held, next] = more;
  if (typeof next === 'object')
    return { ...say, choices: next, ...(typeof held === 'object' && held ? { onlyWhile: held } : {}) };
  return typeof held === 'string' && next !== undefined ? { ...say, onlyWhile: { handoffId: held, owner: next } } : say;
}

function read<T>(schema: z.ZodType<T>, text: string): T {
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new OtherVersion('An outbox entry does not have the shape of one.');
  return parsed.data;
}
