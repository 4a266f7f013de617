import type { Person, Role } from '../../dialogs/person';
import { enrolRoster, namesakes } from './enrol-roster';
import type { Enrolment, People } from './people';
import { readRoster } from './roster';

const PLACE = { programme: 'main', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
const SAM = '+447700900002';

/** People in memory, by their numbers: as the store has them, without Redis. */
class Kept implements Pick<People, 'enrol' | 'members' | 'byAddress'> {
  readonly byNumber = new Map<string, Person>();

  async enrol({ address, ...who }: Enrolment): Promise<Person> {
    const person = { ...who, id: this.byNumber.get(address.handle)?.id ?? `p-${this.byNumber.size + 1}` };
    this.byNumber.set(address.handle, person);
    return person;
  }

  async members(_programme: string, role?: Role): Promise<Person[]> {
    return [...this.byNumber.values()].filter((one) => role === undefined || one.role === role);
  }

  async byAddress({ handle }: Pick<Enrolment['address'], 'handle'>): Promise<Person | null> {
    return this.byNumber.get(handle) ?? null;
  }
}

describe('a list on top of those who are enrolled', () => {
  let people: Kept;
  const entriesOf = (...lines: string[]) => {
    const rows = lines.map((line) => `${line},,,`).join('\n');
    const csv = `role,name,address,channel,mentor,timezone,locale,region\n${rows}\n`;
    return readRoster(csv, { programme: 'main', locales: ['en-GB'], regions: ['GB'] });
  };
  const enrol = (...lines: string[]) => enrolRoster(entriesOf(...lines), people, { ...PLACE, mostMentees: 5 });
  const warnings = (...lines: string[]) => namesakes(entriesOf(...lines), people, 'main');

  beforeEach(async () => {
    people = new Kept();
    await enrol('mentor,Dave,+447700900001,sms,', `mentee,Sam,${SAM},sms,Dave`);
  });

  test.each([
    [
      'a mentee',
      `mentor,Sam,${SAM},sms,`,
      "line 3: this address is a mentee's already, and a list does not make them a mentor.",
    ],
    ['a mentee', `coordinator,Sam,${SAM},sms,`, "a mentee's already, and a list does not make them a coordinator."],
    ['a mentor', 'mentee,Dave,+447700900001,sms,', "a mentor's already, and a list does not make them a mentee."],
  ])(
    '%s never becomes something else by a list, and nobody of that list is enrolled: %s',
    async (_who, line, fault) => {
      const before = new Map(people.byNumber);
      await expect(enrol('mentor,Ann,+447700900003,sms,', line)).rejects.toThrow(fault);
      expect(people.byNumber).toEqual(before);
    },
  );

  test('somebody who wrote before they were enrolled becomes what the list says', async () => {
    const address = { via: 'sms', channel: 'sms', handle: '+447700900004' } as const;
    await people.enrol({ ...PLACE, role: 'stranger', name: '', address });
    await enrol('mentor,Ann,+447700900004,sms,');
    expect(people.byNumber.get('+447700900004')).toMatchObject({ role: 'mentor', name: 'Ann' });
  });

  test('the same list again is no fault, and no warning', async () => {
    const list = ['mentor,Dave,+447700900001,sms,', `mentee,Sam,${SAM},sms,Dave`];
    expect(await warnings(...list)).toEqual([]);
    expect(await enrol(...list)).toHaveLength(2);
  });

  test('a second mentor of the same name is enrolled, with a warning that names the line', async () => {
    const list = ['mentor,dave,+447700900003,sms,', 'mentor,Ann,+447700900004,sms,', 'mentor,Ann,+447700900005,sms,'];
    expect(await warnings(...list)).toEqual([
      expect.stringContaining('warning: line 2: another mentor has this name too'),
      expect.stringContaining('warning: line 4: another mentor has this name too'),
    ]);
    expect(await enrol(...list)).toHaveLength(3);
  });
});
