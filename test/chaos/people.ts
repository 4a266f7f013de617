import { randomBytes } from 'node:crypto';
import { PROGRAMME } from '../../bots/programme';
import type { Person } from '../../dialogs/person';
import { parseMasterKeys } from '../../services/config/master-keys';
import { createPeople, type People } from '../../services/people';
import type { RedisClient } from '../../services/redis';
import { openVault } from '../../services/vault';

/** Somebody who takes part, with their number. */
export interface Taking {
  readonly person: Person;
  readonly number: string;
}

export interface Everybody {
  readonly people: People;
  readonly mentees: readonly Taking[];
  readonly mentors: readonly Taking[];
}

const MENTEES_EACH = 25;
const FIRST_MENTOR = 900;
const SETTING = { programme: PROGRAMME, locale: 'en-GB', region: 'GB', timezone: 'Europe/London' } as const;

export const newMasterKeys = () => `1:${randomBytes(32).toString('base64')}`;

/** Ofcom keeps +447700900000 to 900999 for drama: nobody has them. */
const numberOf = (index: number) => `+447700900${String(index).padStart(3, '0')}`;

/** So many mentees, and a mentor for every 25 of them. */
export async function enrolEverybody(redis: RedisClient, masterKeys: string, count: number): Promise<Everybody> {
  const parsed = parseMasterKeys(masterKeys);
  if ('fault' in parsed) throw new Error(parsed.fault);
  const vault = await openVault(redis, parsed.keys);
  const people = createPeople({ redis, vault, strangers: SETTING });
  const enrol = async (role: 'mentee' | 'mentor', index: number, mentor?: Person): Promise<Taking> => {
    const number = numberOf(index);
    const address = { via: 'sms', channel: 'sms', handle: number } as const;
    const matched = mentor ? { mentor: { id: mentor.id, name: mentor.name } } : {};
    return { number, person: await people.enrol({ ...SETTING, ...matched, role, name: 'Sam', address }) };
  };
  const mentors = await inOrder(Math.ceil(count / MENTEES_EACH), (index) => enrol('mentor', FIRST_MENTOR + index));
  const mentees = await inOrder(count, (index) => enrol('mentee', index, mentors[index % mentors.length]?.person));
  return { people, mentees, mentors };
}

async function inOrder<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let index = 0; index < count; index += 1) made.push(await make(index));
  return made;
}
