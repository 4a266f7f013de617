import { wakeAtOf } from '../../dialogs/agenda';
import type { Person, PersonId } from '../../dialogs/person';
import { castOf } from '../../dialogs/rehearsal/cast';
import { CHECK_IN_GRACE, WOKEN_A_MINUTE } from '../../dialogs/rhythm';
import { converse } from '../../dialogs/take-turn';
import { isQuiet, localTime } from '../../dialogs/time';
import type { Core, TurnSeen } from '../../services/mailroom/contract';
import { createScheduler, type Scheduler } from '../../services/schedule';
import { type House, heard, openHouse, Phone, type Process, STRANGERS } from '../contracts/mailroom/house';
import { LIBRARY } from './whole-service';

const MINUTE = 60_000;
/** Nothing runs for two hours and twenty minutes. In Helsinki it is night by then; in Paris it will be in three minutes. */
const STOPPED = Date.UTC(2026, 0, 6, 16, 37);
const STARTED = Date.UTC(2026, 0, 6, 18, 57);
const ZONES = ['Europe/London', 'America/New_York', 'Europe/Paris', 'Europe/Helsinki'] as const;
const PEOPLE = 2_100;
const STEP = 10_000;

/** What became of one check-in. */
interface Outcome {
  readonly how: 'sent' | 'too-late' | 'quiet-hours' | 'crisis';
  readonly at: number;
}

describe('after an outage', () => {
  let house: House;
  const dueAt = new Map<PersonId, number>();
  const zoneOf = new Map<PersonId, string>();
  const outcomes = new Map<PersonId, Outcome[]>();
  const phones: Phone[] = [];
  const people: Person[] = [];

  beforeAll(async () => {
    house = await openHouse();
    house.clock.time = STOPPED - MINUTE;
    const before = start();
    await before.room.start();
    // Not all at once: doors wait for Redis no longer than two seconds.
    for (let from = 0; from < PEOPLE; from += 100) {
      const some = await Promise.all(Array.from({ length: 100 }, (_, n) => enrol(from + n)));
      await Promise.all(some.map(({ id }) => before.room.intake.accept(id, { kind: 'enrolled' }, 'enrolled')));
      people.push(...some);
    }
    await before.room.idle();
    await before.room.stop();
  });
  afterAll(() => house.close());

  async function enrol(index: number): Promise<Person> {
    const timezone = ZONES[index % ZONES.length] ?? ZONES[0];
    const address = { via: 'simulator', channel: 'simulator', handle: `phone-${index}` } as const;
    const person = await house.people.enrol({ ...STRANGERS, name: 'Sam', role: 'mentee', timezone, address });
    const minute = Math.floor(((STARTED - STOPPED) / MINUTE) * (index / PEOPLE));
    dueAt.set(person.id, STOPPED + minute * MINUTE);
    zoneOf.set(person.id, timezone);
    return person;
  }

  /** The real core; whoever is enrolled is past the welcome at once, with a check-in to come. */
  const real = converse(LIBRARY);
  const core: Core = (input) => {
    const { person, events } = input;
    if (events[0]?.kind !== 'enrolled') return real(input);
    const { state } = castOf({ zone: person.timezone }, null);
    if (state === null) throw new Error('the cast has no state');
    const { date, time } = localTime(dueAt.get(person.id) ?? 0, person.timezone);
    const settled = localTime(STOPPED - 24 * 60 * MINUTE, person.timezone).date;
    const ready = { ...state, checkIn: { ...state.checkIn, time, settled } };
    expect(date).toBe('2026-01-06');
    return { state: ready, effects: [], wakeAt: wakeAtOf(ready, person) };
  };

  function start(): Process {
    const phone = new Phone();
    phones.push(phone);
    return house.process({ core, phone, carriers: { simulator: phone }, onTurn: note });
  }

  function note({ person, effects }: TurnSeen): void {
    for (const effect of effects) {
      const begun = effect.kind === 'say' && effect.priority === 'started';
      const leftOut = effect.kind === 'ledger' && effect.what === 'check-in-left-out';
      if (!begun && !leftOut) continue;
      const how = leftOut ? (effect.detail['because'] as Outcome['how']) : 'sent';
      outcomes.set(person.id, [...(outcomes.get(person.id) ?? []), { how, at: house.clock.time }]);
    }
  }

  const scheduler = (): { rounds: Scheduler; die(): void } => {
    const redis = house.redis.open.connect('work');
    const rounds = createScheduler({ redis, clock: house.clock, timers: house.timers });
    return { rounds, die: () => redis.disconnect() };
  };

  test('what is late is spread, what is too late is noted, nobody is texted at night, and whoever writes is answered at once', async () => {
    const first = { ...start(), schedule: scheduler() };
    const second = { ...start(), schedule: scheduler() };
    house.clock.time = STARTED;
    for (const { room } of [first, second]) await room.start();
    let crisisSeen = false;

    for (let at = STARTED; at <= STARTED + 8 * MINUTE; at += STEP) {
      house.clock.time = at;
      const dies = at === STARTED + 1.5 * MINUTE;
      const alive = at < STARTED + 1.5 * MINUTE ? [first, second] : [second];
      const looks = (dies ? [first, second] : alive).map(({ schedule }) => schedule.rounds.round());
      // Between reading who is due and firing them, and with turns of its own half done.
      if (dies) for (const die of [first.schedule.die, first.die]) die();
      await Promise.allSettled(looks);
      await house.timers.passUntil(Promise.all(alive.map(({ room }) => room.idle())));
      if (at === STARTED + MINUTE) crisisSeen = await dangerIsAnswered(first);
    }
    expect(crisisSeen).toBe(true);

    const all = people.map(({ id }) => ({ id, ended: outcomes.get(id) ?? [] }));
    expect(all.filter(({ ended }) => ended.length !== 1)).toEqual([]);
    const texted = phones.flatMap(({ received }) => received).filter(({ priority }) => priority === 'started');
    expect(new Set(texted.map(({ to }) => to)).size).toBe(texted.length);

    const counts: Record<string, Record<string, number>> = {};
    const aMinute: number[] = [];
    for (const { id, ended } of all) {
      const [{ how, at } = { how: 'sent', at: 0 }] = ended;
      const zone = zoneOf.get(id) ?? '';
      const late = at - (dueAt.get(id) ?? 0);
      counts[zone] = { ...counts[zone], [how]: (counts[zone]?.[how] ?? 0) + 1 };
      const minute = Math.floor((at - STARTED) / MINUTE);
      aMinute[minute] = (aMinute[minute] ?? 0) + 1;
      if (late > CHECK_IN_GRACE) expect(how).toBe('too-late');
      else expect(how === 'quiet-hours').toBe(how !== 'crisis' && isQuiet(at, zone));
    }
    expect(texted).toHaveLength(all.filter(({ ended }) => ended[0]?.how === 'sent').length);
    expect(counts['Europe/London']).toMatchObject({ crisis: 1 });
    expect(counts['Europe/Helsinki']?.['sent']).toBeUndefined();
    expect(counts['Europe/Paris']).toMatchObject({ sent: expect.any(Number), 'quiet-hours': expect.any(Number) });
    for (const zone of ZONES) expect(counts[zone]?.['too-late']).toBe(PEOPLE / ZONES.length / 7);
    expect(Math.max(...Object.values(aMinute))).toBeLessThan(1.5 * WOKEN_A_MINUTE);
    expect(aMinute.length).toBeGreaterThan(PEOPLE / WOKEN_A_MINUTE - 1);
  }, 300_000);

  /** Somebody whose check-in is still to come, and who cannot wait for it. */
  async function dangerIsAnswered({ room }: Process): Promise<boolean> {
    const waiting = people.filter(({ id, timezone }) => !outcomes.has(id) && timezone === 'Europe/London');
    const inDanger = waiting.at(-1);
    expect(waiting.length).toBeGreaterThan(PEOPLE / 20);
    await room.intake.accept(inDanger?.id ?? '', heard('im going to kill myself tonight'), 'danger');
    await house.timers.passUntil(room.idle());
    const replies = phones.flatMap(({ received }) => received).filter(({ to }) => to === inDanger?.id);
    expect(replies.map(({ priority }) => priority)).toContain('crisis');
    return true;
  }
});
