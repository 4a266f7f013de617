import type { Result } from './result';

const SHOWN = 20;

/** For people: what was lived through, what was broken, and what each promise came to. */
export function inWords(result: Result): string[] {
  const { options, counts, checks, wrongs, happened, told, seconds } = result;
  const { mentees, days } = options;
  return [
    `${mentees} mentees, ${days} days, ${counts['turns'] ?? 0} turns in ${seconds.toFixed(1)} s: ${Math.round((counts['turns'] ?? 0) / seconds)} a second`,
    `said ${counts['said'] ?? 0}, sent ${counts['sent'] ?? 0}, fired ${counts['fired'] ?? 0}, timers of handoffs ${counts['decisions'] ?? 0}`,
    `urgent handoffs ${counts['urgentHandoffs'] ?? 0}: ${counts['endedWithHuman'] ?? 0} ended with a human, ${counts['endedWithTruth'] ?? 0} with the truth`,
    `broken: ${listed(happened) || 'nothing'}`,
    `the provider: ${listed(only(counts, ['refused', 'slowed', 'unanswered', 'away', 'receipts']))}`,
    `by SMS over HTTP: ${listed(only(counts, ['smsWebhooks', 'smsReceipts', 'smsRequests']))}`,
    `the doors: ${listed(only(counts, ['copies', 'duplicates', 'delayed', 'postedAgain', 'sentAgain']))}`,
    `what the mailrooms told of faults: ${listed(told) || 'nothing'}`,
    ...checks.map(
      ({ name, looked }) =>
        `${name}: looked at ${looked}, wrong ${wrongs.filter(({ check }) => check === name).length}`,
    ),
    ...wrongs
      .slice(0, SHOWN)
      .map(
        ({ at, player, what }) =>
          `${new Date(at).toISOString()} person ${player?.index ?? '-'} (${player?.kind ?? 'all'}): ${what}`,
      ),
  ];
}

/** The one line for programs. Everything in it but the seconds is the same for the same seed. */
export function asJson({
  options,
  wrongs,
  checks,
  counts,
  happened,
  told,
  digest,
  seconds,
}: Result): Record<string, unknown> {
  const { seed, mentees, days, faults } = options;
  const wrong = checks.map(({ name, looked }) => [
    name,
    { looked, wrong: wrongs.filter(({ check }) => check === name).length },
  ]);
  return {
    violations: wrongs.length,
    seed,
    mentees,
    days,
    faults,
    digest,
    ...counts,
    happened,
    told,
    checks: Object.fromEntries(wrong),
    seconds: Number(seconds.toFixed(1)),
    turnsPerSecond: Math.round((counts['turns'] ?? 0) / seconds),
  };
}

function only(counts: Readonly<Record<string, number>>, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, counts[name] ?? 0]));
}

const listed = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
