import type { Draft } from '../draft';
import { CONSENTS, type Saying, type SeenBy } from './words';

/** What a whole message says about what is kept of them, who sees it, and whether it goes on; null for anything else. */
export function saidBy({ context }: Draft, text: string): Saying | null {
  const saying = context.language.mySay.saying(text, context.person.mentor?.name ?? null);
  // "Can Dave see it?" changes nothing.
  return saying !== null && CHANGES_CONSENT.has(saying) && text.includes('?') ? null : saying;
}

/** Whom or what a question about who sees this names. */
export function seenByIn({ context }: Draft, text: string): SeenBy | null {
  return context.language.mySay.seenBy(text, context.person.mentor?.name ?? null);
}

const CHANGES_CONSENT: ReadonlySet<Saying> = new Set(CONSENTS);
