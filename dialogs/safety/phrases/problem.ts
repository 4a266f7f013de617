import type { z } from 'zod';

/** Something read from a file: either it is sound, or here is everything that is wrong with it, each with its mend. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What is wrong with a file's shape, one sentence each: file, place in it, what is wrong. */
export function explain(file: string, error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const place = issue.path.map(String).join(' > ');
    // What is wrong with a key lies one level down.
    const what = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
    return `${file}${place === '' ? '' : `, ${place}`}: ${what}`;
  });
}

/** The value, for callers to whom a bad file is the end. @throws with every problem, one a line. */
export function orThrow<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.value;
}
