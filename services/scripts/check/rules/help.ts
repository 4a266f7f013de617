import { basename } from 'node:path';
import { GOOD_FOR_DAYS, LEFT_OUT_AFTER_DAYS } from '../../../../dialogs/help/directory';
import { LOCALE_TAG } from '../../../../dialogs/locale-tag';
import { plainLetters } from '../../../../dialogs/scripts/plain-letters';
import { error, type Finding } from '../finding';
import type { Moment } from '../moments';
import type { HelpSource, LocaleSource, Project } from '../project';
import type { Speech } from '../speech';
import type { Entry } from '../wording-source';
import { aheadOf, isAhead } from './ahead';
import { checkHouseStyle } from './house-style';
import { checkReadingGrade, checkSentences, gradeOf } from './plain-english';
import { checkSize } from './size';

const DAY = 24 * 60 * 60_000;

/** What is out of date in a directory of practical help. @param today YYYY-MM-DD */
export function checkHelpDates({ file, help, positions }: HelpSource, today: string): Finding[] {
  const entries = Object.entries(help.entries);
  const unchecked = entries.filter(([, { verified, verifiedOn }]) => !verified || verifiedOn === undefined);
  const [first] = unchecked;
  const at = (id: string) => ({ severity: 'warning', file, line: positions.lineOf('entries', id), about: id }) as const;
  const ahead = entries.flatMap(([id, { verifiedOn }]) =>
    isAhead(verifiedOn, today) ? [aheadOf({ file, line: positions.lineOf('entries', id, 'verifiedOn') }, id)] : [],
  );
  const stale = entries.flatMap(([id, { verified, verifiedOn }]): Finding[] => {
    const days = verified && verifiedOn ? Math.floor((Date.parse(today) - Date.parse(verifiedOn)) / DAY) : 0;
    if (days <= GOOD_FOR_DAYS) return [];
    const now = days > LEFT_OUT_AFTER_DAYS ? 'and is left out' : 'and is said to be unchecked';
    const what = `it was last checked ${days} days ago (at most ${GOOD_FOR_DAYS}), ${now}`;
    return [{ ...at(id), rule: 'line-stale', what, mend: 'check it with its publisher and renew "verifiedOn"' }];
  });
  if (first === undefined) return [...ahead, ...stale];
  const what = `${unchecked.length} of ${entries.length} entries have been checked by nobody, and people are told so`;
  const mend = 'check each "verified: false" with its publisher, then set "verified: true" and "verifiedOn"';
  return [{ ...at(first[0]), rule: 'line-unverified', what, mend }, ...ahead, ...stale];
}

/** A directory for a region or a programme that there is not is read by nobody. */
export function checkHelpReader({ file, help, positions }: HelpSource, { regions, programmes }: Project): Finding[] {
  const findings: Finding[] = [];
  const known = regions.map(({ region }) => region.region);
  const fault = (key: 'region' | 'programme', named: string, permitted: readonly string[]) => {
    const what = `there is no ${key} "${named}", so nobody hears of these places; permitted are ${permitted.join(', ')}`;
    const mend = key === 'region' ? 'write one of these' : 'write one of these, or leave the line out for everybody';
    findings.push(error('help-for-nobody', { file, line: positions.lineOf(key) }, basename(file, '.yaml'), what, mend));
  };
  // What there is in a part of a country is written down under the part: GB-WLS.
  const isKnown = known.some((code) => help.region === code || help.region.startsWith(`${code}-`));
  if (!isKnown) fault('region', help.region, known);
  const names = programmes.map(({ programme }) => programme.programme);
  const { programme } = help;
  if (programme !== undefined && names.length > 0 && !names.includes(programme)) fault('programme', programme, names);
  return findings;
}

/** Words under the name of no language are heard by nobody. @param tags those of all languages that there are */
export function checkHelpLanguages({ file, help, positions }: HelpSource, tags: readonly string[]): Finding[] {
  return Object.entries(help.entries).flatMap(([id, { in: languages }]) => {
    const named = Object.keys(languages);
    const isHeard = named.some((tag) => tags.includes(tag));
    return named
      .filter((tag) => !tags.includes(tag) && (!isHeard || !LOCALE_TAG.test(tag)))
      .map((tag) => {
        const where = { file, line: positions.lineOf('entries', id, 'in', tag) };
        const what = `there is no language "${tag}", so nobody hears these words; permitted are ${tags.join(', ')}`;
        return error('help-for-nobody', where, id, what, 'write one of these');
      });
  });
}

/** The words of a directory in one language keep to what every message keeps to. */
export function checkHelpWords({ file, help, positions }: HelpSource, locale: LocaleSource): Finding[] {
  const speeches: Speech[] = [];
  for (const [id, { in: languages }] of Object.entries(help.entries)) {
    const { say, more } = languages[locale.tag] ?? {};
    for (const [key, text] of Object.entries({ say, more })) {
      if (text !== undefined)
        speeches.push(asSpoken(text, file, id, positions.lineOf('entries', id, 'in', locale.tag, key)));
    }
  }
  const [first] = speeches;
  if (first === undefined) return [];
  const found = speeches.flatMap((speech) => [
    ...checkSize(speech),
    ...checkSentences(speech),
    ...checkHouseStyle(speech, locale),
    ...placeholder(speech),
  ]);
  return [
    ...found,
    ...checkReadingGrade(first.entry, gradeOf(speeches.map(withoutAddresses), locale.style), locale.style),
  ];
}

/** Nothing is filled in there: what stands in it is said as it is. */
function placeholder({ entry, variant, spoken }: Speech): Finding[] {
  const has = spoken.some(({ text }) => /[{}]/.test(text));
  const where = { file: entry.file, line: variant.line };
  return has ? [error('placeholder', where, entry.cue, 'curly brackets are not filled in here', 'take them out')] : [];
}

const MOMENT: Moment = {
  cue: 'practical-help.one-place',
  by: 'dialogs/flows/practical-help.yaml',
  to: 'mentee',
  offers: new Map(),
  asks: null,
  choices: [],
  buttons: [],
  unasked: false,
  namesLine: null,
};

function asSpoken(text: string, file: string, id: string, line: number): Speech {
  const sms = plainLetters(text);
  const words = { source: text, args: [], fill: () => text, fillPlainly: () => sms };
  const variant = { said: 'say', line, words } as const;
  const entry: Entry = {
    cue: id,
    file,
    line,
    when: '',
    options: {},
    buttons: {},
    begins: [],
    variants: [variant],
    allows: [],
    lineOf: () => line,
  };
  return {
    entry,
    variant,
    moment: MOMENT,
    spoken: [{ text, plain: text, sms, plainSms: sms, example: { real: {}, plain: {} } }],
    lacking: [],
  };
}

/** Names of pages are copied, not read. */
function withoutAddresses(speech: Speech): Speech {
  const spoken = speech.spoken.map((one) => ({
    ...one,
    plain: one.plain.replace(/\S+\.(?:uk|org|com)\S*/g, 'this page.'),
  }));
  return { ...speech, spoken };
}
