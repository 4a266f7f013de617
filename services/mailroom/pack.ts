import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync, type ZlibOptions } from 'node:zlib';
import { Tampered } from '../vault';

/**
 * What a record is likely to hold. Records are short, and shrink to half or a third only with something to refer back to.
 * `state`: the field names of a state. `talk`: the bot's own wording, of which a page of a log is mostly made.
 */
export type Likely = 'state' | 'talk';

const STATE =
  '{"v":1,"role":"mentor","offers":[],"holding":null,"passed":null,"claiming":null,"stopped":false}' +
  '{"v":1,"role":"mentee","welcome":"begun","welcomeAt":null,"greeted":null,"consent":{"texts":true,"mentorSees":true},' +
  '"stopped":false,"handoff":{"id":"h","reason":"asked","status":"claimed","mentor":{"id":"","name":""},"waiting":[]},' +
  '"safetyAsked":{"cue":"safety.","category":"","at":17},"flows":[{"flow":"check-in","version":"1","step":"how-is-today",' +
  '"memory":{"mood":3,"_asked":"how-is-today"},"calledFrom":0}],"lost":0,"offered":null,"checkIn":{"time":"09:00",' +
  '"settled":"2026-01-01","deferredUntil":null},"lowDays":0,"mood":{"day":"2026-","value":3},' +
  '"goals":[{"id":"g1","words":"get my own place","since":"2026-"}],' +
  '"steps":[{"id":"s1","goal":"g1","words":"ring the council","nudgeAt":null,"nudged":false,"outcome":"open"}],' +
  '"slip":{"day":"2026-","kind":"drink"},"lastHeard":17,"channel":"sms","made":1}';

/**
 * By the first byte of a record. Never change one of them: what is stored was packed with it. A better one gets a number of
 * its own. Small windows and low memory: setting a window up costs more than packing what is so short.
 */
const PLAIN = 0;
const WAYS: Readonly<Record<number, ZlibOptions>> = {
  1: { dictionary: Buffer.from(STATE), windowBits: 12, memLevel: 5 },
  2: { dictionary: readFileSync(join(__dirname, 'talk-dictionary.txt')), windowBits: 14, memLevel: 5, level: 3 },
};
const WAY: Readonly<Record<Likely, number>> = { state: 1, talk: 2 };
/** No record of ours is as long as this unpacked: what claims to be would only fill the memory. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Text made shorter, where it can be. */
export function pack(likely: Likely, text: string): Buffer {
  const plain = Buffer.from(text);
  const way = WAY[likely];
  const packed = deflateRawSync(plain, WAYS[way]);
  return packed.length < plain.length
    ? Buffer.concat([Buffer.of(way), packed])
    : Buffer.concat([Buffer.of(PLAIN), plain]);
}

/** @throws Tampered */
export function unpack(packed: Buffer): string {
  const [way = -1] = packed;
  const rest = packed.subarray(1);
  if (way === PLAIN) return rest.toString();
  const options = WAYS[way];
  if (!options) throw new Tampered('A record was packed by a newer version.');
  try {
    return inflateRawSync(rest, { ...options, maxOutputLength: MOST_BYTES }).toString();
  } catch {
    throw new Tampered('A packed record does not unpack.');
  }
}
