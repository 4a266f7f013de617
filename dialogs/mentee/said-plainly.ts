import { recognise } from '../understanding';
import type { Draft } from './draft';

/** The wish that a pattern hears in it, and no guess. */
export function saidPlainly({ heard, context }: Draft): string {
  const { mentor } = context.person;
  const names = mentor ? [mentor.name] : [];
  return recognise(heard ?? '', { ...context.language.intents, sense: null }, { names }).intent;
}
