import type { Result } from './chaos';
import { labelOf } from './explained';
import { sum } from './leftovers';

/** How many things are wrong that must not be. */
export const violationsOf = ({ wrongs }: Result) => sum(Object.values(wrongs));

/**
 * Whether a control saw in the states what was taken out. Only when nothing is left to be done: what has not had its turn yet
 * would look like what was lost.
 */
export function isSeen({ wrongs }: Result): boolean {
  const { lost, duplicatedInState, outOfOrderInState, wrongLedgers, leftBehind } = wrongs;
  return leftBehind === 0 && lost + duplicatedInState + outOfOrderInState + wrongLedgers > 0;
}

/** The result in words, for whoever watches. */
export function inWords(result: Result): string[] {
  const { wrongs, duplicatedAtProvider, explanations, faults, told } = result;
  const { acknowledged, copied, refused, processes, failedStarts, seconds } = result;
  const count = (what: string) => faults.filter((fault) => fault.what === what).length;
  return [
    `acknowledged ${acknowledged} messages, each twice (${copied} second copies), in ${seconds.toFixed(1)} s: ${rate(result)} a second`,
    `broken: ${count('kill')} kills and ${count('stop')} stops of processes, ${count('redis')} kills of Redis; ${processes} processes in all`,
    `where: ${listed(tally(faults.filter(({ what }) => what !== 'stall').map(labelOf)))}`,
    `refused and posted again: ${refused.unavailable} answered 503, ${refused.cut} cut or unanswered, ${refused.other} other`,
    `stalls that nobody made, of a quarter of a lease or more: ${count('stall')}; starts that failed: ${failedStarts}`,
    `stale commits fenced off: ${told.get('turn stale') ?? 0}`,
    `all that the mailrooms told: ${listed(told) || 'nothing'}`,
    `duplicated at the provider: ${duplicatedAtProvider} of ${acknowledged}; bound: ${boundOf(result)}, and ${explanations.by.get('stall') ?? 0} by stalls`,
    `explained by: ${listed(explanations.by) || 'nothing to explain'}`,
    ...Object.entries(wrongs).map(([name, number]) => `${inPlainWords(name)}: ${number}`),
  ];
}

/** The one line for programs. */
export function asJson(result: Result): Record<string, unknown> {
  const { options, wrongs, duplicatedAtProvider, explanations, faults, told } = result;
  const count = (what: string) => faults.filter((fault) => fault.what === what).length;
  return {
    violations: violationsOf(result),
    seed: options.seed,
    people: options.people,
    messages: options.messages,
    acknowledged: result.acknowledged,
    copies: result.copied,
    ...wrongs,
    duplicatedAtProvider,
    boundAtProvider: boundOf(result),
    explainedBy: Object.fromEntries(explanations.by),
    staleCommitsFencedOff: told.get('turn stale') ?? 0,
    kills: count('kill'),
    stops: count('stop'),
    redisKills: count('redis'),
    stalls: count('stall'),
    at: Object.fromEntries(tally(faults.filter(({ what }) => what !== 'stall').map(labelOf))),
    told: Object.fromEntries(told),
    processes: result.processes,
    failedStarts: result.failedStarts,
    refused: result.refused,
    seconds: Number(result.seconds.toFixed(1)),
    messagesPerSecond: rate(result),
  };
}

/** One message for each person and each kill or stop. */
const boundOf = ({ faults, options }: Result) => faults.filter(({ what }) => what !== 'stall').length * options.people;

const rate = ({ acknowledged, seconds }: Result) => Math.round(acknowledged / seconds);

function tally(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of [...labels].sort()) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

const listed = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([label, number]) => `${label} ${number}`).join(', ');

const inPlainWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
