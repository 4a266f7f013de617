import { Registry } from 'prom-client';
import type { Say } from '../dialogs/effects';
import type { Library } from '../dialogs/language';
import { groupWords, lastWords } from '../dialogs/last-words';
import type { Person } from '../dialogs/person';
import { noLongerFits } from '../dialogs/still-fits';
import { converse, patience } from '../dialogs/take-turn';
import { type Config, PROJECT_ROOT } from '../services/config';
import { createAway } from '../services/handoffs/away';
import { RedisHandoffs } from '../services/handoffs/queue';
import { createSweep } from '../services/handoffs/sweep';
import { createMailroom, eventIdOf, type Fault, type Mailroom } from '../services/mailroom';
import { realTimers } from '../services/mailroom/timers';
import type { People } from '../services/people';
import { RecordKeeper } from '../services/records';
import { createScheduler, type Scheduler } from '../services/schedule';
import { followExamples, type LiveExamples, loadLibrary, localesThatLearn, type Relearnt } from '../services/scripts';
import { type Following, followEditions, openEditions } from '../services/scripts/editions';
import { offeredLocales } from '../services/scripts/offered';
import { openUnderstanding } from '../services/understanding';
import { CardDesk } from './bot-framework/card-desk';
import { Turns } from './bot-framework/turns';
import { doorsFor } from './doors';
import { editionLog } from './edition-log';
import { meterMeasures } from './handoff-measures';
import { meterHandoffs } from './handoff-metrics';
import { createHttpServer, type Route } from './http/server';
import { createLog, faultLog } from './log';
import { meterMailroom } from './mailroom-metrics';
import { simulatorFor } from './phones';
import { PROGRAMME } from './programme';
import { readiness } from './readiness';
import { answeredByProvider } from './sms/provider-keywords';
import { findOrName, staffOf } from './staff';
import { openStore } from './store';
import { meterUnderstanding, understandingLog } from './understanding-metrics';

/** People who wait for a key are tried once a second: with none met for this long, nobody waits any more. */
const KEY_MISSED_MS = 60_000;

export interface App {
  /** Where this machine reaches it: http://127.0.0.1:3978 */
  readonly url: string;
  /** Whether the two phones of /try are served. */
  readonly simulated: boolean;
  /** Every route that is served. */
  readonly routes: readonly Route[];
  readonly mailroom: Mailroom;
  readonly people: People;
  readonly scheduler: Scheduler;
  /** Takes nothing more, finishes what is under way, and lets go of Redis. The embedded server goes on running. */
  stop(): Promise<void>;
}

/**
 * Everything that one process is: the store, the mailroom, the conversation core and the doors, put together.
 * @param say told of the slow steps of a first start, for a person at a terminal
 * @throws RedisUnavailable, MasterKeyProblem, ScriptError, CannotListenError: one clear message each
 */
export async function startApp(config: Config, say: (line: string) => void): Promise<App> {
  const log = createLog(config.logLevel);
  const library = loadLibrary({
    root: PROJECT_ROOT,
    ...config.defaults,
    locales: offeredLocales(PROJECT_ROOT, config),
    answeredByProvider: answeredByProvider(config.smsProviderAnswers),
  });
  const { redis, work: store, vault, people } = await openStore(config, say);
  let editions: Following | null = null;
  try {
    const phones = config.production ? null : await simulatorFor({ redis, store, vault, people, config });
    const clock = phones?.clock ?? { now: Date.now };
    const metrics = new Registry();
    const logged = faultLog(log);
    const metered = meterMailroom(metrics, () => mailroom.backlog());
    let keyMissedAt = Number.NEGATIVE_INFINITY;
    const faults = (fault: Fault) => {
      if (fault.because === 'no-master-key') keyMissedAt = Date.now();
      metered(fault);
      logged(fault);
    };

    const posts = { accept: (...mail: Parameters<Mailroom['posts']['accept']>) => mailroom.posts.accept(...mail) };
    const handoffs = new RedisHandoffs({
      redis: store,
      clock,
      helpers: {
        find: (id) => findOrName(people, id),
        staff: (programme) => staffOf(people, programme),
        programme: (name) => library.programme(name),
        setShifts: (...rota) => people.setShifts(...rota),
      },
      records: people,
      intake: posts,
    });
    const handoffFault = () => faults({ where: 'redis', because: 'handoffs' });
    const away = createAway({
      redis: store,
      programme: PROGRAMME,
      staff: () => staffOf(people, PROGRAMME),
      clock,
      onFault: handoffFault,
    });
    const turns = new Turns();
    const cards = new CardDesk({ library, turns, clock, state: (person) => mailroom.state(person) });
    const doors = await doorsFor({
      config,
      people,
      metrics,
      log,
      phones,
      intake: () => mailroom.intake,
      receipt: (...news) => mailroom.receipt(...news),
      cards,
      rates: () => redis.connect('webhook'),
      mark: (sender) => vault.mark(sender),
      onFault: faults,
      groupWords: () => {
        const { locale, region } = config.defaults;
        return groupWords(library.language(locale), library.region(region)).text;
      },
      waitsForBot: async (person, once) => {
        const heard = await mailroom.message(person.id, eventIdOf(person.id, once));
        const waits = heard?.from === 'person' && heard.ending.how === 'waiting';
        return waits && !(await handoffs.attends(person));
      },
    });
    const remote = await openUnderstanding(config, {
      onOutcome: meterUnderstanding(metrics, config),
      onLeftAlone: understandingLog(log),
    });
    const mailroom: Mailroom = createMailroom({
      redis,
      vault,
      people,
      clock,
      core: converse(library, (mentor) => away.isAway(mentor)),
      patience: patience(library),
      ...(remote ? { understand: remote.understand } : {}),
      carriers: { ...doors.carriers, ...(phones ? { simulator: phones.carrier } : {}) },
      handoffs,
      records: new RecordKeeper({ redis: store, vault, people, clock, intake: posts }),
      mayStillSend: (guard) => handoffs.holds(guard),
      noLongerFits,
      lastWords: lastWordsIn(library),
      concurrency: config.workers,
      onTurn: (turn) => {
        turns.seen(turn);
        doors.seen?.(turn);
        phones?.seen(turn);
      },
      onFault: faults,
    });
    const scheduler = createScheduler({
      redis: store,
      clock,
      onFault: () => faults({ where: 'redis', because: 'schedule' }),
    });
    const sweep = createSweep({
      redis: store,
      queue: handoffs,
      programmes: [PROGRAMME],
      holders: async (programme) => (await staffOf(people, programme)).map(({ id }) => id),
      clock,
      onFired: meterHandoffs(metrics, () => handoffs.waiting(PROGRAMME), clock),
      onFault: handoffFault,
    });
    const { timezone } = library.programme(PROGRAMME);
    meterMeasures(metrics, { redis: store, programme: PROGRAMME, timezone, clock });
    const http = createHttpServer({
      ready: readiness({
        redis,
        store,
        handoffs,
        backlog: () => mailroom.backlog(),
        keyMissing: () => Date.now() - keyMissedAt < KEY_MISSED_MS,
        ...(doors.smsFault ? { smsFault: doors.smsFault } : {}),
      }),
      metrics,
      log,
      routes: doors.routes,
    });
    phones?.routes(http.server, { mailroom, scheduler, sweep, closing: http.closing });

    editions = await followEditions({
      root: PROJECT_ROOT,
      library,
      store: await openEditions(store, vault, Date.now),
      timers: realTimers,
      told: editionLog(log),
    });
    await mailroom.start();
    scheduler.start();
    sweep.start();
    away.start();
    const examples = followAll(library, log);
    const url = await http.listen(config.port, config.host);
    return {
      url,
      simulated: phones !== null,
      routes: http.routes(),
      mailroom,
      people,
      scheduler,
      async stop() {
        // First nobody is sent here any more; what comes nevertheless is kept for another process, until the very end.
        http.retire();
        for (const followed of examples) followed.close();
        await editions?.close();
        await scheduler.stop();
        await Promise.all([sweep.stop(), away.stop()]);
        await mailroom.stop();
        doors.stop?.();
        await remote?.close();
        await phones?.stop();
        await http.close();
        await redis.close();
      },
    };
  } catch (error) {
    await editions?.close();
    await redis.close();
    throw error;
  }
}

function lastWordsIn(library: Library): (person: Person) => Say {
  return (person) => lastWords(library.language(person.locale), library.region(person.region));
}

/** What coordinators add to the examples is learnt while the service runs. */
function followAll(library: Library, log: ReturnType<typeof createLog>): LiveExamples[] {
  return localesThatLearn(PROJECT_ROOT).flatMap((locale) => {
    const { sense } = library.language(locale).intents;
    if (sense === null) return [];
    const told = (news: Relearnt) =>
      news.learnt
        ? log.info({ locale }, 'examples learnt')
        : log.warn({ locale, problem: news.problem }, 'examples not learnt');
    return [followExamples(PROJECT_ROOT, locale, sense, told)];
  });
}
