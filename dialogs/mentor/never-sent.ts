import { z } from 'zod';
import { withoutAccents } from '../accents';
import type { Talk } from '../state';
import { nameOf } from './calling';
import type { Desk } from './turn';

const lines = z.array(z.string()).min(1);

/** locales/<tag>/understanding/mentor.yaml: what nobody may write to a mentee in the service's name. */
export const neverSentFile = z.strictObject({
  /** That they should die or hurt themselves; sexual words; threats; that they are worth nothing. */
  harms: lines,
  /** That nobody is to know, or that they come to the mentor's home. */
  hides: lines,
  /** With one of these it is asked, advised against, or told of somebody else. */
  unless: lines,
});

/** @throws SyntaxError for a line that is no pattern */
export function compileNeverSent(file: z.infer<typeof neverSentFile>) {
  const inside = (list: readonly string[]) =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${list.join('|')})(?![\p{L}\p{N}])`, 'u');
  const harms = inside(file.harms);
  const hides = inside(file.hides);
  const unless = inside(file.unless);
  const inOne = (sentence: string): 'harms' | 'hides' | null => {
    const said = withoutAccents(sentence.toLowerCase())
      .replace(/['\u2018\u2019]/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (unless.test(said)) return null;
    return harms.test(said) ? 'harms' : hides.test(said) ? 'hides' : null;
  };
  // "Do you ever listen. Go kill yourself then": what is asked in one sentence spares no other.
  return (text: string): 'harms' | 'hides' | null => {
    const found = text.split(/[.!?\n]+/).map(inOne);
    return found.includes('harms') ? 'harms' : found.includes('hides') ? 'hides' : null;
  };
}

/**
 * "Go kill yourself then", "its our secret": whoever is harmed so is harmed in the service's name. It reaches nobody, its writer is told so, and
 * the coordinators read it at once. Where somebody is in danger the talk goes to others.
 * @returns whether it was held back
 */
export function holdsNeverSent(desk: Desk, talk: Talk, texts: readonly string[]): boolean {
  const { neverSent } = desk.context.language.mentorWords;
  const held = texts.filter((text) => neverSent(text) !== null);
  if (held.length === 0) return false;
  const words = held.join(' / ');
  const mentee = nameOf(talk);
  const isInDanger = talk.reason === 'urgent' || talk.reason === 'concern';
  const isTaken = isInDanger && held.some((text) => neverSent(text) === 'harms');
  desk.say('mentor.held-back', { mentee, asked: isTaken ? 'yes' : 'no' }, 'crisis');
  desk.effects.push({ kind: 'handoff', do: 'share', about: 'not-passed-on', to: null, words, mentee });
  if (isTaken) desk.handBack(talk);
  return true;
}
