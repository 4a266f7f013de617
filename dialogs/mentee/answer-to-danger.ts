import { readYesNo } from '../flow/answer';
import { detectSafely, isFeltOnly } from '../safety';
import type { Draft } from './draft';

/**
 * What the direct question is answered with, in every language in which danger is heard: a yes in one is a yes. A no with anything doubtful
 * beside it is no clear no ("not tonight anyway", "nah seriously though", "never told no one").
 */
export function answerToDanger(draft: Draft, text: string): 'yes' | 'no' | 'unclear' {
  const { language } = draft.context;
  const languages = [language, ...language.also];
  const said = languages.map(({ answers }) => readYesNo(text, draft, answers));
  if (said.includes('yes')) return 'yes';
  if (draft.remarks.has('shrugs')) return 'unclear';
  if (languages.some(({ topics }) => topics.isDoubtful(text))) return 'unclear';
  return said.includes('no') || languages.some(({ topics }) => topics.deniesPlainly(text)) ? 'no' : 'unclear';
}

/**
 * "No, I'm only worn out": a no, and what it was. Being sad or tired is no second sign right after the question; what any other day
 * would be taken for danger is.
 */
export function saysNoAndWhy({ context, remarks, state }: Draft, text: string): boolean {
  // What was taken may still act, however they feel.
  const wasBefore = remarks.has('was-before') && state.safetyAsked !== null && state.safetyAsked.category !== 'medical';
  if (!remarks.has('no-because') && !wasBefore) return false;
  const found = detectSafely(text, context.language.safety, { asked: null, lowDays: 0 });
  return found.tier === 'none' || isFeltOnly(found);
}
