import type { Person } from '../dialogs/person';
import type { People } from '../services/people';
import { PROGRAMME } from './programme';

/** A command was asked for something that it cannot do as it stands: one line for whoever typed it. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
}

/** What stands behind a command: whom it is about, how it was made sure who asks, and its switches. */
export interface Asked {
  readonly about: string;
  readonly checked: string;
  readonly switches: ReadonlySet<string>;
}

/** @param usage shown when something is missing @throws CommandProblem */
export function readAsked(argv: readonly string[], usage: string): Asked {
  const at = argv.indexOf('--checked');
  const checked = at < 0 ? undefined : argv[at + 1];
  const rest = argv.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const [about, ...more] = rest.filter((word) => !word.startsWith('--'));
  if (about === undefined || more.length > 0) throw new CommandProblem(usage);
  if (!checked?.trim()) {
    throw new CommandProblem(`Make sure first that it is really them who ask, and say how with --checked. ${usage}`);
  }
  return { about, checked, switches: new Set(rest.filter((word) => word.startsWith('--'))) };
}

/** Whoever has this id, number (+44…) or name. @throws CommandProblem when that is nobody, or several */
export async function onePerson(people: People, about: string): Promise<Person> {
  const byId = await people.find(about);
  if (byId) return byId;
  if (about.startsWith('+')) {
    const there = await people.byAddress({ via: 'sms', handle: about.replace(/[\s()-]/g, '') });
    if (there) return there;
    throw new CommandProblem('Nobody here has that number.');
  }
  const named = (await people.members(PROGRAMME)).filter(({ name }) => name.toLowerCase() === about.toLowerCase());
  const [only, ...others] = named;
  if (only === undefined) throw new CommandProblem('Nobody here has that id, number or name.');
  if (others.length === 0) return only;
  const ids = named.map(({ id, role }) => `${id} (${role})`).join(', ');
  throw new CommandProblem(`There are ${named.length} people of that name. Use an id or a number: ${ids}`);
}
