import type { Named, Person, Role } from '../../dialogs/person';
import type { Enrolment, People } from './people';
import { answersTo, type RosterEntry, RosterError } from './roster';

export interface RosterDefaults {
  readonly programme: string;
  readonly locale: string;
  readonly region: string;
  readonly timezone: string;
  /** How many mentees one mentor may have. */
  readonly mostMentees: number;
}

/** Somebody of a list as they are enrolled. */
export interface Enrolled {
  readonly id: string;
  readonly role: Role;
  /** Whom the list names as their mentor; null for nobody, which changes nothing. */
  readonly mentor: Named | null;
}

type Known = Pick<People, 'enrol' | 'members' | 'byAddress'>;

/**
 * Enrol a list: mentors and coordinators first, so that every mentee finds theirs. Doing it again changes nothing but what
 * the list changes. That somebody who is enrolled has another mentor is not written here: it has to happen to them.
 * @throws RosterError before anything is written: when somebody known would become something else, or a mentor is not
 * found, has left, or would have too many.
 */
export async function enrolRoster(
  entries: readonly RosterEntry[],
  people: Known,
  defaults: RosterDefaults,
): Promise<readonly Enrolled[]> {
  const faults = [...(await otherRoles(entries, people)), ...(await mentorFaults(entries, people, defaults))];
  if (faults.length > 0) throw new RosterError(faults.join('\n'));
  const enrolled: Enrolled[] = [];
  const listed = new Map<RosterEntry, Named>();
  const known = await people.members(defaults.programme, 'mentor');
  for (const entry of entries.toSorted((a, b) => Number(a.role === 'mentee') - Number(b.role === 'mentee'))) {
    const mentor = mentorFor(entry.mentor);
    const isNew = (await people.byAddress(entry.address)) === null;
    const who: Enrolment = {
      programme: defaults.programme,
      role: entry.role,
      name: entry.name,
      address: entry.address,
      timezone: entry.timezone ?? defaults.timezone,
      locale: entry.locale ?? defaults.locale,
      region: entry.region ?? defaults.region,
      ...(mentor && isNew ? { mentor } : {}),
    };
    const { id, name } = await people.enrol(who);
    if (entry.role === 'mentor') listed.set(entry, { id, name });
    enrolled.push({ id, role: entry.role, mentor });
  }
  return enrolled;

  function mentorFor(named: string | null): Named | null {
    if (named === null) return null;
    for (const [entry, mentor] of listed) if (answersTo(entry, named)) return mentor;
    const before = known.find((one) => one.name === named);
    return before ? { id: before.id, name: before.name } : null;
  }
}

/**
 * A line for each mentor of a list whose name another mentor has: they are enrolled all the same, and `npm run match` and
 * coordinators' texts cannot tell them apart. To be asked before the list is enrolled.
 */
export async function namesakes(
  entries: readonly RosterEntry[],
  people: Pick<People, 'members' | 'byAddress'>,
  programme: string,
): Promise<readonly string[]> {
  const mentors = (await people.members(programme, 'mentor')).filter(({ left }) => !left);
  const listed = entries.filter(({ role }) => role === 'mentor');
  const warnings: string[] = [];
  for (const [nth, entry] of listed.entries()) {
    const self = await people.byAddress(entry.address);
    const isTaken =
      mentors.some(({ id, name }) => id !== self?.id && isSameName(name, entry.name)) ||
      listed.slice(0, nth).some(({ name }) => isSameName(name, entry.name));
    if (isTaken) {
      warnings.push(
        `warning: line ${entry.line}: another mentor has this name too, and commands cannot tell them apart. Enrol one of the two again with a longer name.`,
      );
    }
  }
  return warnings;
}

function isSameName(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}

/** Whoever becomes something else loses what they were: somebody in danger would be a mentor nobody looks after. */
async function otherRoles(entries: readonly RosterEntry[], people: Known): Promise<string[]> {
  const faults: string[] = [];
  for (const { line, role, address } of entries) {
    const known = await people.byAddress(address);
    if (known === null || known.role === 'stranger' || known.role === role) continue;
    faults.push(
      `line ${line}: this address is a ${known.role}'s already, and a list does not make them a ${role}. Check the address.`,
    );
  }
  return faults;
}

/** Every fault in whose mentor is whose. */
async function mentorFaults(
  entries: readonly RosterEntry[],
  people: Known,
  defaults: RosterDefaults,
): Promise<string[]> {
  const { programme, mostMentees } = defaults;
  const known = await people.members(programme, 'mentor');
  const before = await people.members(programme, 'mentee');
  const listed = entries.filter(({ role }) => role === 'mentor');
  const faults: string[] = [];
  /** Whose mentees there will be, by what the list or the record calls the mentor. */
  const theirs = new Map<string, Set<string>>();
  for (const { line, role, mentor, address } of entries) {
    if (mentor === null) continue;
    const inList = listed.find((one) => answersTo(one, mentor));
    const person = inList ? await people.byAddress(inList.address) : known.find(({ name }) => name === mentor);
    const isKnown = person !== null && person !== undefined;
    if (!isKnown && !inList) faults.push(`line ${line}: there is no mentor by that name or address.`);
    else if (isKnown && person.left) {
      faults.push(`line ${line}: this mentor has left; npm run match brings a mentor back.`);
    } else if (role === 'mentee') {
      const key = isKnown ? person.id : (inList?.address.handle ?? '');
      const mentees = theirs.get(key) ?? new Set(isKnown ? idsOf(before, person) : []);
      const mentee = await people.byAddress(address);
      const isTheirs = mentee !== null && mentees.has(mentee.id);
      if (!isTheirs && mentees.size >= mostMentees) {
        faults.push(`line ${line}: this mentor has ${mostMentees} mentees, which is the most (programmes/main.yaml).`);
      }
      theirs.set(key, mentees.add(mentee?.id ?? address.handle));
    }
  }
  return faults;
}

function idsOf(mentees: readonly Person[], mentor: Person): readonly string[] {
  return mentees.filter((one) => one.mentor?.id === mentor.id).map(({ id }) => id);
}
