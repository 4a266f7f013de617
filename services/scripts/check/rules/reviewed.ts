import { error, type Finding } from '../finding';
import type { FlowSource, LocaleSource } from '../project';
import { lockedWords, markOf } from '../review';

/** Crisis wording and questions of consent are fixed and reviewed: they go out as they were read, or not at all. @param today YYYY-MM-DD */
export function checkReview(
  { tag, entries, review }: LocaleSource,
  flows: readonly FlowSource[],
  today: string,
): Finding[] {
  const file = `locales/${tag}/style/reviewed.yaml`;
  const changed = lockedWords(entries.values(), flows).flatMap(({ name, entries: locked }): Finding[] => {
    const mark = markOf(locked);
    const known = review.wording[name];
    if (known?.mark === mark) return [];
    const where = { file: locked[0]?.file ?? `locales/${tag}/${name}.yaml`, line: 1 };
    const what =
      known === undefined
        ? 'nobody has reviewed it'
        : `the words are not those that were reviewed on ${known.on} by ${known.by}`;
    const line = `${name}: { on: ${today}, mark: ..., by: "the name" }`;
    // Whoever renews the day has been asked who read them: only then is the mark told.
    const mend =
      known?.on === today
        ? `if ${known.by} has read them as they are now, write "mark: ${mark}" into ${file}, for ${name}`
        : `have them read by whoever answers for safety, then write the day and their name into ${file}: ${line}; the check then tells the mark`;
    return [error('reviewed', where, name, what, mend)];
  });
  if (review.nativeSpeaker) return changed;
  const what = 'nobody who grew up with this language has read it';
  const mend = 'have it read by such a person, then write "nativeSpeaker: true"';
  return [...changed, { rule: 'native-speaker', severity: 'warning', file, line: 1, about: tag, what, mend }];
}
