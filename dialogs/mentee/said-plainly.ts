import { type Intent, recognise } from '../understanding';
import type { Draft } from './draft';
import { asTold } from './no-slip';

/** The wish that a pattern hears in it, and no guess. */
export function saidPlainly(draft: Draft): string {
  const { heard, context } = draft;
  const { mentor } = context.person;
  const names = mentor ? [mentor.name] : [];
  const said = recognise(heard ?? '', { ...context.language.intents, sense: null }, { names });
  return said.intent === 'unsure' ? said.intent : asTold(draft, heard ?? '', said).intent;
}

/** Whether a pattern says it, and no guess. */
export function isSaidPlainly(draft: Draft, intent: Intent): boolean {
  return saidPlainly(draft) === intent;
}
