/** Every rule of the check. A wording may be excused from those in EXCUSABLE, with a reason beside it. */
export const RULES = [
  'unreadable',
  'lessons',
  'missing',
  'unused',
  'again',
  'asks',
  'same-words',
  'options',
  'openings',
  'buttons',
  'begins',
  'note',
  'arguments',
  'choices',
  'alike',
  'blank',
  'empty',
  'stored',
  'placeholder',
  'quotes',
  'remark',
  'spacing',
  'segments',
  'letters',
  'questions',
  'capital',
  'capitals',
  'address',
  'sentence-length',
  'reading-grade',
  'own-language',
  'banned-word',
  'exclamation',
  'short-link',
  'hard-number',
  'lock-screen',
  'keyword',
  'crisis-line',
  'reviewed',
  'style',
  'native-speaker',
  'line-unverified',
  'line-stale',
  'line-future',
  'region-words',
  'programme',
  'help-for-nobody',
  'unreachable',
  'no-way-out',
  'circle',
  'never-true',
  'not-begun',
  'allow',
] as const;
export type Rule = (typeof RULES)[number];

export const EXCUSABLE: readonly Rule[] = [
  'blank',
  'alike',
  'asks',
  'own-language',
  'segments',
  'questions',
  'sentence-length',
  'reading-grade',
  'banned-word',
  'exclamation',
  'lock-screen',
  'capital',
  'capitals',
  'address',
];

/** One thing that is wrong with the scripts. A warning does not stop a release. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: 'error' | 'warning';
  /** Relative to the project's root. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What it is about: a cue, a step, the name of a line. */
  readonly about: string;
  readonly what: string;
  readonly mend: string;
}

/**
 * What a coordinator may leave to others while they write, and what is in every language, and used, before a release: a moment that a language
 * lacks, one that nothing says, what is filled in, and how many ways there are to open the day.
 */
const BEFORE_A_RELEASE: readonly Rule[] = ['missing', 'unused', 'alike', 'openings'];

/** Without these a conversation cannot go on, or somebody in danger is not told where to turn. Every other rule is one of how things are said. */
const NEEDED: readonly Rule[] = [
  'unreadable',
  'missing',
  'again',
  'options',
  'arguments',
  'blank',
  'empty',
  'stored',
  'crisis-line',
  'lock-screen',
  'keyword',
  'unreachable',
  'no-way-out',
  'circle',
];

/** Whether something that was published under the rules of an earlier version cannot be used for this. */
export const stopsUse = ({ rule, severity }: Finding): boolean => severity === 'error' && NEEDED.includes(rule);

/** The same as a release is held to. */
export const atRelease = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding) => (BEFORE_A_RELEASE.includes(finding.rule) ? { ...finding, severity: 'error' } : finding));

/** `locales/en-GB/check-in.yaml:12 check-in.hear-more: what is wrong -> how to mend it (rule)` */
export function findingLine({ rule, severity, file, line, about, what, mend }: Finding): string {
  const weight = severity === 'warning' ? 'warning: ' : '';
  return `${file}:${line} ${about}: ${weight}${what} -> ${mend} (${rule})`;
}

export function error(
  rule: Rule,
  where: { readonly file: string; readonly line: number },
  about: string,
  what: string,
  mend: string,
): Finding {
  return { rule, severity: 'error', file: where.file, line: where.line, about, what, mend };
}

/** As `error`, of what stops no release. */
export function warning(...about: Parameters<typeof error>): Finding {
  return { ...error(...about), severity: 'warning' };
}

/** By the file in which they stand, in the order in which those come first. */
export function byFile<T extends { readonly file: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const grouped = new Map<string, T[]>();
  for (const one of all) grouped.set(one.file, [...(grouped.get(one.file) ?? []), one]);
  return grouped;
}
