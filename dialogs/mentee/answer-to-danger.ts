import { readYesNo } from '../flow/answer';
import { detectSafely, isFeltOnly } from '../safety';
import { remarksIn } from '../understanding';
import type { Draft } from './draft';
import { understoodOf } from './wrong-number';

/**
 * What the direct question is answered with, in every language in which danger is heard: a yes in one is a yes. A no with anything doubtful
 * beside it is no clear no ("not tonight anyway", "nah seriously though", "never told no one").
 */
export function answerToDanger(draft: Draft, text: string): 'yes' | 'no' | 'unclear' {
  const { language } = draft.context;
  const languages = [language, ...language.also];
  const said = languages.map(({ answers }) => readYesNo(text, draft, answers));
  if (onlyThanks(draft, text)) return said.includes('no') ? 'no' : 'unclear';
  if (draft.remarks.has('shrugs') || saysNotOk(draft, text)) return 'unclear';
  if (said.includes('yes')) return 'yes';
  if (languages.some(({ topics }) => topics.isDoubtful(text))) return 'unclear';
  return said.includes('no') || languages.some(({ topics }) => topics.deniesPlainly(text)) ? 'no' : 'unclear';
}

/** "Ta", "ok thanks", "gracias", and nothing beside it ("thanks for everything"): to another question it may be a yes, and to this it is none. */
export function onlyThanks(draft: Draft, text: string): boolean {
  const { intent, confidence } = understoodOf(draft, text);
  return intent === 'thanks' && confidence >= NOTHING_ELSE && !draft.remarks.has('plain-yes');
}

/** A confidence from here on has nothing beside it. */
const NOTHING_ELSE = 0.9;

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

/** "No estoy bien" is no no; and "no, estoy bien" is one. "Honestly, everyone thinks im ok" is none either. */
export function saysNotOk(draft: Draft, text: string): boolean {
  if (!draft.remarks.has('not-put-right')) return false;
  const [, first, rest] = /^\W*(\p{L}+)\s*,(.+)$/su.exec(text) ?? [];
  if (first === undefined || rest === undefined) return true;
  const { language } = draft.context;
  const isNo = [language, ...language.also].some(({ answers }) => readYesNo(first, draft, answers) === 'no');
  return !isNo || remarksIn(rest, language.remarks).has('not-put-right');
}
