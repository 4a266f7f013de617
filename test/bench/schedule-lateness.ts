import { setTimeout as pause } from 'node:timers/promises';
import { partitionKeys, partitionOf } from '../../services/mailroom/partition';
import { createScheduler } from '../../services/schedule';
import { cleaningUp } from './clean-up';
import { type Bench, type Effort, type Figure, percentile, rounded } from './figure';
import { openHouse } from './house';
import { enrolToWake } from './people';

const A_SECOND = 1_000;

/** From the instant at which somebody is to be woken to their turn, with a thousand a second, by the rounds as they are in production. */
export const scheduleLateness: Bench = {
  names: ['schedule.lateness'],
  run: async (effort) => [await lateness(effort)],
};

function lateness({ quick, say }: Effort): Promise<Figure> {
  return cleaningUp(async (cleanUp) => {
    const seconds = quick ? 3 : 30;
    const dueAt = new Map<string, number>();
    const late: number[] = [];
    const fired: number[] = [];
    let left = seconds * A_SECOND;
    let over: () => void = () => {};
    const everybody = new Promise<void>((resolve) => {
      over = resolve;
    });
    const house = await openHouse(cleanUp, ({ person, now, events }) => {
      const due = events.find(({ kind }) => kind === 'due');
      if (due) {
        const at = dueAt.get(person.id) ?? now;
        late.push(now - at);
        fired.push(due.at - at);
        left -= 1;
        if (left === 0) over();
      }
      return { state: {}, effects: [], wakeAt: null };
    });
    const people = await enrolToWake(house, left);
    await house.room.idle();
    const look = house.redis.open.connect('work');
    const begins = Date.now() + 3_000;
    const calendars = new Map<string, (string | number)[]>();
    people.forEach(({ id }, index) => {
      const at = begins + Math.floor((index * 1_000) / A_SECOND);
      dueAt.set(id, at);
      const calendar = partitionKeys(partitionOf(id)).due;
      calendars.set(calendar, [...(calendars.get(calendar) ?? []), at, id]);
    });
    await Promise.all([...calendars].map(([calendar, entries]) => look.zadd(calendar, ...entries)));
    if (Date.now() > begins) throw new Error('The first were due before everybody stood in a calendar.');
    const scheduler = createScheduler({ redis: house.redis.open.connect('work'), clock: { now: Date.now } });
    cleanUp.add(() => scheduler.stop());
    scheduler.start();
    say(`schedule.lateness: ${people.length} people in ${seconds} s`);
    const deadline = new AbortController();
    await Promise.race([everybody, pause((seconds + 60) * 1_000, undefined, { signal: deadline.signal })]);
    deadline.abort();
    if (left > 0) throw new Error(`${left} people were not woken.`);
    return {
      name: 'schedule.lateness',
      value: rounded(percentile(late, 99)),
      unit: 'ms',
      median: rounded(percentile(late, 50)),
      most: late.reduce((most, ms) => Math.max(most, ms)),
      fired: rounded(percentile(fired, 99)),
      dueASecond: A_SECOND,
      people: people.length,
    };
  });
}
