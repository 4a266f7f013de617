import { parseAnswer } from '../answers';
import type { Language } from '../language';
import { detectSafely, type SafetyCategory, type SafetyTier } from '../safety';
import type { LocalTime } from '../time';
import { wordCount } from '../word-count';
import { recognise } from './intents';
import { exactKeyword, freeFormOptOut } from './keywords';

/** What one message says, without a conversation around it. */
export interface HeardAlone {
  readonly safety: SafetyTier;
  readonly category: SafetyCategory | null;
  /** It asks for no more messages, and no danger that is said outright goes before that. */
  readonly optOut: boolean;
  /** An intent; or stop, start, help, yes, no, mood; or unsure. */
  readonly intent: string;
  /** From 0 (unsure) to 1: a rank, not a probability. */
  readonly confidence: number;
}

/** So short a message is an answer sooner than a wish. Words. */
const SHORT_ANSWER = 3;
const AS_ANSWER = 0.8;

/** Hears a message as the conversation does, in the same order: fixed words, danger, opting out, then what is wanted. Pure; never throws. */
export function hearAlone(text: string, language: Language, now: LocalTime): HeardAlone {
  const keyword = exactKeyword(text, language.optOut);
  const { tier, category } = detectSafely(text, language.safety);
  const optOut = keyword === 'stop' || (keyword === null && tier !== 'urgent' && freeFormOptOut(text, language.optOut));
  const safety = { safety: tier, category, optOut };
  if (keyword !== null) return { ...safety, intent: keyword, confidence: 1 };
  if (optOut) return { ...safety, intent: 'stop', confidence: 0.95 };
  const answer = answerIn(text, language, now);
  const isShort = wordCount(text) <= SHORT_ANSWER;
  if (answer !== null && isShort) return { ...safety, intent: answer, confidence: AS_ANSWER };
  const { intent, confidence } = recognise(text, language.intents);
  if (intent === 'unsure' && answer !== null) return { ...safety, intent: answer, confidence: AS_ANSWER };
  return { ...safety, intent, confidence };
}

function answerIn(text: string, { answers }: Language, now: LocalTime): 'yes' | 'no' | 'mood' | null {
  const options = { words: answers, now };
  const yesNo = parseAnswer('yes-no', text, options);
  if (yesNo.ok && yesNo.confident) return yesNo.value ? 'yes' : 'no';
  const mood = parseAnswer('mood', text, options);
  return mood.ok && mood.confident ? 'mood' : null;
}
