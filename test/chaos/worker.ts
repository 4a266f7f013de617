/**
 * One of the service's processes as the run has several of: the real mailroom, doors, store and handoffs, with a
 * conversation core that counts. It tells what happens to it on standard output, and takes orders over IPC.
 */

import { writeSync } from 'node:fs';
import { Registry } from 'prom-client';
import { createHttpServer } from '../../bots/http/server';
import { createLog } from '../../bots/log';
import { createSmsCarrier } from '../../bots/sms/carrier';
import { smsDoor } from '../../bots/sms/door';
import { openStore } from '../../bots/store';
import { PROJECT_ROOT, readConfig } from '../../services/config';
import { RedisHandoffs } from '../../services/handoffs/queue';
import { createMailroom, type Mailroom } from '../../services/mailroom';
import { readProgrammes } from '../../services/scripts/programmes';
import { counting } from './counting';
import { type Note, Order, WorkerSettings } from './notes';
import { SelfEnding } from './self-ending';
import { watchStalls } from './stalls';
import { weakened } from './weakened';

const tell = (note: Note) => void writeSync(1, `${JSON.stringify(note)}\n`);

async function main(): Promise<void> {
  const { env, leaseMs, control, order } = WorkerSettings.parse(JSON.parse(process.argv[2] ?? ''));
  const config = readConfig(env);
  const { publicUrl = '', twilio } = config;
  const { accountSid = '', authToken = '', apiUrl = '', from = '' } = twilio ?? {};
  const log = createLog('silent');
  const selfEnding = new SelfEnding(tell);
  const store = await openStore(config, () => {});
  const { redis, work, vault, people } = store;
  const metrics = new Registry();
  const weak = weakened(redis, control);
  const mailroom: Mailroom = createMailroom({
    redis: weak,
    vault,
    people,
    clock: { now: Date.now },
    core: counting,
    carriers: { sms: createSmsCarrier({ accountSid, authToken, apiUrl, sender: { from } }) },
    handoffs: new RedisHandoffs({
      redis: work,
      clock: { now: Date.now },
      helpers: {
        find: (id) => people.find(id),
        staff: async (_programme, mentee) => [(await people.find(mentee?.mentor?.id ?? '')) ?? []].flat(),
        programme: readProgrammes(PROJECT_ROOT),
        setShifts: (...rota) => people.setShifts(...rota),
      },
      intake: { accept: (...mail) => mailroom.posts.accept(...mail) },
    }),
    mayStillSend: async () => true,
    lastWords: () => ({ kind: 'say', cue: 'chaos.last-words', args: {}, text: 'last words', priority: 'reply' }),
    concurrency: config.workers,
    leaseMs,
    at: selfEnding.at,
    onFault: ({ where, because }) => tell({ note: 'fault', where, because }),
  });
  weak.confirm();
  const door = smsDoor({
    authToken,
    publicUrl,
    metrics,
    log,
    intake: mailroom.intake,
    receipt: (...news) => mailroom.receipt(...news),
    people: {
      byAddress: (address) => people.byAddress(address),
      newcomer: (address) => people.strangerAt(address),
    },
  });
  const http = createHttpServer({ ready: async () => ({ ok: true, detail: {} }), metrics, log, routes: [door] });

  const obey = (order: Order) => {
    if (order.order === 'tell-when-idle') void mailroom.idle().then(() => tell({ note: 'idle', id: order.id }));
    else selfEnding.end(order.order === 'end-at' ? order : null);
  };
  process.on('message', (message) => obey(Order.parse(message)));
  // Without the run there is nothing to do.
  process.on('disconnect', () => process.exit(1));
  process.once('SIGTERM', async () => {
    await http.close();
    await mailroom.stop();
    await redis.close();
    process.exit(0);
  });

  if (order !== null) obey(order);
  await mailroom.start();
  watchStalls(work, leaseMs, (ms) => tell({ note: 'stalled', ms }));
  tell({ note: 'ready', url: await http.listen(0, '127.0.0.1') });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
