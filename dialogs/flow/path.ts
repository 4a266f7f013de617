import type { MenteeState } from '../state';
import { stepsDone } from './facts';

/** So many stones a path shows at most. */
const LONGEST_PATH = 12;

/** What they have done as a path of stones, in letters that every phone can show: "o-o-o". Longer ones show their end. */
export function pathOf(state: MenteeState): string {
  const count = stepsDone(state);
  const stones = Array.from({ length: Math.min(count, LONGEST_PATH) }, () => 'o').join('-');
  return count > LONGEST_PATH ? `..${stones}` : stones;
}
