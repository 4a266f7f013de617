/** What writers' programs put in of themselves, and what it stands for in the alphabet of text messages (GSM 03.38). */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc`]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2022\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\t\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, ' '],
  [/[\u00ad\u200b\u2060\ufeff]/g, ''],
];

/** Most wording is. The accent that stands alone is not. */
const SURELY_PLAIN = /^[\n\r -_a-~]*$/;

/** The Latin letters of that alphabet: these keep their accents. */
const INSIDE =
  /^[A-Za-z\u00e0\u00e4\u00e5\u00e6\u00c4\u00c5\u00c6\u00c7\u00e8\u00e9\u00c9\u00ec\u00f1\u00d1\u00f2\u00f6\u00f8\u00d6\u00d8\u00df\u00f9\u00fc\u00dc]$/;
const LATIN_OUTSIDE_ASCII = /(?=\p{Script=Latin})[^\0-\x7f]/gu;

/** Letters that Unicode does not take apart into a letter and its accent. */
const APART: Readonly<Record<string, string>> = {
  \u0153: 'oe',
  \u0152: 'OE',
  \u0142: 'l',
  \u0141: 'L',
  \u0111: 'd',
  \u0110: 'D',
  \u00f0: 'd',
  \u00d0: 'D',
  \u00fe: 'th',
  \u00de: 'Th',
  \u0131: 'i',
};

/**
 * Our own wording as it goes out by text message: one curly quote, or one letter that the alphabet does not have, would cost the whole
 * message its alphabet, and with it 153 characters a part for 67. So \u00e1 is written a, \u0175 is w and \u0153 is oe, as people text; \u00e9, \u00f1 and \u00fc are
 * in it and stay, also where the accent was written as a letter of its own. Other scripts stay as they are, whatever they cost.
 */
export function plainLetters(wording: string): string {
  if (SURELY_PLAIN.test(wording)) return wording;
  const text = PLAIN.reduce((rest, [letters, plain]) => rest.replace(letters, plain), wording.normalize('NFC'));
  return text.replace(LATIN_OUTSIDE_ASCII, (letter) => (INSIDE.test(letter) ? letter : nearest(letter)));
}

function nearest(letter: string): string {
  return APART[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '');
}
