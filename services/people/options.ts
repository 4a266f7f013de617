import { randomBytes } from 'node:crypto';
import type { PersonId } from '../../dialogs/person';
import type { Timers } from '../mailroom/timers';
import type { RedisClient } from '../redis';
import type { Vault } from '../vault';
import type { StrangerDefaults } from './people';

export interface PeopleOptions {
  readonly redis: RedisClient;
  readonly vault: Vault;
  readonly strangers: StrangerDefaults;
  readonly timers?: Timers;
  /** How long a profile changed by another process may go unnoticed here, in milliseconds. */
  readonly freshMs?: number;
  readonly remembered?: number;
  /** Makes the ids of new people; for runs that are to be the same again. Otherwise nobody can guess them. */
  readonly newId?: () => PersonId;
}

export const randomId = (): PersonId => randomBytes(9).toString('base64url');
