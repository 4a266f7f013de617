import { createHash } from 'node:crypto';
import type { Finding } from './finding';
import type { Moment } from './moments';
import type { HelpSource, LocaleSource } from './project';
import { checkHelpWords } from './rules/help';
import type { Entry } from './wording-source';

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly grade: number;
  readonly segments: number;
}

const judgements = new WeakMap<Entry, Judgement & { readonly of: string }>();

/** An entry that was not edited, at moments that are as they were, is judged as it was: whoever edits one file waits for no other. */
export function judged(entry: Entry, of: string, judge: () => Judgement): Judgement {
  const known = judgements.get(entry);
  if (known?.of === of) return known;
  const judgement = judge();
  judgements.set(entry, { of, ...judgement });
  return judgement;
}

const directories = new WeakMap<
  HelpSource,
  Map<string, { readonly of: string; readonly findings: readonly Finding[] }>
>();

/** The same for a directory of practical help. */
export function inDirectory(directory: HelpSource, locale: LocaleSource, of: string): readonly Finding[] {
  const byLanguage = directories.get(directory) ?? new Map();
  directories.set(directory, byLanguage);
  const known = byLanguage.get(locale.tag);
  if (known?.of === of) return known.findings;
  const findings = checkHelpWords(directory, locale);
  byLanguage.set(locale.tag, { of, findings });
  return findings;
}

const momentsInFull = new WeakMap<Moment, string>();

export function momentInFull(moment: Moment): string {
  const known = momentsInFull.get(moment) ?? inFull(moment);
  momentsInFull.set(moment, known);
  return known;
}

const inFull = (value: unknown) => JSON.stringify(value, (_, inner) => (inner instanceof Map ? [...inner] : inner));
export const digestOf = (value: unknown) => createHash('sha256').update(inFull(value)).digest('base64');
