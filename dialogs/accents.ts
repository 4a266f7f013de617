/** Latin letters without their accents, as many as there were. People leave them out, or write them where a list does not. */
export function withoutAccents(text: string): string {
  // Most of what people text has none, and every message is asked about dozens of times.
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');
}

const PLAIN = /^[ -~\s]*$/;

/** Words as part of a regular expression that finds them with their accents, without them, and with others. The text is to be in NFC. */
export function anyAccent(words: string): string {
  return withoutAccents(words)
    .replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')
    .replace(/\p{Script=Latin}/gu, (letter) => {
      const accented = ACCENTED.get(letter.toLowerCase());
      return accented === undefined ? letter : `[${letter}${accented}]`;
    });
}

/** By each letter without an accent, all that have one. */
const ACCENTED: ReadonlyMap<string, string> = accentedLetters();

function accentedLetters(): Map<string, string> {
  const found = new Map<string, string>();
  // Latin-1 and Latin Extended-A: every language of Europe.
  for (let code = 0x00c0; code <= 0x017f; code += 1) {
    const letter = String.fromCharCode(code).toLowerCase();
    const base = withoutAccents(letter);
    if (base !== letter && base.length === 1 && !found.get(base)?.includes(letter))
      found.set(base, `${found.get(base) ?? ''}${letter}`);
  }
  return found;
}
