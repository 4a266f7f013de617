/** What writers' programs put in of themselves, and what it stands for in the alphabet of text messages (GSM 03.38). */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc`]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2022\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\t\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, ' '],
  [/[\u00ad\u200b\u2060\ufeff]/g, ''],
];

/**
 * Our own wording as it goes out by text message: one curly quote would cost the whole message its alphabet, and with it 153
 * characters a part for 67. Letters of a language stay as they are, whatever they cost; but an accent that was written as a letter
 * of its own joins the letter it stands on, because the alphabet has é and not the accent.
 */
export function plainLetters(wording: string): string {
  return PLAIN.reduce((text, [letters, plain]) => text.replace(letters, plain), wording.normalize('NFC'));
}
