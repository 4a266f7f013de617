import type { UndeliveredMeans } from './events';
import type { Reach } from './state-parts';
import { localTime } from './time';

const HOUR = 3_600_000;
/** A phone that nothing has reached on so many days, one right after the other, is not merely switched off. */
const DAYS_AWAY = 3;
/** There is a text on most days: without a failure for this long, something has arrived in between. */
const NOT_IN_A_ROW = 36 * HOUR;

/** Can nothing that is sent to them arrive, as far as is known? */
export function isUnreachable(reach: Reach | null): boolean {
  return reach !== null && reach.because !== 'away';
}

/**
 * What is known of somebody's number or account after one more failed delivery, and whether it is news that nothing can reach them.
 * @param now milliseconds since 1970, UTC
 */
export function afterFailure(
  before: Reach | null,
  failure: { readonly means: UndeliveredMeans; readonly code: string },
  now: number,
  zone: string,
): { readonly reach: Reach; readonly isNews: boolean } {
  if (before !== null && isUnreachable(before)) return { reach: before, isNews: false };
  const reach = counted(before, failure, now, zone);
  return { reach, isNews: isUnreachable(reach) };
}

function counted(
  before: Reach | null,
  { means, code }: { readonly means: UndeliveredMeans; readonly code: string },
  now: number,
  zone: string,
): Reach {
  const first = { because: means, code, at: now, last: now, days: 1 };
  if (means !== 'away' || before === null || now - before.last > NOT_IN_A_ROW) return first;
  const isNewDay = localTime(before.last, zone).date !== localTime(now, zone).date;
  const days = before.days + (isNewDay ? 1 : 0);
  return { because: days >= DAYS_AWAY ? 'unreachable' : 'away', code, at: before.at, last: now, days };
}
