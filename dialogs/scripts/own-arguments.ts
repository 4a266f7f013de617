import type { CueArgs } from '../effects';
import { plainLetters } from './plain-letters';

/**
 * Arguments that are always our own wording: what a region says, a topic as it is named back, an entry of the directory, days and times.
 * A test holds them to what flows and code provide. Everything else is somebody's name or words, and is never altered.
 */
export const OWN_ARGUMENTS: ReadonlySet<string> = new Set(
  'listen text emergency health legal child detail besides help duty day days date on time times at there edgeTime since until'.split(
    ' ',
  ),
);

/** Arguments as a text message has them: our own in its alphabet. */
export function forTextMessage(args: CueArgs): CueArgs {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' && OWN_ARGUMENTS.has(name) ? plainLetters(value) : value,
    ]),
  );
}
