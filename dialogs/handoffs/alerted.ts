import type { Named, Person, PersonId, Role } from '../person';

/**
 * Who is told that somebody needs a human: their own mentor, else every mentor of their programme, else every
 * coordinator. For a mentor or a coordinator who needs one it is the coordinators first, since theirs is not a matter for
 * the people they mentor beside. Never the person themself, nor anybody in `except` (whoever has just given it back).
 * @param everyone the people of the programme, or more: those of other programmes are left out
 */
export function alertedFor(
  person: Person,
  everyone: readonly Person[],
  except: readonly PersonId[] = [],
): readonly Named[] {
  const eligible = everyone.filter(
    (other) => other.programme === person.programme && other.id !== person.id && !except.includes(other.id),
  );
  const inRole = (role: Role) => eligible.filter((other) => other.role === role);
  const own = eligible.filter((other) => isHelper(other) && other.id === person.mentor?.id);
  const rungs = isHelper(person)
    ? [inRole('coordinator'), inRole('mentor')]
    : [own, inRole('mentor'), inRole('coordinator')];
  const first = rungs.find((rung) => rung.length > 0) ?? [];
  return first.map(({ id, name }) => ({ id, name }));
}

/** May this person take a handoff? */
export function isHelper(person: Person): boolean {
  return person.role === 'mentor' || person.role === 'coordinator';
}
