import type { HandoffRequest } from '../../../dialogs/effects';
import type { HandoffReason } from '../../../dialogs/events';
import type { Decision } from '../../../dialogs/handoffs/handoff';
import {
  type Handoffs,
  NO_HANDOFFS,
  type Performed,
  performHandoff,
  performTimer,
} from '../../../dialogs/handoffs/memory';
import type { Person } from '../../../dialogs/person';
import { ali, claim, dave, decline, joy, MINUTE, named, open, PROGRAMMES, resolve, rosa, START, sam } from './world';

/** How somebody answers alerts, each a way that is met in life. */
export type Habit = 'at-once' | 'late' | 'never' | 'in-bursts' | 'unreachable';

export interface MonthSettings {
  /** Numbers from 0 to 1, one after another: chance, as it was drawn. */
  readonly chance: () => number;
  readonly habits: Readonly<Record<string, Habit>>;
  readonly days: number;
}

export interface Month {
  readonly urgent: number;
  /** Minutes of urgent ones that were looked at: each had an owner or a timer. */
  readonly minutes: number;
  readonly claimed: number;
  /** Urgent ones of which the mentee was told the truth. */
  readonly truthTold: number;
  readonly climbs: number;
  readonly lapses: number;
  /** Minutes at which an urgent one had neither an owner nor a timer, or a timer that was over. */
  readonly forgotten: number;
  /** Urgent ones that ended neither with a human nor with the truth within ten minutes of a ladder's end. */
  readonly unanswered: number;
}

const STAFF = [dave, { ...rosa, duty: { backup: true } }, ali, joy] as const;
const MENTEES: readonly Person[] = Array.from({ length: 12 }, (_, n) => ({
  ...sam,
  id: `p-mentee-${n}`,
  name: `Sam ${n}`,
  ...(n % 3 === 0 ? {} : { mentor: named(dave) }),
}));
const DAY = 24 * 60;
/** Four rungs of two minutes, and the truth: later than this somebody was forgotten. */
const TRUTH_WITHIN = 15;

/** A programme in simulated time, looked at each minute. Pure: the same chance gives the same month. */
export function playMonth({ chance, habits, days }: MonthSettings): Month {
  const people = [...STAFF, ...MENTEES];
  const setting = { people, programme: PROGRAMMES('main') };
  const seen = { urgent: 0, minutes: 0, claimed: 0, truthTold: 0, climbs: 0, lapses: 0, forgotten: 0, unanswered: 0 };
  let queue: Handoffs = NO_HANDOFFS;
  const alone = new Map<string, number>();
  /** Whose mentee has heard, since it is urgent and nobody has it, that nobody comes. */
  const told = new Set<string>();
  let requests = 0;
  let now = START;
  for (let minute = 0; minute < days * DAY; minute += 1) {
    now = START + minute * MINUTE;
    for (let fired = performTimer(queue, setting, now); fired; fired = performTimer(queue, setting, now)) take(fired);
    if (chance() < 0.004) openOne();
    for (const person of STAFF) answer(person, minute);
    look();
    queue = { ...queue, handoffs: queue.handoffs.filter(({ state }) => state !== 'resolved'), decisions: {} };
  }
  return seen;

  function openOne() {
    const whose = MENTEES[Math.floor(chance() * MENTEES.length)] ?? sam;
    const reason: HandoffReason = chance() < 0.4 ? 'urgent' : chance() < 0.7 ? 'asked' : 'delivery-failed';
    const waiting = queue.handoffs.find((one) => one.mentee === whose.id);
    // One that waited for something milder becomes urgent: with phones that all fail, nothing milder ever ends.
    if (reason === 'urgent' && !waiting?.reasons.includes('urgent')) {
      seen.urgent += 1;
      if (waiting) told.delete(waiting.id);
    }
    ask(open(`h-${requests}`, reason), whose);
  }

  /** What this person does in this minute about what they were offered or hold. */
  function answer(person: Person, minute: number) {
    const habit = habits[person.id] ?? 'never';
    for (const { id, mentee: whose, offeredTo, owner } of queue.handoffs) {
      if (owner !== person.id && !offeredTo.includes(person.id)) continue;
      const mentee = MENTEES.find((one) => one.id === whose);
      if (mentee === undefined) continue;
      if (offeredTo.includes(person.id)) {
        if (habit === 'unreachable') ask(decline(id, mentee), person);
        else if (chance() < comes(habit, minute)) ask(claim(id, mentee), person);
      }
      // Some see it through; others take it and are not heard of again.
      if (owner === person.id && chance() < (habit === 'in-bursts' ? 0.01 : 0.05)) ask(resolve(id, mentee), person);
    }
  }

  function ask(request: HandoffRequest, by: Person) {
    requests += 1;
    take(performHandoff(queue, request, by, `r${requests}`, setting, now));
  }

  function take({ queue: after, decision, notices }: Performed) {
    queue = after;
    if (decision !== null) note(decision);
    for (const { happening } of notices) {
      const nobodyComes =
        happening.kind === 'handoff-unanswered' || (happening.kind === 'handoff-declined' && !happening.others);
      if (!nobodyComes) continue;
      seen.truthTold += 1;
      told.add(happening.handoffId);
    }
  }

  function note({ outcome }: Decision) {
    if (outcome === 'claimed') seen.claimed += 1;
    if (outcome === 'escalated') seen.climbs += 1;
    if (outcome === 'lapsed') seen.lapses += 1;
  }

  function look() {
    for (const one of queue.handoffs) {
      if (one.state === 'resolved' || !one.reasons.includes('urgent')) continue;
      seen.minutes += 1;
      if (one.timerAt === null || one.timerAt <= now) seen.forgotten += 1;
      // Since when it is urgent and nobody has it: it may have waited for something milder before.
      const since = one.owner === null ? (alone.get(one.id) ?? now) : now;
      if (one.owner !== null) told.delete(one.id);
      alone.set(one.id, since);
      if (now - since > TRUTH_WITHIN * MINUTE && !told.has(one.id)) seen.unanswered += 1;
    }
  }
}

/** How likely somebody comes in a minute in which they have an offer. */
function comes(habit: Habit, minute: number): number {
  if (habit === 'at-once') return 0.8;
  if (habit === 'late') return 0.03;
  return habit === 'in-bursts' && minute % (8 * 60) < 20 ? 0.5 : 0;
}
