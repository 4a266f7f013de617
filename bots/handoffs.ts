import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isHere } from '../dialogs/handoffs/ladder';
import { mostPressing } from '../dialogs/handoffs/priority';
import { shownName } from '../dialogs/names';
import { localTime } from '../dialogs/time';
import { ConfigError, loadEnvFile, PROJECT_ROOT, readConfig } from '../services/config';
import { alertsIn, FirstWaits, MOST_DAYS } from '../services/handoffs/measures';
import { HandoffStore } from '../services/handoffs/store';
import { countWaiting } from '../services/handoffs/waiting';
import { RedisUnavailable } from '../services/redis';
import { readProgrammes } from '../services/scripts/programmes';
import { MasterKeyProblem } from '../services/vault';
import { follow } from './handoff-follow';
import { handoffTable } from './handoff-table';
import { PROGRAMME } from './programme';
import { openStore, type Store } from './store';

const USAGE = `npm run handoffs -- [--once] [--days 7]
Who waits for a human now and since when, how long people waited in the last days (1 to ${MOST_DAYS}), and the alerts each helper
was shown. What anybody wrote is not shown.
In a terminal it is drawn anew every two seconds until Ctrl+C; with --once, or in a pipe, it is printed once.`;
const EVERY_MS = 2_000;
const NO_ALERTS = { today: 0, mostInADay: 0, inAll: 0 };

class UsageError extends Error {}

/** `npm run handoffs`: reads, and changes nothing. Whoever waits is shown by a first name, or initials where the programme has it so. */
async function main(): Promise<void> {
  const { once, days, help } = readArguments();
  if (help) return console.log(USAGE);
  loadEnvFile();
  const store = await openStore(readConfig(process.env), (line) => console.error(line));
  try {
    const page = pageOf(store, days);
    if (once || process.stdout.isTTY !== true) return void process.stdout.write(await page());
    const ended = new AbortController();
    process.once('SIGINT', () => ended.abort());
    await follow({
      page,
      write: (text) => process.stdout.write(text),
      again: () => pause(EVERY_MS, true, { signal: ended.signal }).catch(() => false),
      time: () => new Date().toTimeString().slice(0, 8),
    });
  } finally {
    await store.redis.close();
  }
}

function readArguments(): { readonly once: boolean; readonly days: number; readonly help: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        days: { type: 'string', default: '7' },
        help: { type: 'boolean', default: false },
      },
    });
    const days = Number(values.days);
    if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return { ...values, days };
    throw new UsageError(`--days is "${values.days}": use a whole number from 1 to ${MOST_DAYS}.`);
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message}\n${USAGE}`);
  }
}

/** One look after the other. A Redis that is away is not waited for. */
function pageOf({ redis, people }: Store, days: number): () => Promise<string> {
  const connection = redis.connect('webhook');
  const { timezone, limits, names } = readProgrammes(PROJECT_ROOT)(PROGRAMME);
  const queue = new HandoffStore(connection);
  const waits = new FirstWaits(connection, PROGRAMME);
  return async () => {
    const now = Date.now();
    const today = localTime(now, timezone).date;
    const [waiting, alerts, open, off] = await Promise.all([
      countWaiting(connection, PROGRAMME, now),
      alertsIn(connection, PROGRAMME, today, days),
      queue.opened(PROGRAMME),
      queue.off(PROGRAMME),
      waits.look(),
    ]);
    const helpers = [
      ...(await people.members(PROGRAMME, 'mentor')),
      ...(await people.members(PROGRAMME, 'coordinator')),
    ];
    const who = open.map(async ({ mentee, reasons, openedAt: since, offeredTo }) => {
      const name = shownName(
        (await people.find(mentee))?.name ?? '?',
        names['mentors-see'] === 'initials' ? 'initials' : 'first-name',
      );
      return { name, reason: mostPressing(reasons), since, asked: offeredTo.length };
    });
    return handoffTable({
      programme: PROGRAMME,
      now,
      timezone,
      days,
      waiting,
      who: await Promise.all(who),
      onShift: helpers.filter((one) => one.left !== true && isHere(off, one, now)).length,
      waits: waits.summary(now, days),
      helpers: helpers.map(({ id, name, role }) => ({ name, role, alerts: alerts.get(id) ?? NO_ALERTS })),
      mostAlertsADay: limits['most-alerts-a-day'],
    });
  };
}

const PLAIN = [ConfigError, RedisUnavailable, MasterKeyProblem, UsageError];

// Whoever reads may have read enough: `npm run handoffs | head`.
process.stdout.on('error', () => process.exit(0));
main().catch((error: unknown) => {
  const plain = PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
