import type { MailboxEvent } from './events';
import type { Named, Person } from './person';

/** How much of somebody's name is read by whoever is on the other side: as it was enrolled, its first word, or the first letters of its words. */
export const NAMES_SHOWN = ['in-full', 'first-name', 'initials'] as const;
export type NameShown = (typeof NAMES_SHOWN)[number];

/** What a programme has settled about names. Coordinators read them as they enrolled them; numbers are read by nobody. */
export interface NamesShown {
  readonly 'mentors-see': NameShown;
  readonly 'mentees-see': NameShown;
}

export function shownName(name: string, how: NameShown): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  if (how === 'in-full' || words.length === 0) return name;
  if (how === 'first-name') return words[0] ?? name;
  return words.map((word) => [...word][0]?.toUpperCase()).join('');
}

/** By what somebody is called in a text, whatever is kept of their name: its first word, in small letters. */
export const calledBy = (name: string): string => shownName(name, 'first-name').toLowerCase();

/** Somebody, knowing their own mentor by as much of the name as they are to read. */
export function knowing(person: Person, names: NamesShown): Person {
  if (!person.mentor || !isMentee(person)) return person;
  return { ...person, mentor: shown(person.mentor, names['mentees-see']) };
}

/** An event as it comes to this person: with no more of anybody's name than they are to read. */
export function asReadBy(event: MailboxEvent, { role }: Pick<Person, 'role'>, names: NamesShown): MailboxEvent {
  if (role === 'coordinator') return event;
  const isMentor = role === 'mentor';
  const how = isMentor ? names['mentors-see'] : names['mentees-see'];
  if (how === 'in-full') return event;
  const inPart = (field: string, value: unknown): unknown => {
    if (isMentor) return field === 'mentee' ? inAnyForm(value, how) : value;
    return TO_MENTEES.has(field) && isNamed(value) ? shown(value, how) : value;
  };
  const read: unknown = Object.fromEntries(
    Object.entries(event).map(([field, value]) => [field, inPart(field, value)]),
  );
  return read as MailboxEvent;
}

/** Where what comes to a mentee names a mentor; by its id alone it names nobody. What comes to a mentor names mentees by `mentee` alone: colleagues know each other. */
const TO_MENTEES: ReadonlySet<string> = new Set(['mentor', 'to', 'by', 'next']);

const inAnyForm = (value: unknown, how: NameShown): unknown =>
  typeof value === 'string' ? shownName(value, how) : isNamed(value) ? shown(value, how) : value;

const shown = (named: Named, how: NameShown): Named => ({ ...named, name: shownName(named.name, how) });

const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null && 'name' in value;

const isMentee = ({ role }: Person) => role === 'mentee' || role === 'stranger';
