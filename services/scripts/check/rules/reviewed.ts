import { error, type Finding } from '../finding';
import type { LocaleSource } from '../project';
import { LOCKED, markOf } from '../review';

/** Crisis wording is fixed and reviewed: it goes out as it was read, or not at all. */
export function checkReview({ tag, entries, review }: LocaleSource): Finding[] {
  const file = `locales/${tag}/style/reviewed.yaml`;
  const changed = LOCKED.flatMap((name): Finding[] => {
    const mark = markOf(name, entries.values());
    const known = review.wording[name];
    if (known?.mark === mark) return [];
    const what =
      known === undefined ? 'nobody has reviewed it' : `the words are not those that were reviewed on ${known.on}`;
    const mend = `have them read by whoever answers for safety, then write the day and "mark: ${mark}" into ${file}`;
    return [error('reviewed', { file: `locales/${tag}/${name}.yaml`, line: 1 }, name, what, mend)];
  });
  if (review.nativeSpeaker) return changed;
  const what = 'nobody who grew up with this language has read it';
  const mend = 'have it read by such a person, then write "nativeSpeaker: true"';
  return [...changed, { rule: 'native-speaker', severity: 'warning', file, line: 1, about: tag, what, mend }];
}
