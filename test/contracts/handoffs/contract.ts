import { promisesToMentees } from './asking';
import { promisesOfTheLadder } from './climbing';
import { promisesToWhoComes } from './coming';
import { promisesOfHanding } from './handing';
import { promisesOfHelping } from './helping';
import { promisesOfHolding } from './holding';
import { promisesOfTheQueue } from './keeping';
import { promisesToMentors } from './taking';
import type { Subject } from './world';

/** What every queue of handoffs promises, wherever it is kept. */
export function handoffContract(fresh: () => Promise<Subject>): void {
  promisesToMentees(fresh);
  promisesToMentors(fresh);
  promisesOfTheQueue(fresh);
  promisesOfTheLadder(fresh);
  promisesOfHolding(fresh);
  promisesOfHanding(fresh);
  promisesOfHelping(fresh);
  promisesToWhoComes(fresh);
}
