import type { RedisClient } from '../../services/redis';
import { cleaningUp } from './clean-up';
import { type Bench, rounded } from './figure';
import { openHouse, realCore, talkIn } from './house';
import { enrolEverybody } from './people';
import { redisDataBytes } from './redis-cpu';
import { talkOn } from './talk';

/** Lines of conversation that are kept of each person, both sides counted. */
const LINES = 30;

/** Who is there before anything is measured: what is there once, however many people there are, is theirs. */
const FIRST = 300;

/**
 * What one stored person more takes in Redis, with thirty messages of history: the growth of its memory over many real
 * people, divided by their number, so that their part of what people share is in it. The marks against duplicates, which go by
 * themselves after some hours, are told apart.
 */
export const personBytes: Bench = {
  names: ['person.bytes'],
  run: ({ quick, say }) =>
    cleaningUp(async (cleanUp) => {
      const count = quick ? 100 : 600;
      const house = await openHouse(cleanUp, realCore());
      const look = house.redis.open.connect('work');
      const live = async (people: number, from: number) => {
        const { timezone } = house;
        const enrolled = await enrolEverybody(house.people, { people, from, timezone, channel: 'sms' });
        const talk = talkOn('sms');
        await talkIn(house, enrolled, talk, 64, from).everybody(turnsFor(LINES, talk));
        await house.room.idle();
        return enrolled;
      };
      await live(FIRST, 0);
      const before = await withoutMarks(look);
      const enrolled = await live(count, FIRST);
      const withMarks = (await redisDataBytes(look)) - before;
      const bytes = (await withoutMarks(look)) - before;
      const one = enrolled[0]?.id ?? '';
      const own = await ownKeys(look, one);
      for (const [key, size] of own) say(`bytes: ${key.replace(one, 'ID')} ${size}`);
      return [
        {
          name: 'person.bytes',
          value: rounded(bytes / count),
          unit: 'bytes',
          withMarks: rounded(withMarks / count),
          ownKeys: own.reduce((sum, [, size]) => sum + size, 0),
          lines: (await house.room.story(one)).length,
          people: count,
        },
      ];
    }),
};

/** What the data takes once the marks against duplicates are gone. */
async function withoutMarks(look: RedisClient): Promise<number> {
  for (const key of await look.keys('{p*}:dd:*')) await look.del(key);
  return redisDataBytes(look);
}

/** How many turns it takes until so many lines have been said, by both. */
function turnsFor(lines: number, talk: ReturnType<typeof talkOn>): number {
  let turns = 0;
  for (let said = 0; said < lines; turns += 1) said += 1 + talk(turns).replies;
  return turns;
}

/** What Redis says that each key of a person takes. */
async function ownKeys(look: RedisClient, id: string): Promise<[string, number][]> {
  const keys = await look.keys(`*${id}*`);
  return Promise.all(
    keys
      .sort()
      .map(async (key): Promise<[string, number]> => [key, Number(await look.memory('USAGE', key, 'SAMPLES', 0))]),
  );
}
