import type { HandoffReason } from '../events';
import type { Person, Role } from '../person';
import { alertedFor } from './alerted';

function person(name: string, role: Role, more: Partial<Person> = {}): Person {
  const base = { programme: 'riverside', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
  return { ...base, id: `p-${name}`, name, role, ...more };
}

const dave = person('Dave', 'mentor');
const rosa = person('Rosa', 'mentor');
const joy = person('Joy', 'coordinator');
const sam = person('Sam', 'mentee', { mentor: { id: dave.id, name: dave.name } });
const priya = person('Priya', 'mentee');
const everyone = [sam, priya, dave, rosa, joy];

function names(
  whose: Person,
  among: readonly Person[],
  except: readonly Person[] = [],
  reason: HandoffReason = 'asked',
): readonly string[] {
  const ids = except.map(({ id }) => id);
  return alertedFor(whose, among, reason, ids).map(({ name }) => name);
}

describe('who is told that somebody needs a human', () => {
  const joyMentors = { mentor: { id: joy.id, name: joy.name } };
  it.each([
    ['their own mentor', sam, everyone, [], ['Dave']],
    ['the coordinator who mentors them', { ...sam, ...joyMentors }, everyone, [], ['Joy']],
    ['every mentor, when they have none', priya, everyone, [], ['Dave', 'Rosa']],
    ['every other mentor, when their own has given it back', sam, everyone, [dave], ['Rosa']],
    ['every mentor, when their own has left', sam, [sam, rosa, joy], [], ['Rosa']],
    ['every coordinator, when there is no mentor', priya, [sam, priya, joy], [], ['Joy']],
    ['nobody, when there is nobody', sam, [sam, priya], [], []],
    ['the coordinators, for a mentor', rosa, everyone, [], ['Joy']],
    ['the other mentors, for a coordinator who is alone', joy, everyone, [], ['Dave', 'Rosa']],
    ['the mentors, for a stranger', person('?', 'stranger'), everyone, [], ['Dave', 'Rosa']],
    ['nobody of another programme', priya, [priya, { ...dave, programme: 'hillside' }], [], []],
  ])('%s', (_who, whose, among, except, expected) => {
    expect(names(whose, among, except)).toEqual(expected);
  });

  describe.each(['unreachable', 'wrong-number'] as const)('because of their number (%s)', (reason) => {
    it.each([
      ['every coordinator, before their own mentor', sam, everyone, [], ['Joy']],
      ['their own mentor, when there is no coordinator', sam, [sam, dave, rosa], [], ['Dave']],
      ['every mentor, when there is neither', priya, [priya, dave, rosa], [], ['Dave', 'Rosa']],
      ['their own mentor, when the only coordinator has given it back', sam, everyone, [joy], ['Dave']],
      ['the coordinators, for a mentor', rosa, everyone, [], ['Joy']],
      ['nobody, when there is nobody', sam, [sam, priya], [], []],
    ])('%s', (_who, whose, among, except, expected) => {
      expect(names(whose, among, except, reason)).toEqual(expected);
    });
  });

  it('learns their id and name, and nothing else of the mentors themselves', () => {
    expect(alertedFor(sam, everyone, 'asked')).toEqual([{ id: 'p-Dave', name: 'Dave' }]);
  });
});
