/** Welsh says "ac" before a vowel, written or said: 1 is "un", 8 "wyth", 11 "un ar ddeg". */
const BEFORE_VOWEL = /^[^\p{L}\p{N}]*(?:[aeiouâêîôûáéíóúäëïöü]|[yŷ](?![aeiou])|(?:1|8|11)(?!\d))/iu;

/** What the library prints for Welsh where the next word decides: "Ann a(c) Elin". */
const UNDECIDED = /,? a\(c\) /;

/**
 * Several as one says them in the language: "Sam, Kez and Jo", "Sam neu Elin". All lists that people read are joined here, since the
 * library leaves the Welsh "and" undecided.
 */
export function inOneList(
  items: readonly string[],
  locale: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const parts = new Intl.ListFormat(locale, { type }).formatToParts(items);
  return parts.map((part, at) => joined(part, parts[at + 1])).join('');
}

type Part = ReturnType<Intl.ListFormat['formatToParts']>[number];

function joined({ type, value }: Part, next: Part | undefined): string {
  if (type !== 'literal') return value;
  return value.replace(UNDECIDED, BEFORE_VOWEL.test(next?.value ?? '') ? ' ac ' : ' a ');
}
