import { DAYS_FRESH } from '../../../../dialogs/openings';
import { FIRST_LANGUAGE } from '../../first-language';
import { error, type Finding, warning } from '../finding';
import type { FlowSource, LocaleSource } from '../project';
import type { Entry } from '../wording-source';

/** What opens a talk every day can be said in so many ways that nobody hears one again within fourteen days; what does so seldom, in two. */
const FEWEST = { daily: DAYS_FRESH, seldom: 2 } as const;
const CHANNELS = ['say', 'sms', 'teams'] as const;

export function checkOpenings({ tag, entries }: LocaleSource, flows: readonly FlowSource[]): Finding[] {
  return flows.flatMap(({ flow }) =>
    Object.entries(flow.steps).flatMap(([name, { opening }]) => {
      const entry = entries.get(`${flow.flow}.${name}`);
      return opening === undefined || entry === undefined ? [] : checkOpening(entry, opening, tag);
    }),
  );
}

function checkOpening(entry: Entry, opening: keyof typeof FEWEST, tag: string): Finding[] {
  // Whoever writes the first language alone may make something an opening: the others have their ways later.
  const found = tag === FIRST_LANGUAGE ? error : warning;
  const fewest = FEWEST[opening];
  return CHANNELS.flatMap((said) => {
    const ways = entry.variants.filter((variant) => variant.said === said);
    const different = new Set(ways.map(({ words }) => words.source.trim().toLowerCase())).size;
    if (ways.length === 0 || different >= fewest) return [];
    const where = { file: entry.file, line: entry.lineOf(said) };
    const counted = different === 1 ? 'one way' : `${different} ways`;
    const often = opening === 'daily' ? 'the same words would come again within 14 days' : 'it is the same each time';
    const what = `it opens a talk, and can be said in ${counted} under "${said}:": ${often}`;
    return [found('openings', where, entry.cue, what, `write ${fewest - different} more, each asked in another way`)];
  });
}
