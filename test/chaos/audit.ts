import { PROGRAMME } from '../../bots/programme';
import type { PersonId } from '../../dialogs/person';
import { keysOf } from '../../services/handoffs/keys';
import { Chronicle } from '../../services/mailroom/chronicle';
import { unpack } from '../../services/mailroom/pack';
import { personKeys } from '../../services/mailroom/partition';
import { withTransitions } from '../../services/mailroom/scripts';
import type { RedisClient } from '../../services/redis';
import { type Counts, countsIn, EVERY } from './counting';
import { deadLetters, leftovers, sum } from './leftovers';
import type { Load } from './load';
import type { Everybody, Taking } from './people';
import type { Provider } from './provider';
import { lostOf, NOTHING_YET, type Sequence } from './sequence';

/** What is wrong; every number should be 0. */
export type Wrongs = Record<
  | 'lost'
  | 'duplicatedInState'
  | 'outOfOrderInState'
  | 'outOfOrderAtProvider'
  | 'neverAtProvider'
  | 'wrongPosts'
  | 'wrongOffers'
  | 'wrongHandoffs'
  | 'wrongLedgers'
  | 'wrongLogs'
  | 'deadLettered'
  | 'leftBehind',
  number
>;

interface Audited {
  readonly redis: RedisClient;
  readonly everybody: Everybody;
  readonly load: Load;
  readonly provider: Provider;
}

/** Holds what is written in Redis, and what came to the provider, against what was acknowledged. */
export async function audit({ redis, everybody, load, provider }: Audited): Promise<Wrongs> {
  const { people, mentees, mentors } = everybody;
  const said = (taking: Taking) => load.of(taking.number).acknowledged;
  const counts = await countsOf(redis, everybody);
  const inState = (id: PersonId) => counts.get(id) ?? countsIn(null);
  const heard = mentees.map((mentee) => ({ sequence: inState(mentee.person.id).heard, all: said(mentee) }));
  const passedOn = (kind: 'posts' | 'offers', every: number) =>
    mentees.map(({ person, number }) => ({
      sequence: inState(person.mentor?.id ?? '')[kind][person.id] ?? NOTHING_YET,
      all: Math.floor(load.of(number).acknowledged / every),
    }));
  const posts = passedOn('posts', EVERY.post);
  const offers = passedOn('offers', EVERY.handoff);
  const atProvider = mentees.flatMap((mentee) => {
    const mentor = mentors.find(({ person }) => person.id === mentee.person.mentor?.id)?.number ?? '';
    const from = mentee.person.id;
    return [
      { sequence: provider.sequenceOf(mentee.number, ''), all: said(mentee) },
      { sequence: provider.sequenceOf(mentor, `post ${from} `), all: Math.floor(said(mentee) / EVERY.post) },
      { sequence: provider.sequenceOf(mentor, `offer ${from} `), all: Math.floor(said(mentee) / EVERY.handoff) },
    ];
  });
  const handoffs = await handoffsBy(redis);
  const ledgers = await Promise.all(mentees.map(({ person }) => redis.llen(personKeys(person.id).ledger)));
  const off = (actual: number, all: number, every: number) => Math.abs(actual - Math.floor(all / every));
  return {
    lost: sum(heard.map(({ sequence, all }) => lostOf(sequence, all))),
    duplicatedInState: sum(heard.map(({ sequence }) => sequence.repeats)),
    outOfOrderInState: sum([...heard, ...posts].map(({ sequence }) => sequence.late)),
    // The offers of different requests may overtake each other: services/handoffs/README.md.
    outOfOrderAtProvider: sum(atProvider.map(({ sequence }, index) => (index % 3 === 2 ? 0 : sequence.late))),
    neverAtProvider: sum(atProvider.map(({ sequence, all }) => lostOf(sequence, all))),
    wrongPosts: sum(posts.map(miscounted)),
    wrongOffers: sum(offers.map(miscounted)),
    wrongHandoffs: sum(mentees.map((mentee) => off(handoffs.get(mentee.person.id) ?? 0, said(mentee), EVERY.handoff))),
    wrongLedgers: sum(mentees.map((mentee, index) => off(ledgers[index] ?? 0, said(mentee), EVERY.ledger))),
    wrongLogs: sum(await wrongLogs(new Chronicle({ redis: withTransitions(redis), people }), mentees, load)),
    deadLettered: await deadLetters(redis),
    leftBehind: await leftovers(
      redis,
      [...mentees, ...mentors].map(({ person }) => person.id),
    ),
  };
}

const miscounted = ({ sequence, all }: { sequence: Sequence; all: number }) =>
  sequence.repeats + lostOf(sequence, all) + Math.max(0, sequence.last - all);

async function countsOf(redis: RedisClient, { people, mentees, mentors }: Everybody): Promise<Map<PersonId, Counts>> {
  const counts = new Map<PersonId, Counts>();
  for (const { person } of [...mentees, ...mentors]) {
    const key = await people.openFor(person.id);
    const state = await redis.getBuffer(personKeys(person.id).state);
    counts.set(person.id, countsIn(state && JSON.parse(unpack(key.openBytes('state', '', state)))));
  }
  return counts;
}

/** How many requests of each person the queue has decided, by its own audit. */
async function handoffsBy(redis: RedisClient): Promise<Map<PersonId, number>> {
  const counts = new Map<PersonId, number>();
  for (const [, fields] of await redis.xrange(keysOf(PROGRAMME).audit, '-', '+')) {
    const by = String(fields[fields.indexOf('by') + 1]);
    counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  return counts;
}

/** In each story: what was not turned, what was said and is not noted as sent, and whether it ends before the last answer. */
async function wrongLogs(chronicle: Chronicle, mentees: readonly Taking[], load: Load): Promise<number[]> {
  const wrong: number[] = [];
  for (const { person, number } of mentees) {
    const story = await chronicle.ofPerson(person.id);
    const open = story.filter((line) =>
      line.from === 'bot' ? line.delivery !== 'sent' : line.ending.how !== 'turned',
    );
    const last = story.findLast(({ from }) => from === 'bot')?.text ?? '0';
    wrong.push(open.length + (Number(last) === load.of(number).acknowledged ? 0 : 1));
  }
  return wrong;
}
