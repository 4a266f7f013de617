import type { Draft } from '../draft';
import { CONSENTS, type Saying, type SeenBy } from './words';

/** What a whole message says about what is kept of them, who sees it, and whether it goes on; null for anything else. */
export function saidBy({ context }: Draft, text: string): Saying | null {
  const saying = context.language.mySay.saying(text, context.person.mentor?.name ?? null);
  // "Can Dave see it?" changes nothing.
  return saying !== null && CHANGES_CONSENT.has(saying) && text.includes('?') ? null : saying;
}

/** Whom or what a question about who sees this names. */
export function seenByIn(draft: Draft, text: string): SeenBy | null {
  const { context, state } = draft;
  const mentor = context.person.mentor?.name ?? null;
  const seen = context.language.mySay.seenBy(text, mentor);
  if (seen !== 'mentor' || mentor === null || state.kinAt === null) return seen;
  return namesMentor(draft, text) || context.now - state.kinAt > JUST_SPOKEN_OF ? seen : 'family';
}

function namesMentor({ context }: Draft, text: string): boolean {
  const { mentor } = context.person;
  return mentor !== undefined && context.language.matching.withoutName(text, mentor.name) !== null;
}

/** Who was spoken of so lately is "he" and "she". Milliseconds. */
const JUST_SPOKEN_OF = 30 * 60_000;

/** "My ex has my old phone": what is asked of "him" next is asked of the ex; after "talk to dave", of Dave. */
export function noteKin(draft: Draft, text: string): void {
  const { context, state } = draft;
  const seen = context.language.mySay.seenBy(text, context.person.mentor?.name ?? null);
  if (seen === 'family') state.kinAt = context.now;
  else if (namesMentor(draft, text)) state.kinAt = null;
}

const CHANGES_CONSENT: ReadonlySet<Saying> = new Set(CONSENTS);
