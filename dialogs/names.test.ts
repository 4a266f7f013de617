import type { MailboxEvent } from './events';
import { asReadBy, knowing, NAMES_SHOWN, type NamesShown, shownName } from './names';
import type { Person, Role } from './person';

const IN_PART: NamesShown = { 'mentors-see': 'initials', 'mentees-see': 'first-name' };
const someone = (role: Role): Person => ({
  id: 'x',
  name: 'Sam Jones',
  role,
  programme: 'main',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
  mentor: { id: 'd', name: 'Dave Smith' },
});
const event = (happening: object) => ({ id: '1', at: 0, ...happening }) as MailboxEvent;
const jo = { id: 'j', name: 'Jo Hill' };

test.each([
  ['Sam', 'Sam', 'S'],
  ['Sam Jones', 'Sam', 'SJ'],
  ["mary   ann o'neill ", 'mary', 'MAO'],
  ['🦊 Fox', '🦊', '🦊F'],
  ['', '', ''],
])('%j is %j, and %j', (name, first, initials) => {
  expect(NAMES_SHOWN.map((how) => shownName(name, how))).toEqual([name, first, initials]);
});

test('a mentor reads no more of a mentee than is settled, and all of a colleague', () => {
  const mentee = { id: 'm', name: 'Sam Jones' };
  const lost = event({ kind: 'handoff-lost', handoffId: 'h', mentee, by: jo, because: null });
  expect(asReadBy(lost, someone('mentor'), IN_PART)).toMatchObject({ mentee: { id: 'm', name: 'SJ' }, by: jo });
  const shared = event({ kind: 'colleague-shared', from: jo, about: 'quiet', words: 'Sam', mentee: 'Sam Jones' });
  expect(asReadBy(shared, someone('mentor'), IN_PART)).toEqual({ ...shared, mentee: 'SJ' });
  expect(asReadBy(shared, someone('coordinator'), IN_PART)).toEqual(shared);
});

test('a mentee reads no more of a mentor than is settled, wherever one is named; an id stays what it is', () => {
  const mentor = { id: 'd', name: 'Dave Smith' };
  const passed = event({ kind: 'handoff-passed', handoffId: 'h', mentor, to: jo });
  const read = asReadBy(passed, someone('mentee'), IN_PART);
  expect(read).toMatchObject({ mentor: { id: 'd', name: 'Dave' }, to: { id: 'j', name: 'Jo' } });
  const wished = event({ kind: 'rematch-wished', mentor: 'aBc-dE f' });
  expect(asReadBy(wished, someone('mentee'), IN_PART)).toEqual(wished);
  const confirmed = event({ kind: 'number-confirmed', by: 'aBc dEf' });
  expect(asReadBy(confirmed, someone('stranger'), IN_PART)).toEqual(confirmed);
  expect(knowing(someone('mentee'), IN_PART)).toEqual({ ...someone('mentee'), mentor: { id: 'd', name: 'Dave' } });
});
