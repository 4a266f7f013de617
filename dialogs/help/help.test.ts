import { type Directory, directoryFor, type HelpFile } from './directory';
import { findHelp, isUnchecked } from './find';

const entry = (topic: 'housing' | 'id', more: object = {}, hears: string[] = []): HelpFile['entries'][string] => ({
  topic,
  needs: [],
  verified: true,
  verifiedOn: '2026-01-05',
  in: { 'en-GB': { hears, say: 'Ring 0000.' } },
  ...more,
});
const national: HelpFile = {
  region: 'GB',
  owner: 'Kim',
  entries: {
    general: entry('housing'),
    tonight: entry('housing', {}, ['tonight']),
    'birth-certificate': entry('id', {}, ['birth certificate']),
  },
};
const leeds: HelpFile = { region: 'GB', owner: 'Ann', programme: 'leeds', entries: { 'drop-in': entry('housing') } };
const at = (programme: string, region = 'GB', locale = 'en-GB') =>
  directoryFor([national, leeds], { region, programme, locale });
const ids = (directory: Directory) => directory.map(({ id }) => id);
const found = (directory: Directory, words: string, told: string[] = [], today = '2026-02-01') =>
  findHelp(directory, { topic: 'housing', words, told }, today)?.id ?? null;

test('what is near somebody comes before what is the same everywhere, and is for the people of that programme alone', () => {
  expect(ids(at('leeds'))).toEqual(['drop-in', 'general', 'tonight', 'birth-certificate']);
  expect(ids(at('york'))).toEqual(['general', 'tonight', 'birth-certificate']);
});

test('nobody is sent to another country’s places, or told in a language that is not theirs', () => {
  expect(at('york', 'IE')).toEqual([]);
  expect(at('york', 'GB', 'cy-GB')).toEqual([]);
  expect(at('york', 'GB-WLS')).toHaveLength(3);
});

test.each([
  ['the topic alone: its first entry', 'need a flat', [], 'general'],
  ['words of an entry', 'nowhere to go tonight', [], 'tonight'],
  ['words of another topic', 'need my birth certificate for the flat', [], 'birth-certificate'],
  ['another one', 'nowhere to go tonight', ['tonight'], 'general'],
  ['none left', 'nowhere to go tonight', ['tonight', 'general'], null],
])('%s', (_why, words, told, expected) => {
  expect(found(at('york'), words, told)).toBe(expected);
});

test('what was not checked for half a year is said to be so, and after a year it is left out', () => {
  const [general] = at('york');
  if (general === undefined) throw new Error('there is an entry');
  expect(isUnchecked(general, '2026-07-04')).toBe(false);
  expect(isUnchecked(general, '2026-07-05')).toBe(true);
  expect(found(at('york'), 'a flat', [], '2027-01-05')).toBe('general');
  expect(found(at('york'), 'a flat', [], '2027-01-06')).toBeNull();
});

test('what nobody has ever checked is said to be so, however long that is', () => {
  const file = { ...national, entries: { a: entry('housing', { verified: false }) } };
  const [never] = directoryFor([file], { region: 'GB', programme: 'york', locale: 'en-GB' });
  if (never === undefined) throw new Error('there is an entry');
  expect(isUnchecked(never, '2026-01-05')).toBe(true);
  expect(found([never], 'a flat', [], '2030-01-01')).toBe('a');
});

describe('a place near them that was checked comes before the general one for everybody', () => {
  const general: HelpFile = {
    ...national,
    entries: { line: entry('housing', {}, ['hostel']), tonight: entry('housing', {}, ['tonight']) },
  };
  const near = (more: object = {}): Directory => {
    const own: HelpFile = { ...leeds, entries: { shelter: entry('housing', more, ['joy']) } };
    return directoryFor([general, own], { region: 'GB', programme: 'leeds', locale: 'en-GB' });
  };
  test.each([
    ['even when the words of the general one were used', near(), 'need a hostel', [], 'shelter'],
    ['and the general one is another', near(), 'need a hostel', ['shelter'], 'line'],
    ['but not before the words of a special one', near(), 'a hostel for tonight', ['line'], 'tonight'],
    ['nor when nobody checked it', near({ verified: false }), 'need a hostel', [], 'line'],
    ['nor when that was long ago', near({ verifiedOn: '2025-06-01' }), 'need a hostel', [], 'line'],
  ])('%s', (_why, directory, words, told, expected) => {
    expect(found(directory, words, told)).toBe(expected);
  });
});
