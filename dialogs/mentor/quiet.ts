import type { MentorState, Talk } from '../state';
import { nameOf } from './calling';
import { talksOf } from './talks';
import type { Desk } from './turn';

/** So long somebody in danger may say nothing to what their mentor writes. Milliseconds. */
const QUIET_FOR = 15 * 60_000;

/** When the mentor is asked about somebody in danger who has gone quiet; null for never. Once for each silence. */
export function quietAt(state: Pick<MentorState, 'holding' | 'besides'>): number | null {
  const all = talksOf(state).flatMap((talk) => dueAt(talk) ?? []);
  return all.length === 0 ? null : Math.min(...all);
}

/** They are asked, and the coordinators are told. @returns whether there was anybody */
export function tellQuiet(desk: Desk): boolean {
  const { state, context, effects } = desk;
  const due = talksOf(state).filter((talk) => (dueAt(talk) ?? Number.POSITIVE_INFINITY) <= context.now);
  for (const talk of due) {
    talk.toldQuiet = true;
    desk.say('mentor.quiet', { mentee: nameOf(talk) }, 'crisis');
    effects.push({ kind: 'handoff', do: 'share', about: 'quiet', to: null, words: '', mentee: talk.mentee.name });
  }
  return due.length > 0;
}

function dueAt({ reason, unansweredSince, toldQuiet, unreached }: Talk): number | null {
  if (reason !== 'urgent' || unansweredSince === null || toldQuiet || unreached) return null;
  return unansweredSince + QUIET_FOR;
}
