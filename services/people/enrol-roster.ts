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
 * @throws RosterError before anything is written: when a mentor is not found, has left, or would have too many.
 */
export async function enrolRoster(
  entries: readonly RosterEntry[],
  people: Known,
  defaults: RosterDefaults,
): Promise<readonly Enrolled[]> {
  await checkMentors(entries, people, defaults);
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

/** @throws RosterError with every fault */
async function checkMentors(entries: readonly RosterEntry[], people: Known, defaults: RosterDefaults): Promise<void> {
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
  if (faults.length > 0) throw new RosterError(faults.join('\n'));
}

function idsOf(mentees: readonly Person[], mentor: Person): readonly string[] {
  return mentees.filter((one) => one.mentor?.id === mentor.id).map(({ id }) => id);
}
