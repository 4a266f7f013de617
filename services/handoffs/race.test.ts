import type { Person } from '../../dialogs/person';
import { Mailboxes } from '../../test/contracts/handoffs/mailboxes';
import { RedisSubject } from '../../test/contracts/handoffs/redis-subject';
import { claim, dave, newWorld, open, sam } from '../../test/contracts/handoffs/world';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { RedisClient } from '../redis';
import { keysOf } from './keys';

const HANDOFFS = 500;
const PROCESSES = 4;

const mentors: readonly Person[] = Array.from({ length: 20 }, (_, n) => ({
  ...dave,
  id: `p-m${n}`,
  name: `Mentor ${n}`,
}));
const mentees: readonly Person[] = Array.from({ length: HANDOFFS }, (_, n) => {
  const { mentor: _none, ...person } = sam;
  return { ...person, id: `p-s${n}`, name: `Sam ${n}` };
});

describe('twenty mentors at once', () => {
  let server: TestRedis;
  let redis: RedisClient;
  let processes: readonly RedisSubject[];
  const mailboxes = new Mailboxes();

  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
    const world = newWorld();
    world.people = [...mentors, ...mentees];
    processes = Array.from(
      { length: PROCESSES },
      () => new RedisSubject(server.open.connect('work'), world, mailboxes),
    );
  });
  afterAll(() => server.stop());

  it('who all want each of 500 handoffs, each asking twice, have each of them once, and everyone is told once', async () => {
    await Promise.all(mentees.map((mentee, n) => at(n).perform(open(`h${n}`), mentee, `open-${n}`)));
    const outcomes = await Promise.all(mentors.map(wantAll));

    const won = outcomes.flat().filter((outcome) => outcome === 'claimed');
    expect({ won: won.length, asked: outcomes.flat().length }).toEqual({ won: HANDOFFS, asked: HANDOFFS * 20 });
    const keys = keysOf('riverside');
    const held = await Promise.all(mentors.map(({ id }) => redis.zrange(keys.by(id), '0', '-1')));
    expect({ held: held.flat().length, distinct: new Set(held.flat()).size }).toEqual({
      held: HANDOFFS,
      distinct: HANDOFFS,
    });
    expect(await redis.zcard(keys.open)).toBe(0);
    expect(await redis.xlen(keys.audit)).toBe(2 * HANDOFFS);

    for (const mentee of mentees) expect(mailboxes.of(mentee.id).map(({ kind }) => kind)).toEqual(['handoff-claimed']);
    for (const [n, mentor] of mentors.entries()) {
      const answers = mailboxes.of(mentor.id).flatMap((one) => (one.kind === 'claim-answered' ? [one] : []));
      expect(answers).toHaveLength(HANDOFFS);
      const mine = answers.filter(({ answer }) => answer === 'won').map(({ handoffId }) => handoffId);
      expect(mine.sort()).toEqual(held[n]?.sort());
    }
  });

  it('and one person who asks six times at once has one request', async () => {
    const { mentor: _none, ...person } = sam;
    const asking = Array.from({ length: 6 }, (_, n) => at(n).perform(open(`six-${n}`), person, `six-${n}`));
    const outcomes = (await Promise.all(asking)).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['joined', 'joined', 'joined', 'joined', 'joined', 'opened']);
    expect(await at(0).waiting('riverside')).toMatchObject({ open: 1 });
  });

  /** Every mentor goes through the handoffs in the same order, ten at a time, each request at two processes at once. */
  async function wantAll(mentor: Person, m: number): Promise<readonly string[]> {
    const outcomes: string[] = [];
    for (let from = 0; from < HANDOFFS; from += 10) {
      const some = Array.from({ length: 10 }, (_, k) => from + k);
      outcomes.push(...(await Promise.all(some.map((n) => want(mentor, n, m)))));
    }
    return outcomes;
  }

  async function want(mentor: Person, n: number, m: number): Promise<string> {
    const mentee = mentees[n] ?? sam;
    const request = claim(`h${n}`, mentee);
    const twice = [at(n + m), at(n + m + 1)].map((one) => one.perform(request, mentor, `claim-${n}-${m}`));
    const [first, second] = await Promise.all(twice);
    expect(second).toEqual(first);
    return first?.outcome ?? 'none';
  }

  function at(n: number): RedisSubject {
    const one = processes[n % PROCESSES];
    if (one === undefined) throw new RangeError('no such process');
    return one;
  }
});
