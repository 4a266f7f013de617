import type { EditionNews } from '../services/scripts/editions';
import type { createLog } from './log';

/** Wording is no secret: the faults name file, line and what to mend. */
export function editionLog(log: ReturnType<typeof createLog>): (news: EditionNews) => void {
  return (news) => {
    if (!news.used) return log.warn({ problems: news.problems }, 'scripts not used');
    const { edition, edited, problems } = news;
    log.info({ edition, ...edited }, 'scripts in use');
    if (problems) log.warn({ problems }, 'scripts in use do not hold to the rules of this version');
  };
}
