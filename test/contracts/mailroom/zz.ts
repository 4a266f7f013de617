import { createSecretKey, randomBytes } from 'node:crypto';
import { createMailroom } from '../../../services/mailroom';
import { createPeople } from '../../../services/people';
import { openVault } from '../../../services/vault';
import { startTestRedis } from '../../support/redis';
async function main() {
  const redis = await startTestRedis();
  const look = redis.open.connect('work');
  await look.config('SET', 'appendfsync', 'no');
  const vault = await openVault(look, [{ version: 1, key: createSecretKey(randomBytes(32)) }]);
  const S = { programme: 'p', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
  const people = createPeople({ redis: redis.open.connect('webhook'), vault, strangers: S });
  const room = createMailroom({
    redis: redis.open, vault, people, clock: { now: () => Date.now() },
    core: ({ events }) => ({ state: { pad: 'x'.repeat(600) }, wakeAt: Date.now() + 3600000,
      effects: events.map((e) => ({ kind: 'say', cue: 'check-in.how', args: {}, text: 'Morning Sam. How is today looking, 1 (rough) to 5 (good)?', priority: 'reply' as const })) }),
    carriers: { sms: { send: async () => ({ sent: true }) } },
    handoffs: { perform: async () => {} }, mayStillSend: async () => true,
    lastWords: () => ({ kind: 'say', cue: 'f', args: {}, text: 'sorry', priority: 'reply' }), onFault: (f) => console.log(f),
  });
  await room.start();
  const mem = async () => Number(/used_memory:(\d+)/.exec(await look.info('memory'))?.[1]);
  const N = 10000; const m0 = await mem();
  const folk = await Promise.all(Array.from({ length: N }, async (_, i) => {
    const address = { via: 'sms', channel: 'sms', handle: `+4477${String(i).padStart(8, '0')}` } as const;
    return { id: (await people.enrol({ ...S, name: 'Sam', role: 'mentee', address })).id, address };
  }));
  const m1 = await mem(); console.log('enrolled', (m1 - m0) / N);
  for (let r = 0; r < 3; r++) {
    await Promise.all(folk.map(({ id, address }, i) => room.intake.accept(id, { kind: 'heard', channel: 'sms', text: 'two, could be worse', media: 0, understanding: null }, `x${r}.${i}`, address)));
    await room.idle();
    console.log('after turn', r, (await mem() - m1) / N);
  }
  for (const k of await look.keys('{p7}*' )) if (!/:(who|dek|addr|m|log|in|ledger):/.test(k) || k.endsWith(folk.find((f) => k.includes(f.id))?.id ?? '!') && Math.random() < 0.1) console.log(k, await look.memory('USAGE', k), await look.object('ENCODING', k));
  await room.stop(); await redis.stop();
}
main();
