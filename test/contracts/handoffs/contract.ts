import { promisesToMentees } from './asking';
import { promisesOfTheLadder } from './climbing';
import { promisesOfHanding } from './handing';
import { promisesOfHelping } from './helping';
import { promisesOfTheQueue } from './keeping';
import { promisesToMentors } from './taking';
import type { Subject } from './world';

/** What every queue of handoffs promises, wherever it is kept. */
export function handoffContract(fresh: () => Promise<Subject>): void {
  promisesToMentees(fresh);
  promisesToMentors(fresh);
  promisesOfTheQueue(fresh);
  promisesOfTheLadder(fresh);
  promisesOfHanding(fresh);
  promisesOfHelping(fresh);
}
