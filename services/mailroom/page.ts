import { z } from 'zod';
import { type PersonKey, Tampered } from '../vault';
import type { Delivery, Ending, LogLine } from './log';
import { pack, unpack } from './pack';

/** A line as it is sealed: heard (event, ms before the page's instant, channel, text, ending), or said (cue, text). */
const heardLine = z.tuple([z.literal('h'), z.string(), z.number(), z.string(), z.string(), z.string()]);
const saidLine = z.tuple([z.literal('s'), z.string(), z.string()]);
const content = z.tuple([z.number(), z.array(z.union([heardLine, saidLine]))]);

/** How a heard line ended: turned, ignored with its reason, or dead with its handoff. */
const TURNED = '';
const IGNORED = 'i';
const DEAD = 'd';

/** The letters that lua/marks.lua keeps and ranks. */
export const LETTER: Readonly<Record<Delivery, string>> = {
  queued: 'q',
  sent: 's',
  delivered: 'd',
  failed: 'f',
  suppressed: 'x',
};
const DELIVERIES = new Map(Object.entries(LETTER).map(([delivery, letter]) => [letter, delivery as Delivery]));

/** What was heard and said in one turn, on its way into the log. Messages are numbered from 1, in the order in which they go. */
export class Page {
  readonly #lines: z.input<typeof content>[1] = [];
  #said = 0;

  constructor(
    private readonly fence: string,
    private readonly now: number,
  ) {}

  hear(heard: { id: string; at: number; channel: string; text: string }, ending: Exclude<Ending, { how: 'waiting' }>) {
    const end =
      ending.how === 'turned' ? TURNED : ending.how === 'ignored' ? IGNORED + ending.because : DEAD + ending.handoffId;
    this.#lines.push(['h', heard.id, this.now - heard.at, heard.channel, heard.text, end]);
  }

  /** @returns the message's number in this turn. */
  say(cue: string, text: string): number {
    this.#lines.push(['s', cue, text]);
    this.#said += 1;
    return this.#said;
  }

  /** As lua/marks.lua wants it; null when nothing was heard or said. */
  sealed(key: PersonKey): Buffer | null {
    if (this.#lines.length === 0) return null;
    const marks = Array.from({ length: this.#said }, () => LETTER.queued).join(',');
    const lines = key.seal('log', this.fence, pack('talk', JSON.stringify([this.now, this.#lines])));
    return Buffer.concat([Buffer.from(`${this.fence}|${marks}|`), lines]);
  }
}

/** @throws Tampered */
export function readPage(key: PersonKey, stored: Buffer): LogLine[] {
  const first = stored.indexOf('|');
  const second = stored.indexOf('|', first + 1);
  const fence = stored.subarray(0, first).toString();
  const marks = stored
    .subarray(first + 1, second)
    .toString()
    .split(',');
  const parsed = content.safeParse(JSON.parse(unpack(key.openBytes('log', fence, stored.subarray(second + 1)))));
  if (!parsed.success) throw new Tampered('A page of a log does not have the shape of one.');
  const [now, lines] = parsed.data;
  let said = 0;
  return lines.map((line): LogLine => {
    if (line[0] === 'h') {
      const [, id, before, channel, text, end] = line;
      return { from: 'person', id, at: now - before, channel, text, ending: endingOf(end, fence) };
    }
    const [, cue, text] = line;
    const mark = marks[said] ?? '';
    said += 1;
    const because = mark.slice(1);
    const messageId = messageIdOf(key.person, fence, said);
    const delivery = DELIVERIES.get(mark.charAt(0)) ?? 'queued';
    return { from: 'bot', at: now, cue, text, messageId, delivery, ...(because === '' ? {} : { because }) };
  });
}

/** The turn whose page it is. */
export const fenceOf = (stored: Buffer) => stored.subarray(0, stored.indexOf('|')).toString();

/** The same page without a word of what was heard or said in it. @throws Tampered */
export function blankPage(key: PersonKey, stored: Buffer): Buffer {
  const fence = fenceOf(stored);
  const start = stored.indexOf('|', fence.length + 1) + 1;
  const [now, lines] = content.parse(JSON.parse(unpack(key.openBytes('log', fence, stored.subarray(start)))));
  const blank = lines.map((line): (typeof lines)[number] => {
    if (line[0] === 's') return ['s', line[1], ''];
    const [, id, before, channel, , end] = line;
    return ['h', id, before, channel, '', end];
  });
  const sealed = key.seal('log', fence, pack('talk', JSON.stringify([now, blank])));
  return Buffer.concat([stored.subarray(0, start), sealed]);
}

function endingOf(end: string, turn: string): Ending {
  if (end.startsWith(IGNORED)) return { how: 'ignored', because: end.slice(1) };
  return end.startsWith(DEAD) ? { how: 'dead', handoffId: end.slice(1) } : { how: 'turned', turn };
}

/** A reason as a mark may hold it: a word or a code, never what somebody wrote. */
export const plainReason = (because: string) => because.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 40);

/** Stable over every attempt and in every process: the idempotency key of a delivery. */
export const messageIdOf = (person: string, fence: string, number: number) => `${person}.${fence}.${number}`;

/** @returns null when it is the id of no message of ours. */
export function readMessageId(id: string): { person: string; fence: string; number: number } | null {
  const parts = /^(.{1,64})\.(\d{1,15}-[\w-]{1,16})\.(\d{1,4})$/.exec(id);
  if (!parts) return null;
  const [, person = '', fence = '', number = ''] = parts;
  return { person, fence, number: Number(number) };
}
