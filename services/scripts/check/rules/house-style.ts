import { error, type Finding } from '../finding';
import { anyPhrasePattern, type HouseStyle, phrasePattern, without } from '../house-style';
import type { LocaleSource } from '../project';
import type { Speech } from '../speech';

/** The words that are never said, and the moments at which some others are not. */
export function checkHouseStyle(speech: Speech, { style, hidden }: LocaleSource): Finding[] {
  const { entry, variant, moment, spoken } = speech;
  const where = { file: entry.file, line: variant.line };
  const texts = [...new Set(spoken.map(({ plain }) => plain))];
  const fault: Fault = (rule, what, mend) => error(rule, where, entry.cue, what, mend);
  const findings = [...bannedWords(texts, style, fault)];
  const [file = ''] = entry.cue.split('.');
  if (style.calm.includes(file) && texts.some((text) => text.includes('!'))) {
    findings.push(fault('exclamation', 'nothing is exclaimed here', 'end the sentence with a full stop'));
  }
  findings.push(...shortLink(texts, fault));
  if (moment.unasked) findings.push(...onALockScreen(texts, hidden, fault));
  findings.push(...keywordsAsked(texts, style, fault), ...crisisLine(speech, fault));
  return findings;
}

/** What a button says, and what a shop window shows: as a message, but that its words are not asked to end texts or to say where to turn. */
export function checkShown(text: string, { style, hidden }: LocaleSource, fault: Fault): Finding[] {
  return [...bannedWords([text], style, fault), ...shortLink([text], fault), ...onALockScreen([text], hidden, fault)];
}

export type Fault = (rule: Finding['rule'], what: string, mend: string) => Finding;

function bannedWords(texts: readonly string[], { never }: HouseStyle, fault: Fault): Finding[] {
  return never.flatMap(({ words, unless, rather }) => {
    if (!texts.some((text) => anyPhrasePattern(words).test(text))) return [];
    const judged = texts.map((text) => without(text, unless));
    const anySaid = judged.some((text) => anyPhrasePattern(words).test(text));
    const said = !anySaid ? undefined : words.find((word) => judged.some((text) => phrasePattern(word).test(text)));
    if (said === undefined) return [];
    // Of a word in any of its forms the one that stands there is named.
    const found = said.includes('*') ? judged.flatMap((text) => phrasePattern(said).exec(text) ?? [])[0] : said;
    return [fault('banned-word', `"${found}" is not said`, `rather: ${rather}`)];
  });
}

function shortLink(texts: readonly string[], fault: Fault): Finding[] {
  const short = texts.map((text) => SHORT_LINK.exec(text)?.[0]).find((link) => link !== undefined);
  return short === undefined ? [] : [fault('short-link', `"${short}" hides where it leads`, 'write the whole address')];
}

function onALockScreen(texts: readonly string[], hidden: readonly string[], fault: Fault): Finding[] {
  if (!texts.some((text) => anyPhrasePattern(hidden).test(text))) return [];
  const open = hidden.find((word) => texts.some((text) => phrasePattern(word).test(text)));
  if (open === undefined) return [];
  const what = `"${open}" would stand on a lock screen: this comes without having been asked for`;
  return [fault('lock-screen', what, 'say it without that word')];
}

/** Whoever sends one of these words alone ends all texts: so a message may only offer it for that. */
function keywordsAsked(texts: readonly string[], style: HouseStyle, fault: Fault): Finding[] {
  const suspect = texts.filter((text) => anyAsked(style).some((pattern) => pattern.test(text)));
  if (suspect.length === 0) return [];
  const about = style.endingTexts.map(phrasePattern);
  const told = toldToSend(style);
  for (const sentence of suspect.flatMap((text) => text.split(/(?<=[.!?])\s+/))) {
    const asked = style.keywords.find((word) => askedFor(word).test(sentence) || told.get(word)?.test(sentence));
    if (asked === undefined || about.some((pattern) => pattern.test(sentence))) continue;
    const what = `"${sentence.trim()}" asks for ${asked.toUpperCase()}, which ends all texts`;
    return [fault('keyword', what, 'offer another word, such as NO, LATER or PASS')];
  }
  return [];
}

const asking = new WeakMap<HouseStyle, readonly RegExp[]>();

/** One of them matches what asks for any of the words: nearly every text asks for none, and is looked through once. */
function anyAsked(style: HouseStyle): readonly RegExp[] {
  const known = asking.get(style) ?? [
    askedFor(`(?:${style.keywords.join('|')})`),
    anyPhrasePattern(style.asksFor.flatMap((verb) => style.keywords.map((word) => `${verb} ${word}`))),
  ];
  asking.set(style, known);
  return known;
}

const patterns = new Map<string, RegExp>();

/** Matches a word in capitals or in quotation marks. */
function askedFor(word: string): RegExp {
  const known =
    patterns.get(word) ?? new RegExp(`(?<![\\p{L}\\p{N}])${word.toUpperCase()}(?![\\p{L}\\p{N}])|["']${word}["']`, 'u');
  patterns.set(word, known);
  return known;
}

const tellings = new WeakMap<HouseStyle, ReadonlyMap<string, RegExp>>();

/** The same in any letters, where somebody is told what to send: "say end". */
function toldToSend(style: HouseStyle): ReadonlyMap<string, RegExp> {
  const known =
    tellings.get(style) ??
    new Map(style.keywords.map((word) => [word, anyPhrasePattern(style.asksFor.map((verb) => `${verb} ${word}`))]));
  tellings.set(style, known);
  return known;
}

/** Whoever is sent here must read, in every way it can come out, where to turn now. */
function crisisLine({ moment, spoken }: Speech, fault: Fault): Finding[] {
  const { namesLine } = moment;
  if (namesLine === null) return [];
  const lacks = (line: 'listen' | 'emergency') =>
    spoken.some(({ text, example }) => {
      const words = example.real[line];
      return words === undefined || !text.includes(String(words));
    });
  if (namesLine === 'either') {
    const without = spoken.some(({ text, example }) => {
      const { listen, emergency } = example.real;
      return ![listen, emergency].some((line) => line !== undefined && text.includes(String(line)));
    });
    return without ? [fault('crisis-line', 'it does not say where to turn', 'name {listen} or {emergency}')] : [];
  }
  const wanted = namesLine === 'both' ? (['listen', 'emergency'] as const) : (['emergency'] as const);
  return wanted.filter(lacks).map((line) => {
    const what = line === 'listen' ? 'nobody to talk to' : 'no emergency number';
    return fault(
      'crisis-line',
      `a life may be in danger here, and it names ${what}`,
      `name {${line}}, whoever hears it`,
    );
  });
}

/** Services that shorten links. Carriers block texts with them, and nobody can see where they lead. */
const SHORT_LINK = new RegExp(
  `(?<![\\p{L}\\p{N}.@-])(?:${[
    'bit.ly tinyurl.com t.co t.me goo.gl g.co is.gd v.gd ow.ly buff.ly rb.gy cutt.ly shorturl.at rebrand.ly tiny.cc t.ly lnkd.in s.id bl.ink',
    'short.io soo.gd aka.ms urlz.fr dub.sh tny.im qr.ae qrco.de ln.ki fb.me wa.me youtu.be amzn.to j.mp po.st x.co u.to b.link short.gy',
    'shorte.st adf.ly bc.vc tr.im clck.ru ouo.io linktr.ee snip.ly hubs.ly trib.al dlvr.it zpr.io mcaf.ee git.io forms.gle goo.su n9.cl',
    'acortar.link gg.gg tinyurl.mobi cli.re cutt.us kutt.it da.gd s2r.co url.ie chilp.it vzturl.com ulvis.net',
  ]
    .join(' ')
    .split(' ')
    .map((host) => host.replaceAll('.', '\\.'))
    .join('|')})(?:/\\S*[^\\s.,;:!?)])?(?![\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])`,
  'iu',
);
