import type { Say } from '../dialogs/effects';
import type { Library } from '../dialogs/language';
import type { Shown, Stage } from '../dialogs/rehearsal/stage';
import type { Wording } from '../dialogs/scripts/wording';

/**
 * Whatever the bot tells people to text, in whichever language, is understood at that very moment: in every conversation of the project, at
 * every message that has such words in English, they come to the same in every other language as they do in English.
 */

const ENGLISH = 'en-GB';
/** A moment is tried in the first so many conversations in which it comes. */
const TRIED = 3;
/** What is told there depends on what there is in a region. */
const BY_REGION = ['practical-help.come-along', 'practical-help.more-or-another'];
/** Not as in English, and understood: `locale cue words`. */
const OTHERWISE = new Set<string>([
  // There is no goal to forget, which each says in its own way.
  'cy forget.which fy nodau',
  'es-US known.how-long olvida eso',
  // In English there is no word to be told for English.
  'cy other-language.english-only in English',
  // Not as good: they are told how to write a note, where in English the note is written.
  'cy mentor.near-command IE',
  'es-US mentor.near-command NOTA',
  // The command itself, which is not tried in English: they are told besides that the misspelt word went to nobody.
  'es-US mentor.near-command PASAR',
  // They are asked what the new one is, where "goal" in English goes on with the one there is.
  'fr-CA goal.no-rush nouvel objectif',
  'fr-CA step-nudge.enough nouvel objectif',
  // Not as good: where the check-in waits for what is on their mind, it is taken for that.
  'fr-CA why-text.check-in prendre une pause',
]);

/** What is told there has the name of a day in it, which a conversation in English brings in English. */
const BY_DAY = ['pause.one-day'];

/** In quotation marks, or in capitals with a name behind them. */
const TOLD =
  /"([^"]{1,60})"|«\s?([^»]{1,60}?)\s?»|(?<!\p{L})(?!(?:OK|AI|IA|DPJ)\b)(\p{Lu}[\p{Lu}' -]*\p{Lu}(?:\s\p{Lu}\p{Ll}+)?)(?!\p{L})/gu;

/** All that any variant of a wording tells people to text, with what it was said with. */
function toldBy({ say, again, channels }: Wording, { args }: Say): string[] {
  const own = Object.values(args).map(String);
  const lines = [...say, ...again, ...Object.values(channels).flat()];
  const texts = lines.map((line) =>
    line.fill(Object.fromEntries(line.args.map((name) => [name, args[name] ?? 'Dave']))),
  );
  const told = texts.flatMap((text) =>
    [...text.matchAll(TOLD)].map(([, quoted, angled, loud]) => quoted ?? angled ?? loud ?? ''),
  );
  // People's own words are quoted as well.
  return [...new Set(told)].filter((words) => !own.some((value) => value.includes(words)));
}

/** What somebody gets who texts this now, in this language. */
function outcome(stage: Stage, who: string, locale: string, words: string): string {
  const shown = stage.inLanguage(locale).hears(who, words, 'terminal');
  return shown
    .map((one) => ('say' in one ? `${one.to === who ? '' : 'another: '}${one.say.cue}` : `=> ${nameOf(one)}`))
    .join(', ');
}

function nameOf({ effect }: Extract<Shown, { effect: unknown }>): string {
  return [effect.kind, 'do' in effect ? effect.do : '', 'what' in effect ? effect.what : ''].join(' ');
}

/** What is said to words that mean nothing. */
const NOT_UNDERSTOOD = /^$|^fallback\.|^other-language\.|^handoff\.kept/;

/** The words that came to something else than they do in English, a line for each; and how many were tried. */
export interface Tried {
  readonly wrong: Set<string>;
  count: number;
}

/** Tries what people are told to text, while conversations are played. */
export class ToldWords {
  private readonly times = new Map<string, number>();
  /** Those that mean nothing in English. */
  readonly inEnglish = new Set<string>();
  /** By language, without those that hear as English does. */
  readonly tried: ReadonlyMap<string, Tried>;

  constructor(
    private readonly library: Library,
    locales: readonly string[],
  ) {
    const others = locales.filter((tag) => tag !== ENGLISH && library.language(tag).names.like === undefined);
    this.tried = new Map(others.map((tag) => [tag, { wrong: new Set(), count: 0 }]));
  }

  /** For `playChat`: what was shown is tried at that very moment. */
  readonly look = (stage: Stage, shown: readonly Shown[]): void => {
    for (const one of shown) {
      if (!('say' in one) || [...BY_REGION, ...BY_DAY].includes(one.say.cue)) continue;
      const count = this.times.get(one.say.cue) ?? 0;
      this.times.set(one.say.cue, count + 1);
      if (count >= TRIED) continue;
      this.tryInEnglish(stage, one.to, one.say);
      for (const [locale, tried] of this.tried) this.tryIn(locale, tried, stage, one.to, one.say);
    }
  };

  private tryInEnglish(stage: Stage, to: string, say: Say): void {
    const wording = this.library.language(ENGLISH).wording.get(say.cue);
    for (const words of wording === undefined ? [] : toldBy(wording, say)) {
      const came = outcome(stage, to, ENGLISH, words);
      if (NOT_UNDERSTOOD.test(came)) this.inEnglish.add(`${say.cue} "${words}": ${came || 'nothing'}`);
    }
  }

  private tryIn(locale: string, tried: Tried, stage: Stage, to: string, say: Say): void {
    const [english, other] = [ENGLISH, locale].map((tag) => this.library.language(tag).wording.get(say.cue));
    const told = other === undefined ? [] : toldBy(other, say);
    if (english === undefined || told.length === 0) return;
    const right = toldBy(english, say).map((words) => outcome(stage, to, ENGLISH, words));
    for (const words of told) {
      tried.count += 1;
      const came = outcome(stage, to, locale, words);
      if (right.includes(came) || OTHERWISE.has(`${locale} ${say.cue} ${words}`)) continue;
      const wanted = [...new Set(right)].join(' or ');
      tried.wrong.add(`${say.cue} "${words}": ${came || 'nothing'} (in English: ${wanted || 'nothing'})`);
    }
  }
}
