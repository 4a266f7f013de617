import { withoutAccents } from '../accents';
import type { Named, Person, PersonId } from '../person';
import type { Decision, Handoff, Outcome } from './handoff';
import { type Crew, ladderOf, type Step } from './ladder';
import { mostPressing } from './priority';

export interface Applied {
  /** As it stands after the request; null when there is none, the very same object when nothing changed. */
  readonly handoff: Handoff | null;
  readonly decision: Decision;
}

type Told = Partial<Pick<Decision, 'reason' | 'offered' | 'closed' | 'former' | 'rung' | 'truth'>>;

const NOBODY = { offered: [], closed: [], there: [], former: null, rung: null, truth: null };
/** They begin to wait. */
const BEGINNINGS: readonly Outcome[] = ['opened', 'reopened'];

/** A handoff on its way to its next version. */
export function next(handoff: Handoff): Handoff {
  return { ...handoff, version: handoff.version + 1 };
}

export function changed(handoff: Handoff, outcome: Outcome, told: Told): Applied {
  return { handoff, decision: { ...NOBODY, ...standing(handoff, handoff.id, outcome), outcome, ...told } };
}

export function unchanged(
  handoff: Handoff | null,
  handoffId: string,
  outcome: Outcome,
  told: Pick<Decision, 'there'> = { there: [] },
): Applied {
  return { handoff, decision: { ...NOBODY, ...standing(handoff, handoffId, outcome), outcome, ...told } };
}

function standing(handoff: Handoff | null, handoffId: string, outcome: Outcome) {
  return {
    handoffId,
    mentee: handoff?.mentee ?? null,
    reason: handoff === null ? null : mostPressing(handoff.reasons),
    owner: handoff?.owner ?? null,
    waitingSince: BEGINNINGS.includes(outcome) ? null : (handoff?.openedAt ?? null),
    ...(handoff?.phoneRead ? { phoneRead: true } : {}),
    ...(handoff?.others ? { others: true } : {}),
    ...(handoff?.stopped ? { stopped: true } : {}),
    ...dangerIn(handoff),
    nobodyAlerted: handoff?.state === 'open' && handoff.offeredTo.length === 0,
  };
}

/** Whoever is told of another matter of theirs sees it in their list as well. */
function dangerIn(handoff: Handoff | null): Pick<Decision, 'gravest'> {
  const gravest = DANGERS.find((one) => handoff?.reasons.includes(one));
  return gravest === undefined ? {} : { gravest };
}

/** The gravest first. */
const DANGERS = ['urgent', 'concern'] as const;

/** The ladder of this handoff as it stands now. */
export function ladderFor({ reasons }: Pick<Handoff, 'reasons'>, crew: Crew, now: number): readonly Step[] {
  return ladderOf(crew, mostPressing(reasons), now);
}

/** Names as people write them: the whole of it or its first word, in any case, with or without accents and an apostrophe. Null when it is nobody's, or that of several. */
export function theOneCalled<T extends Person>(name: string, people: readonly T[]): T | null {
  const plain = (words: string) =>
    withoutAccents(words)
      .trim()
      .replace(/['\u2018\u2019]/g, '')
      .replace(/\s+/g, ' ')
      .toLowerCase();
  const wanted = plain(name);
  const called = (by: (of: string) => string) => people.filter((one) => by(plain(one.name)) === wanted);
  const whole = called((of) => of);
  const found = whole.length > 0 ? whole : called((of) => of.split(' ')[0] ?? '');
  return found.length === 1 && wanted !== '' ? (found[0] ?? null) : null;
}

export function named({ id, name }: Named): Named {
  return { id, name };
}

export function others(ids: readonly PersonId[], ...without: readonly PersonId[]): readonly PersonId[] {
  return union([], ids).filter((id) => !without.includes(id));
}

export function union<T>(some: readonly T[], more: readonly T[]): readonly T[] {
  return [...new Set([...some, ...more])];
}
