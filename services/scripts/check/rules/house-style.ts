import { error, type Finding } from '../finding';
import { anyPhrasePattern, type HouseStyle, phrasePattern } from '../house-style';
import type { LocaleSource } from '../project';
import type { Speech } from '../speech';

/** The words that are never said, and the moments at which some others are not. */
export function checkHouseStyle(speech: Speech, { style, hidden }: LocaleSource): Finding[] {
  const { entry, variant, moment, spoken } = speech;
  const where = { file: entry.file, line: variant.line };
  const texts = [...new Set(spoken.map(({ plain }) => plain))];
  const fault = (rule: Finding['rule'], what: string, mend: string) => error(rule, where, entry.cue, what, mend);
  const findings = [...bannedWords(texts, style, fault)];
  const [file = ''] = entry.cue.split('.');
  if (style.calm.includes(file) && texts.some((text) => text.includes('!'))) {
    findings.push(fault('exclamation', 'nothing is exclaimed here', 'end the sentence with a full stop'));
  }
  const short = texts.map((text) => SHORT_LINK.exec(text)?.[0]).find((link) => link !== undefined);
  if (short !== undefined) {
    findings.push(fault('short-link', `"${short}" hides where it leads`, 'write the whole address'));
  }
  if (moment.unasked && texts.some((text) => anyPhrasePattern(hidden).test(text))) {
    const open = hidden.find((word) => texts.some((text) => phrasePattern(word).test(text)));
    if (open !== undefined) {
      const what = `"${open}" would stand on a lock screen: this comes without having been asked for`;
      findings.push(fault('lock-screen', what, 'say it without that word'));
    }
  }
  findings.push(...keywordsAsked(texts, style, fault), ...crisisLine(speech, fault));
  return findings;
}

type Fault = (rule: Finding['rule'], what: string, mend: string) => Finding;

function bannedWords(texts: readonly string[], { never }: HouseStyle, fault: Fault): Finding[] {
  return never.flatMap(({ words, unless, rather }) => {
    const judged = texts.map((text) => unless.reduce((rest, right) => rest.replace(phrasePattern(right), ''), text));
    const anySaid = judged.some((text) => anyPhrasePattern(words).test(text));
    const said = !anySaid ? undefined : words.find((word) => judged.some((text) => phrasePattern(word).test(text)));
    return said === undefined ? [] : [fault('banned-word', `"${said}" is not said`, `rather: ${rather}`)];
  });
}

/** Whoever sends one of these words alone ends all texts: so a message may only offer it for that. */
function keywordsAsked(texts: readonly string[], { keywords, endingTexts }: HouseStyle, fault: Fault): Finding[] {
  const about = endingTexts.map(phrasePattern);
  for (const sentence of texts.flatMap((text) => text.split(/(?<=[.!?])\s+/))) {
    const asked = keywords.find((word) => askedFor(word).test(sentence));
    if (asked === undefined || about.some((pattern) => pattern.test(sentence))) continue;
    const what = `"${sentence.trim()}" asks for ${asked.toUpperCase()}, which ends all texts`;
    return [fault('keyword', what, 'offer another word, such as NO, LATER or PASS')];
  }
  return [];
}

const patterns = new Map<string, RegExp>();

/** Matches a word in capitals or in quotation marks. */
function askedFor(word: string): RegExp {
  const known =
    patterns.get(word) ?? new RegExp(`(?<![\\p{L}\\p{N}])${word.toUpperCase()}(?![\\p{L}\\p{N}])|["']${word}["']`, 'u');
  patterns.set(word, known);
  return known;
}

/** Whoever is sent here must read, in every way it can come out, where to turn now. */
function crisisLine({ moment, spoken }: Speech, fault: Fault): Finding[] {
  if (!moment.namesLine) return [];
  const without = spoken.some(({ text, example }) => {
    const { listen, emergency } = example.real;
    return ![listen, emergency].some((line) => line !== undefined && text.includes(String(line)));
  });
  return without ? [fault('crisis-line', 'it does not say where to turn', 'name {listen} or {emergency}')] : [];
}

/** Services that shorten links. Carriers block texts with them, and nobody can see where they lead. */
const SHORT_LINK =
  /\b(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|v\.gd|buff\.ly|rb\.gy|cutt\.ly|shorturl\.at|rebrand\.ly|tiny\.cc|t\.ly|lnkd\.in|s\.id|bl\.ink|short\.io|soo\.gd)\/\S*/i;
