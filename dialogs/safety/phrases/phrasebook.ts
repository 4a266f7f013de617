import { makeNormaliser, type Normalise } from '../normalise';
import type { Spelling } from '../spelling/rules';
import { type AnchoredBy, Anchors } from './anchors';
import type { Program } from './program';

/** Groups of patterns, by their number in the program; null where there are none. */
export type Group = number | null;

export interface Guard {
  readonly name: string;
  readonly outcome: 'spare' | 'soften';
  readonly before: Group;
  readonly after: Group;
  readonly within: number;
  readonly around: Group;
  readonly sentence: Group;
  readonly anywhere: Group;
  readonly leapsCommas: boolean;
  readonly leapsSentences: boolean;
  readonly with: Group;
}

export interface Phrase {
  readonly id: string;
  readonly says: number;
  readonly unless: Group;
  readonly with: Group;
  readonly guards: readonly Guard[];
  /** Every group that may have a say in whether it was meant: its own, and its guards'. */
  readonly around: readonly number[];
}

/** A book's patterns, compiled: plain data, which can be kept. */
export interface CompiledPhrases {
  readonly program: Program;
  readonly phrases: readonly Phrase[];
  /** What phrases say, and, apart from it, all that is asked about only where one was said: what spares, softens or must be there too. */
  readonly said: AnchoredBy;
  readonly around: AnchoredBy;
}

/** A book's patterns, ready to be listened for. */
export interface Phrasebook extends Omit<CompiledPhrases, 'said' | 'around'> {
  readonly normalise: Normalise;
  readonly said: Anchors;
  readonly around: Anchors;
}

/** @param spelling the one that they were compiled with */
export function openPhrases({ program, phrases, said, around }: CompiledPhrases, spelling: Spelling): Phrasebook {
  const normalise = makeNormaliser(spelling, program.vocabulary);
  return { normalise, program, phrases, said: new Anchors(said), around: new Anchors(around) };
}
