/**
 * Letters of other alphabets, and rarer Latin ones, that look like plain Latin letters: the part of Unicode's
 * confusables list (UTS 39) that turns up in ordinary messages. Compatibility forms (fullwidth, bold, circled …) need no entry: NFKC folds
 * them. Accents need none either: they are stripped.
 */
const PAIRS =
  // Cyrillic
  'аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd һh ԛq ԝw ӏl ґr пn иu ' +
  // Greek
  'αa βb εe ηn ιi κk νv οo ρp τt υu χx γy ωw ' +
  // Armenian
  'օo սu հh ոn ցg ' +
  // Rarer Latin and phonetic letters
  'ıi ɑa ɡg øo đd łl ħh ŧt ðd ƙk ɗd ɩi ɾr ʟl ɪi ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ᴊj ᴋk ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɐa ǝe ɥh ɯm ɹr ʇt ʌv ʍw ʎy';

const PLAIN: ReadonlyMap<string, string> = new Map([
  ...PAIRS.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['þ', 'th'],
]);

const REGIONAL_A = 0x1f1e6;
/** Blocks of squared and circled capitals that NFKC leaves alone, each running from A to Z. */
const LETTER_BLOCKS = [0x1f150, 0x1f170, REGIONAL_A];

/** The plain Latin letters that a lower-case character looks like; the character itself where there are none. */
export function plainLetter(character: string): string {
  return PLAIN.get(character) ?? character;
}

/** The letter inside a squared or circled capital, or null for any other code point. */
export function letterInBox(codePoint: number): string | null {
  const block = LETTER_BLOCKS.find((first) => codePoint >= first && codePoint < first + 26);
  return block === undefined ? null : String.fromCharCode(97 + codePoint - block);
}
