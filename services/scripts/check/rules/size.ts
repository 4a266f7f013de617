import { PIECE, segmentsOf } from '../../../../dialogs/scripts/segments';
import { EMPTY, STORED } from '../examples';
import { error, type Finding } from '../finding';
import type { Speech } from '../speech';

/** How many text messages one message may take: three for a crisis reply and for mentors, two for the rest. */
const MOST = { crisis: 3, mentor: 3, other: 2 } as const;
/**
 * The cost of a message as it goes out and as the carrier counts it (GSM 03.38: 160 characters, or 153 in each part of a longer one). The
 * bot's own words keep to that alphabet. A name or words of a person that do not are passed on as they are, at their price.
 */
export function checkSize({ entry, variant, moment, spoken }: Speech): Finding[] {
  const where = { file: entry.file, line: variant.line };
  // Signs that a writer's program put in are mended in the file; letters of a language are left to their nearest.
  const signs = lettersOutside(spoken.map(({ plain }) => plain).join('')).filter((sign) => !LATIN.test(sign));
  const letters = lettersOutside(spoken.map(({ plainSms }) => plainSms).join(''));
  const strange = [...new Set([...signs, ...letters])].filter((c) => c !== EMPTY && c !== STORED);
  if (strange.length > 0) {
    const what = `${strange.map((letter) => `"${letter}"`).join(', ')} makes the whole message cost twice as much`;
    return [error('letters', where, entry.cue, what, 'write it with plain letters, straight quotes and three dots')];
  }
  const theirs = lettersOutside(spoken.map(({ sms }) => sms).join(''));
  const counted = spoken.map(({ sms }) => sms).filter((text) => !theirs.some((letter) => text.includes(letter)));
  // The longest by the letter is the longest by the carrier's count, but for brackets and the euro sign, which count twice.
  const text = counted.reduce((long, text) => (text.length > long.length ? text : long), '');
  const most = entry.cue.startsWith('crisis.') ? MOST.crisis : moment.to === 'mentor' ? MOST.mentor : MOST.other;
  const longest = segmentsOf(text);
  if (longest.count <= most) return [];
  const characters = longest.characters;
  const what = `it can come to ${characters} characters, ${longest.count} text messages (at most ${most})`;
  return [
    error('segments', where, entry.cue, what, `take out ${characters - most * PIECE['GSM-7']} characters or more`),
  ];
}

const LATIN = /\p{Script=Latin}/u;

const alphabet = new Map<string, boolean>();

/** What nearly every text is made of; all of it is in the alphabet. */
const PLAIN = /[A-Za-z0-9 .,:?!'-]+/g;

/** The letters of a text, each once, that are not in the alphabet of text messages. */
function lettersOutside(text: string): string[] {
  return [...new Set(text.replace(PLAIN, ''))].filter((letter) => {
    const known = alphabet.get(letter) ?? segmentsOf(letter).encoding === 'GSM-7';
    alphabet.set(letter, known);
    return !known;
  });
}
