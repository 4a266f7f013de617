import { Registry } from 'prom-client';
import type { OutgoingMessage, Sent } from '../../services/mailroom/contract';
import { watchAccount } from './account-watch';

const MESSAGE: OutgoingMessage = {
  id: 'm-1',
  to: 'person-1',
  address: { via: 'sms', channel: 'sms', handle: '+447700900123' },
  cue: 'check-in.how-is-today',
  text: 'Morning Sam',
  priority: 'reply',
};
const refused = (more: Partial<Extract<Sent, { again: boolean }>>): Sent => ({
  sent: false,
  because: '20003',
  again: true,
  ...more,
});
const ACCOUNT = refused({ fault: 'account' });

function watching() {
  const answers: Sent[] = [];
  const lines: string[] = [];
  const time = { now: 0 };
  const metrics = new Registry();
  const write = (level: string) => (detail: object, text: string) =>
    void lines.push(`${level} ${JSON.stringify(detail)} ${text}`);
  const watch = watchAccount(
    { send: async () => answers.shift() ?? { sent: true } },
    { metrics, log: { warn: write('warn'), error: write('error') }, now: () => time.now },
  );
  const send = async (...given: Sent[]) => {
    answers.push(...given);
    for (const _each of given) await watch.carrier.send(MESSAGE);
  };
  return { watch, send, lines, time, metrics };
}

describe('an account that the provider refuses', () => {
  test('is said once in the log when it begins and once when it ends, whatever is tried in between', async () => {
    const { watch, send, lines } = watching();
    await send({ sent: true }, ACCOUNT, ACCOUNT, refused({ because: 'status-503' }), { sent: false, heldMs: 100 });
    expect(watch.fault()).toBe('20003');
    await send({ sent: true });
    expect(watch.fault()).toBeNull();
    expect(lines).toEqual([
      'error {"door":"sms","code":"20003"} the provider refuses our account: see its error dictionary',
      'warn {"door":"sms"} the provider takes our messages again',
    ]);
  });

  test('is not what a refusal of one number is about, which shows that the account is taken', async () => {
    const { watch, send } = watching();
    await send(ACCOUNT, refused({ because: '21610', again: false, means: 'opted-out' }));
    expect(watch.fault()).toBeNull();
  });

  test('is not told of for ever after nothing has been sent', async () => {
    const { watch, send, time } = watching();
    await send(ACCOUNT);
    time.now = 600_000;
    expect(watch.fault()).toBeNull();
  });

  test('is counted with all else that was refused, by what it was about', async () => {
    const { send, metrics } = watching();
    await send(
      ACCOUNT,
      refused({ fault: 'wait' }),
      refused({ again: false, means: 'gone' }),
      refused({ because: 'status-503' }),
      refused({ again: false, because: '30007' }),
      { sent: false, heldMs: 5 },
      { sent: true },
    );
    const told = (await metrics.metrics()).match(/^small_steps_sms_refused_total\{.*$/gm);
    expect(told).toEqual(
      ['account', 'wait', 'gone', 'outage', 'message'].map(
        (about) => `small_steps_sms_refused_total{about="${about}"} 1`,
      ),
    );
  });
});
