import type { Intent } from './intent-book';
import type { Understanding } from './intents';

/** From here on ("likely") the embedded recogniser's answer stands, and nobody else is asked. */
const SURE_ITSELF = 0.8;

/** From here on another recogniser's answer is taken for the embedded one's. The reasons are in the README of services/understanding. */
const SURE_ENOUGH = 0.8;

/** `wrong-number` ends all texts to a person: like an opt-out, it is heard here or not at all. */
const NEVER_FROM_OTHERS: ReadonlySet<Intent> = new Set<Intent>(['wrong-number', 'unsure']);

/** Whether another recogniser may know better than the embedded one, which made this of a message. */
export function wantsSecondOpinion(own: Understanding): boolean {
  return own.confidence < SURE_ITSELF;
}

/** Another recogniser's answer, where it is to be used in place of the embedded one's; otherwise null. It interrupts no question. */
export function worthUsing(other: Understanding): Understanding | null {
  const { intent, confidence, entities } = other;
  if (NEVER_FROM_OTHERS.has(intent) || !(confidence >= SURE_ENOUGH)) return null;
  return { intent, confidence, entities, strong: false };
}
