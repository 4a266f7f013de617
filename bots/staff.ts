import type { Person, PersonId } from '../dialogs/person';
import type { People } from '../services/people';
import { Tampered } from '../services/vault';

/** Somebody whose record cannot be read is somebody all the same: others must be asked for them. */
export async function findOrName(people: People, id: PersonId): Promise<Person | null> {
  try {
    return await people.find(id);
  } catch (error) {
    if (error instanceof Tampered) return people.unreadable(id);
    throw error;
  }
}

/** Everybody who may be asked, or hold a handoff. */
export async function staffOf(people: People, programme: string): Promise<Person[]> {
  return [...(await people.members(programme, 'mentor')), ...(await people.members(programme, 'coordinator'))];
}
