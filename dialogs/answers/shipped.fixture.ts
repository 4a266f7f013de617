import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnswerWords, parseAnswerWords } from '.';

export const SHIPPED = join(__dirname, '../../locales/en-GB/understanding/answers.yaml');

/** The words that are shipped for British English, read from the file once. */
export function shippedWords(): AnswerWords {
  return parseAnswerWords(readFileSync(SHIPPED, 'utf8'));
}

/** The moment at which the tables are played. */
export const WEDNESDAY_AT_TEN = { date: '2026-01-07', time: '10:00' } as const;
