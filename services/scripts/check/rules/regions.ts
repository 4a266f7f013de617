import { countryOf, countryOfRegion, languageOf, mainLanguageIn } from '../countries';
import type { Finding } from '../finding';
import type { RegionSource } from '../project';
import { aheadOf, isAhead } from './ahead';

/** A crisis line that nobody has held against its publisher for longer than this may have changed. */
const GOOD_FOR_DAYS = 180;
const DAY = 24 * 60 * 60_000;

/**
 * @param locales tags of all languages that there are
 * @param today YYYY-MM-DD
 */
export function checkRegion(source: RegionSource, locales: readonly string[], today: string): Finding[] {
  return [...outOfDate(source, today), ...wordless(source, locales)];
}

/** Languages of its country in which a region says nothing: people who chose one hear its numbers in the words of another. */
function wordless({ file, region }: RegionSource, locales: readonly string[]): Finding[] {
  const country = countryOfRegion(region.region);
  const others = locales.filter((tag) => countryOf(tag) === country && languageOf(tag) !== mainLanguageIn(country));
  return others
    .filter((tag) => region.in[tag] === undefined)
    .map((tag): Finding => {
      const what = `people who are written to in ${tag} hear its lines in another language`;
      const mend = `add "in:" with "${tag}:" and its listen, text and knows`;
      return { rule: 'region-words', severity: 'warning', file, line: 1, about: tag, what, mend };
    });
}

function outOfDate({ file, region, positions }: RegionSource, today: string): Finding[] {
  const lines = region.lines.map((line, index) => ({ ...line, at: positions.lineOf('lines', index) }));
  const known = Object.entries(region.knows).map(([what, who]) => {
    return { ...who, reach: who.name, at: positions.lineOf('knows', what) };
  });
  const atHome = Object.entries(region.atHome ?? {}).map(([what, who]) => {
    return { ...who, reach: who.name, at: positions.lineOf('atHome', what) };
  });
  return [...lines, ...known, ...atHome].flatMap((line): Finding[] => {
    if (isAhead(line.verifiedOn, today)) return [aheadOf({ file, line: line.at }, line.name)];
    const at = { severity: 'warning', file, line: line.at, about: line.name } as const;
    if (!line.verified || line.verifiedOn === undefined) {
      const mend = 'check it with its publisher, then set "verified: true" and "verifiedOn"';
      return [{ ...at, rule: 'line-unverified', what: `nobody has checked "${line.reach}"`, mend }];
    }
    const days = Math.floor((Date.parse(today) - Date.parse(line.verifiedOn)) / DAY);
    if (days <= GOOD_FOR_DAYS) return [];
    const what = `it was last checked ${days} days ago (at most ${GOOD_FOR_DAYS})`;
    return [{ ...at, rule: 'line-stale', what, mend: 'check it with its publisher and renew "verifiedOn"' }];
  });
}
