import { z } from 'zod';
import { type PersonKey, Tampered } from '../vault';

export type Delivery = 'queued' | 'sent' | 'failed' | 'suppressed';

/** One line of a conversation as it was held, for whoever may read it. Instants are person-facing milliseconds. */
export type LogLine =
  | { readonly from: 'person'; readonly at: number; readonly channel: string; readonly text: string }
  | {
      readonly from: 'bot';
      readonly at: number;
      readonly cue: string;
      readonly text: string;
      readonly messageId: string;
      readonly delivery: Delivery;
    };

/** How many lines are kept of each conversation. */
export const LOG_LINES = 200;

/** The first letter of a line, which the deliverer rewrites. */
export const DELIVERY_LETTER: Record<Delivery, string> = { queued: 'q', sent: 's', failed: 'f', suppressed: 'x' };
const HEARD_LETTER = '-';

/** A line before the commit gives it its number. `record` names it for ever: it is authenticated with it. */
export function heardLine(key: PersonKey, record: string, at: number, channel: string, text: string): Buffer {
  return line(key, HEARD_LETTER, record, ['h', at, channel, text]);
}

export function saidLine(key: PersonKey, record: string, at: number, cue: string, text: string, name: string): Buffer {
  return line(key, DELIVERY_LETTER.queued, record, ['s', at, cue, text, name]);
}

function line(key: PersonKey, letter: string, record: string, content: readonly unknown[]): Buffer {
  return Buffer.concat([Buffer.from(`${letter}${record}:`), key.seal('log', record, JSON.stringify(content))]);
}

const content = z.union([
  z.tuple([z.literal('h'), z.number(), z.string(), z.string()]),
  z.tuple([z.literal('s'), z.number(), z.string(), z.string(), z.string()]),
]);

const DELIVERIES = new Map<string, Delivery>([
  ['q', 'queued'],
  ['s', 'sent'],
  ['f', 'failed'],
  ['x', 'suppressed'],
]);

/** @throws Tampered */
export function readLine(key: PersonKey, stored: Buffer): LogLine {
  const number = stored.indexOf(':');
  const record = stored.indexOf(':', number + 1);
  const sealed = key.open('log', stored.subarray(number + 1, record).toString(), stored.subarray(record + 1));
  const parsed = content.safeParse(JSON.parse(sealed));
  if (!parsed.success) throw new Tampered('A line of a log does not have the shape of one.');
  if (parsed.data[0] === 'h') {
    const [, at, channel, text] = parsed.data;
    return { from: 'person', at, channel, text };
  }
  const [, at, cue, text, name] = parsed.data;
  const delivery = DELIVERIES.get(String.fromCharCode(stored[0] ?? 0)) ?? 'queued';
  return { from: 'bot', at, cue, text, messageId: `${key.person}.${name}`, delivery };
}
