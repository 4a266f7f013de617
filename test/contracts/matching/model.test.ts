import fc from 'fast-check';
import { placed } from '../../../dialogs/agenda';
import { careAt } from '../../../dialogs/mentor/care';
import type { Person, PersonId } from '../../../dialogs/person';
import { rehearsed } from '../../../dialogs/rehearsal/programme';
import { type Shown, Stage } from '../../../dialogs/rehearsal/stage';
import { type MenteeState, type MentorState, newState, readState } from '../../../dialogs/state';
import { instantAt } from '../../../dialogs/time';
import { ENGLISH } from '../../support/library';

// Whoever is with whom, in whatever order it comes: the whole conversation core, against a model of a few lines.

const LIBRARY = rehearsed(ENGLISH);
const HOUR = 3_600_000;
const START = instantAt('2026-01-05', '10:00', 'Europe/London');

const common = { programme: 'demo', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
const MENTORS = ['Dave', 'Ann', 'Bo'] as const;
const MENTEES = ['Sam', 'Lee', 'Kim'] as const;
const idOf = (name: string) => name.toLowerCase();
const mentors: readonly Person[] = MENTORS.map((name) => ({ ...common, id: idOf(name), name, role: 'mentor' }));
const mentees: readonly Person[] = MENTEES.map((name) => ({
  ...common,
  id: idOf(name),
  name,
  role: 'mentee',
  ...(name === 'Kim' ? {} : { mentor: { id: 'dave', name: 'Dave' } }),
}));
const joy: Person = { ...common, id: 'joy', name: 'Joy', role: 'coordinator' };

const mentor = fc.constantFrom(...MENTORS);
const mentee = fc.constantFrom(...MENTEES);
const helper = fc.constantFrom(...MENTORS, 'Joy');
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('match' as const), mentee, mentor }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('alone' as const), mentee }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), mentor, next: fc.option(mentor) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('back' as const), mentor }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wish' as const), mentee }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('mentor-wish' as const), mentor, mentee }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), mentee }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('talk' as const), mentee, who: helper, finishes: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('end' as const), mentee }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('texts' as const),
      who: helper,
      text: fc.constantFrom(
        'take',
        'take',
        'done',
        'pass',
        'off',
        'on',
        'STOP',
        'START',
        "i'm leaving as a mentor",
        'hello',
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('later' as const), hours: fc.constantFrom(1, 14, 24) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('nothing names a mentor who has left, nobody is with two or with one who is gone, and every wish is open or answered', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), (steps) => {
      const world = new World();
      for (const one of steps) {
        const shown = world.take(one);
        world.holds(shown);
        seen.add(one.kind);
      }
    }),
    { numRuns: 40 },
  );
  expect(seen.size).toBe(11);
});

/** Everybody on a stage, and the model beside them. */
class World {
  private readonly stage = new Stage(LIBRARY, [...mentees, ...mentors, joy], START);
  private readonly left = new Set<PersonId>();
  private readonly whose = new Map<PersonId, PersonId | null>(
    mentees.map(({ id, mentor: one }) => [id, one?.id ?? null]),
  );
  private readonly apart = new Map<PersonId, Set<PersonId>>(mentees.map(({ id }) => [id, new Set()]));
  /** Whose match ends by the clock: the model does not follow them. */
  private readonly ending = new Set<PersonId>();

  constructor() {
    for (const { id } of mentees) {
      const fresh = newState('mentee', '2026-01-05');
      this.stage.arrange(id, { ...fresh, welcome: 'done', consent: { texts: true, mentorSees: true } });
    }
  }

  take(one: Step): Shown[] {
    switch (one.kind) {
      case 'match': {
        const [who, whom] = [idOf(one.mentee), idOf(one.mentor)];
        const asked = `match ${one.mentee} with ${one.mentor}`;
        // Whom they do not want they are given only by a second word.
        const isUnwanted = this.apart.get(who)?.has(whom) === true;
        const refused = isUnwanted ? this.says('joy', asked) : [];
        if (isUnwanted) this.holds(refused);
        if (!this.left.has(whom)) this.give(who, whom);
        return [...refused, ...this.says('joy', isUnwanted ? `${asked} anyway` : asked)];
      }
      case 'alone':
        this.give(idOf(one.mentee), null);
        return this.says('joy', `unmatch ${one.mentee}`);
      case 'leave':
        return this.leave(idOf(one.mentor), one.next && idOf(one.next));
      case 'back':
        this.left.delete(idOf(one.mentor));
        return this.says('joy', `${one.mentor} is back as a mentor`);
      case 'wish': {
        const id = idOf(one.mentee);
        const theirs = this.whose.get(id) ?? null;
        // In a talk as well: it is over where it was that one's, and goes on where it was another's.
        if (theirs !== null) {
          this.apart.get(id)?.add(theirs);
          this.whose.set(id, null);
        }
        return this.says(id, 'can i have a different mentor');
      }
      case 'mentor-wish':
        return this.says(idOf(one.mentor), `someone else for ${one.mentee} please`);
      case 'ask':
        return this.says(idOf(one.mentee), 'can i talk to a person please');
      case 'talk': {
        const { who, finishes } = one;
        const asked = this.says(idOf(one.mentee), 'can i talk to a person please');
        return [...asked, ...this.says(idOf(who), 'take'), ...(finishes ? this.says(idOf(who), 'done') : [])];
      }
      case 'end':
        this.ending.add(idOf(one.mentee));
        return this.says('joy', `finish ${one.mentee} on 8 january`);
      case 'texts':
        return this.says(idOf(one.who), one.text);
      case 'later':
        return [...this.stage.until(this.stage.clock + one.hours * HOUR)].flatMap(({ shown }) => shown);
      default:
        return one satisfies never;
    }
  }

  holds(shown: readonly Shown[]): void {
    const { handoffs, matches } = this.stage.handoffs;
    const unresolved = handoffs.filter(({ state }) => state !== 'resolved');
    expect(new Set(matches.left)).toEqual(this.left);
    for (const one of unresolved) {
      expect(this.left).not.toContain(one.owner);
      for (const id of one.offeredTo) {
        expect(this.left).not.toContain(id);
        expect([...(this.apart.get(one.mentee) ?? [])]).not.toContain(id);
      }
    }
    for (const id of this.left) this.holdsOfGone(id);
    for (const one of mentees) this.holdsOfMentee(one);
    for (const one of shown) {
      if ('say' in one && ALERTS.has(one.say.cue)) expect(this.left).not.toContain(one.to);
    }
  }

  /** Nothing of theirs is left anywhere: no offer, no talk, no question that would be asked. */
  private holdsOfGone(id: PersonId): void {
    const state = this.mentor(id);
    expect(state).toMatchObject({ left: true, offers: [], holding: null, passed: null, claiming: null, leaving: null });
    expect(careAt(state)).toBeNull();
    expect(state.news.filter(({ what }) => what !== 'left')).toEqual([]);
  }

  private holdsOfMentee(person: Person): void {
    const { id } = person;
    const state = this.mentee(id);
    const { handoffs, matches } = this.stage.handoffs;
    const theirs = placed(state, person).mentor?.id ?? null;
    if (theirs !== null) expect(this.left).not.toContain(theirs);
    const record = matches.mentors[id];
    if (record) expect(record.mentor?.id ?? null).toBe(theirs);
    if (state.handoff?.mentor) expect(this.left).not.toContain(state.handoff.mentor.id);
    if (!this.ending.has(id)) {
      expect(theirs).toBe(this.whose.get(id) ?? null);
      expect(new Set(state.match.apart)).toEqual(this.apart.get(id));
    }
    if (state.match.wish === null || state.handoff?.status === 'claimed') return;
    const open = handoffs.filter((one) => one.mentee === id && one.state !== 'resolved');
    expect(open.map(({ reasons }) => reasons.includes('rematch'))).toEqual([true]);
  }

  private give(who: PersonId, whom: PersonId | null): void {
    this.whose.set(who, whom);
    if (whom !== null) this.apart.get(who)?.delete(whom);
  }

  private leave(who: PersonId, next: PersonId | null): Shown[] {
    const isSensible = next === null || (next !== who && !this.left.has(next));
    const name = MENTORS.find((one) => idOf(one) === who) ?? '';
    const other = MENTORS.find((one) => idOf(one) === next);
    if (isSensible) {
      this.left.add(who);
      for (const [id, whom] of this.whose) {
        if (whom !== who) continue;
        this.whose.set(id, next !== null && this.apart.get(id)?.has(next) !== true ? next : null);
      }
    }
    return this.says('joy', `${name} has left${other ? `, ${other} takes over` : ''}`);
  }

  private says(id: PersonId, text: string): Shown[] {
    return this.stage.hears(id, text, 'sms');
  }

  private mentee(id: PersonId): MenteeState {
    const state = readState(this.stage.state(id), 'mentee', '2026-01-05');
    if (state.role !== 'mentee') throw new Error('A mentee has the state of one.');
    return state;
  }

  private mentor(id: PersonId): MentorState {
    const state = readState(this.stage.state(id), 'mentor', '2026-01-05');
    if (state.role !== 'mentor') throw new Error('A mentor has the state of one.');
    return state;
  }
}

const ALERTS: ReadonlySet<string> = new Set(['mentor.alert', 'mentor.asked-by', 'mentor.yours', 'mentor.from-mentee']);
