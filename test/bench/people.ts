import type { Person } from '../../dialogs/person';
import type { Address, People } from '../../services/people';
import type { House } from './house';
import { SETTING } from './talk';

export type Channels = 'sms' | 'teams';

/** Ofcom keeps +447700900000 to 900999 for drama: nobody has them. */
export const numberOf = (person: number) => `+447700900${String(person).padStart(3, '0')}`;
/** All the numbers there are, but the mentor's. */
export const MOST_NUMBERS = 999;

export const userOf = (person: number) => `29:user-${person}`;
export const conversationOf = (person: number) => `a:conversation-${person}`;

function addressOf(person: number, channel: Channels): Address {
  return channel === 'sms'
    ? { via: 'sms', channel, handle: numberOf(person) }
    : { via: 'bot-framework', channel, handle: `msteams|${userOf(person)}` };
}

/** Mentees who have a mentor, as most have: so many, numbered on from `from`. */
export async function enrolEverybody(
  people: People,
  {
    people: count,
    timezone,
    channel,
    from = 0,
  }: { people: number; timezone: string; channel: Channels; from?: number },
): Promise<Person[]> {
  const setting = { ...SETTING, timezone };
  const dave = await people.enrol({
    ...setting,
    role: 'mentor',
    name: 'Dave',
    address: addressOf(MOST_NUMBERS, 'sms'),
  });
  const mentor = { id: dave.id, name: dave.name };
  const enrolled: Person[] = [];
  for (let person = from; person < from + count; person += 1) {
    const address = addressOf(person, channel);
    enrolled.push(await people.enrol({ ...setting, role: 'mentee', name: 'Sam', mentor, address }));
  }
  return enrolled;
}

const AT_ONCE = 500;

/** People on phones of no kind, since there are fewer numbers than people: for whoever is woken and told nothing. */
export async function enrolToWake({ people, room, timezone }: House, count: number): Promise<Person[]> {
  const enrolled: Person[] = [];
  while (enrolled.length < count) {
    // Intake answers within a webhook's time or not at all: more at once would wait for each other for too long.
    const phones = Array.from({ length: Math.min(AT_ONCE, count - enrolled.length) }, (_, n) => enrolled.length + n);
    const group = await Promise.all(
      phones.map((phone) => {
        const address = { via: 'simulator', channel: 'simulator', handle: `phone-${phone}` } as const;
        return people.enrol({ ...SETTING, timezone, role: 'mentee', name: 'Sam', address });
      }),
    );
    await Promise.all(group.map(({ id }) => room.intake.accept(id, { kind: 'enrolled' }, 'enrolled')));
    enrolled.push(...group);
  }
  await room.idle();
  return enrolled;
}
