import { readRoster as read } from './roster';

const KNOWS = { programme: 'main', locales: ['en-GB', 'cy-GB'], regions: ['GB'] };
const readRoster = (csv: string) => read(csv, KNOWS);
const HEAD = 'role,name,address,channel,mentor,timezone,locale,region\n';

test('a list with a mentor and a mentee is read', () => {
  const rows = readRoster(
    `${HEAD}mentor,Dave,+44 7700 900001,sms,,,,\nmentee,Sam,+447700900002,sms,Dave,Europe/London,en-GB,GB\n`,
  );
  expect(rows.map((r) => [r.line, r.role, r.address.handle, r.mentor])).toEqual([
    [2, 'mentor', '+447700900001', null],
    [3, 'mentee', '+447700900002', 'Dave'],
  ]);
});

test('a list saved by a spreadsheet, with a byte order mark, quotes and Windows line ends, is read', () => {
  const rows = readRoster(`\ufeff${HEAD.trim()}\r\nmentor,"O'Neill, Jo",+447700900001,sms,,,,\r\n`);
  expect(rows[0]?.name).toBe("O'Neill, Jo");
});

test.each(["Seán O'Neill-Świątek", 'Dr. Mia', 'نی\u200cما', '李 雷', 'Sam (2)'])(
  'a name is a name in any letters: %s',
  (name) => {
    expect(readRoster(`${HEAD}mentor,${name},+447700900001,sms,,,,\n`)[0]?.name).toBe(name);
  },
);

test('a Teams address is the object id of the directory, whatever its case', () => {
  const [row] = readRoster(`${HEAD}mentee,Sam,0A000000-0000-4000-8000-00000000000B,teams,,,,\n`);
  expect(row?.address).toEqual({
    via: 'bot-framework',
    channel: 'teams',
    handle: 'msteams|0a000000-0000-4000-8000-00000000000b',
  });
});

describe('a fault is told by its line, and never repeats who it is about', () => {
  test.each([
    ['mentor,Dave,07700900001,sms,,,,', 'line 2: address must be a number like'],
    ['boss,Dave,+447700900001,sms,,,,', 'line 2: role must be mentee, mentor or coordinator.'],
    ['mentor,Dave,+447700900001,pigeon,,,,', 'line 2: channel must be sms or teams.'],
    ['mentor,Dave,+447700900001,sms,,Mars/Base,,', 'line 2: timezone is not one that is known'],
    ['mentor,,+447700900001,sms,,,,', 'line 2: name is empty.'],
    ['mentor,Dave: hi,+447700900001,sms,,,,', 'line 2: name holds a colon, a bracket { }, a line break or a sign'],
    ['mentor,Dave\uff1a hi,+447700900001,sms,,,,', 'line 2: name holds a colon'],
    ['mentor,{mentor},+447700900001,sms,,,,', 'line 2: name holds a colon'],
    ['mentor,"Da\nve",+447700900001,sms,,,,', 'name holds a colon'],
    ['mentor,"Da\tve",+447700900001,sms,,,,', 'line 2: name holds a colon'],
    ['mentor,Da\u202eve,+447700900001,sms,,,,', 'line 2: name holds a colon'],
    ['mentor,Da\u200fve,+447700900001,sms,,,,', 'line 2: name holds a colon'],
    ['mentor,Dave,+447700900001,sms,,,english,', 'line 2: locale must look like en-GB.'],
    [
      'mentor,Dave,+447700900001,sms,,,xx-GB,',
      'line 2: there is no such locale; permitted are en-GB, cy-GB, or nothing.',
    ],
    ['mentor,Dave,+447700900001,sms,,,,UK', 'line 2: there is no such region; permitted are GB, or nothing.'],
    [
      'mentor,A,+447700900001,sms,,,,\nmentor,B,+447700900001,sms,,,,',
      'line 3: this address stands in line 2 already.',
    ],
    ['mentor,Dave', 'does not have the columns'],
    ['mentor,"Dave,+447700900001,sms,,,,', 'a quote is not closed'],
  ])('%s', (rows, fault) => {
    const read = () => readRoster(HEAD + rows);
    expect(read).toThrow(fault);
    expect(read).not.toThrow(/Dave|\+447700900001/);
  });

  test('columns that are missing are named', () => {
    expect(() => readRoster('role,name\nmentor,Dave\n')).toThrow('columns are missing: address, channel');
  });

  test('an empty list is a fault', () => {
    expect(() => readRoster(HEAD)).toThrow('The list is empty.');
  });
});

test.each([
  ['notes', 'line 1: unknown columns: "notes"; permitted are role, name,'],
  ['programme', 'line 1: there is no column programme: everybody in a list belongs to main.'],
  ['name', 'line 1: a column stands there twice.'],
])('a column that nobody reads is not passed over: %s', (column, fault) => {
  const list = `${HEAD.trim()},${column}\nmentor,Dave,+447700900001,sms,,,,,x\n`;
  expect(() => readRoster(list)).toThrow(fault);
});

test('a part of a country is there where the country is', () => {
  expect(readRoster(`${HEAD}mentee,Sam,+447700900002,sms,,,,GB-WLS\n`)[0]?.region).toBe('GB-WLS');
});
