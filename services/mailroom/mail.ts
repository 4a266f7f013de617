import { createHash } from 'node:crypto';
import type { Happening, MailboxEvent } from '../../dialogs/events';
import type { PersonId } from '../../dialogs/person';
import { type PersonKey, Tampered } from '../vault';

/** The first byte of an entry. A due event holds no secret, and its script has no key: it lies open. */
const SEALED = 0x73; // s
const DUE = 0x64; // d
const MARK_BYTES = 12;
const MARK_CHARACTERS = 16;

/** What a sender's own id of an event is remembered as: short, and the event's id from then on. */
export function markOf(to: PersonId, once: string): string {
  return createHash('sha256').update(`${to}\n${once}`).digest().subarray(0, MARK_BYTES).toString('base64url');
}

export function sealMail(key: PersonKey, mark: string, at: number, happening: Happening): Buffer {
  const sealed = key.seal('mail', mark, JSON.stringify([at, happening]));
  return Buffer.concat([Buffer.from(`s${mark}`), sealed]);
}

/** @throws Tampered */
export function openMail(key: PersonKey, entry: Buffer): MailboxEvent {
  if (isDue(entry)) {
    const at = Number(entry.subarray(1).toString());
    if (!Number.isFinite(at)) throw new Tampered('A due event without an instant.');
    // Many fall due in one instant, and an event's id names what is asked for because of it: it must be theirs alone.
    return { kind: 'due', id: markOf(key.person, `due ${at}`), at };
  }
  if (entry[0] !== SEALED) throw new Tampered('A mailbox entry of no known kind.');
  const id = entry.subarray(1, 1 + MARK_CHARACTERS).toString();
  const [at, happening]: unknown[] = JSON.parse(key.open('mail', id, entry.subarray(1 + MARK_CHARACTERS)));
  if (typeof at !== 'number' || !isHappening(happening)) throw new Tampered('A mailbox entry without an event.');
  return { ...happening, id, at };
}

export const isDue = (entry: Buffer) => entry[0] === DUE;

/** Sealed by us, so its content is ours; a kind that only another version knows is the conversation core's to refuse. */
export function isHappening(value: unknown): value is Happening {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}
