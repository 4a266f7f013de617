import type { CueArgs } from '../effects';
import type { Channel } from '../person';
import { forTextMessage } from './own-arguments';
import type { Line, Wording } from './wording';

export interface Rendering {
  readonly text: string;
  /** Of the arguments offered, those that the chosen wording used. */
  readonly args: CueArgs;
}

export interface Where {
  readonly person: string;
  readonly day: string;
  readonly channel: Channel;
  readonly again?: boolean | undefined;
  /** How many variants after the day's: for what is said often in one talk, and never twice. */
  readonly turn?: number | undefined;
  /** How many variants after the person's own first one, whatever the day: for what is to be said another way each time. */
  readonly way?: number | undefined;
}

/**
 * The words for a moment. The same person hears the same variant of a cue for a whole day, and different people, or the
 * next day, another: chosen by a hash, so that a replay of the turn says the same.
 * @throws when the wording needs an argument that is not offered: a bug that the script check finds first.
 */
export function render(wording: Wording, offered: CueArgs, where: Where): Rendering {
  return filled(choose(wording, where), wording, offered, where.channel);
}

/** One way to say a cue, filled in. Throws as `render` does. */
export function filled(line: Line, wording: Wording, offered: CueArgs, channel: Channel): Rendering {
  const args: Record<string, string | number> = {};
  for (const name of line.args) {
    const value = offered[name];
    if (value === undefined) throw new Error(`${wording.cue} needs {${name}}, and nothing provides it there.`);
    args[name] = value;
  }
  // Teams counts no letters. The phones of /try and the terminal show what a text message would say.
  return { text: channel === 'teams' ? line.fill(args) : line.fillPlainly(forTextMessage(args)), args };
}

function choose(wording: Wording, where: Where): Line {
  const lines = where.again && wording.again.length > 0 ? wording.again : variantsOf(wording, where.channel);
  const day = where.way === undefined ? where.day : '';
  const first = hash(`${where.person}|${wording.cue}|${day}`) % lines.length;
  const line = lines[(first + (where.turn ?? 0) + (where.way ?? 0)) % lines.length];
  if (line === undefined) throw new Error(`${wording.cue} has no wording.`);
  return line;
}

/** The ways in which a cue can be said on a channel. */
export function variantsOf({ say, channels }: Wording, channel: Channel): readonly Line[] {
  return (channel === 'sms' || channel === 'teams' ? channels[channel] : undefined) ?? say;
}

/** FNV-1a, 32 bits. Chooses wording; protects nothing. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  // The low bits of FNV alternate with the last character; one round of mixing spreads them.
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d) >>> 0;
}
