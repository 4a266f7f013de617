import { FIRST_LANGUAGE } from '../../first-language';
import { error, type Finding } from '../finding';
import type { FlowSource, LocaleSource } from '../project';
import { lockedWords, markOf, markOfPrivate, markOfStyle, PRIVATE, STYLE } from '../review';

/**
 * Crisis wording and questions of consent are fixed and reviewed: they go out as they were read, or not at all. So are the rules of the house
 * style, and the words that must not stand on a locked phone: nobody gets a message past them by taking one out.
 * @param today YYYY-MM-DD
 */
export function checkReview(
  locale: LocaleSource,
  flows: readonly FlowSource[],
  locales: readonly LocaleSource[],
  today: string,
): Finding[] {
  const { tag, entries, style, hidden, review } = locale;
  const words = lockedWords(entries.values(), flows).flatMap(({ name, entries: locked }) =>
    unreviewed(locale, name, locked[0]?.file ?? `locales/${tag}/${name}.yaml`, markOf(locked), today),
  );
  const rules = unreviewed(locale, STYLE, styleFile(tag), markOfStyle(style), today);
  const onPhones = unreviewed(locale, PRIVATE, topicsFileOf(tag), markOfPrivate(hidden), today);
  const changed = [...words, ...rules, ...onPhones, ...fewerRules(locale, locales)];
  if (review.nativeSpeaker) return changed;
  const what = 'nobody who grew up with this language has read it';
  const mend = 'have it read by such a person, then write "nativeSpeaker: true"';
  return [
    ...changed,
    { rule: 'native-speaker', severity: 'warning', file: reviewedFile(tag), line: 1, about: tag, what, mend },
  ];
}

const reviewedFile = (tag: string) => `locales/${tag}/style/reviewed.yaml`;
const styleFile = (tag: string) => `locales/${tag}/style/house-style.yaml`;

const topicsFileOf = (tag: string) => `locales/${tag}/understanding/topics.yaml`;

function unreviewed({ tag, review }: LocaleSource, name: string, file: string, mark: string, today: string): Finding[] {
  const known = review.wording[name];
  if (known?.mark === mark) return [];
  const what =
    known === undefined
      ? 'nobody has reviewed it'
      : `the words are not those that were reviewed on ${known.on} by ${known.by}`;
  const line = `${name}: { on: ${today}, mark: ..., by: "the name" }`;
  // Whoever renews the day has been asked who read them: only then is the mark told.
  const mend =
    known?.on === today
      ? `if ${known.by} has read them as they are now, write "mark: ${mark}" into ${reviewedFile(tag)}, for ${name}`
      : `have them read by whoever answers for safety, then write the day and their name into ${reviewedFile(tag)}: ${line}; the check then tells the mark`;
  return [error('reviewed', { file, line: 1 }, name, what, mend)];
}

/** Each kind of thing that is never said in the first language is never said in another: by a review a language gets words, and loses no kind. */
function fewerRules({ tag, style }: LocaleSource, locales: readonly LocaleSource[]): Finding[] {
  const first = locales.find((one) => one.tag === FIRST_LANGUAGE);
  const kinds = first?.style.never.length ?? 0;
  if (style.never.length >= kinds) return [];
  const what = `${style.never.length} kinds of words are never said here, and ${kinds} in ${FIRST_LANGUAGE}`;
  const mend = `give "never:" an entry for each that ${styleFile(FIRST_LANGUAGE)} has`;
  return [error('style', { file: styleFile(tag), line: 1 }, 'never', what, mend)];
}
