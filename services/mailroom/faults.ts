import type { PersonId } from '../../dialogs/person';

/** Something went wrong that the mailroom has dealt with; told so that somebody can look into the cause. */
export interface Fault {
  readonly where: 'turn' | 'burial' | 'delivery' | 'redis' | 'hook';
  readonly because: string;
  readonly person?: PersonId;
  /** Log its name and where it was thrown, never its message: a bug's message may quote what a person wrote. */
  readonly error?: unknown;
}

export type OnFault = (fault: Fault) => void;
