import { cleaningUp } from './clean-up';
import type { Bench } from './figure';
import { smsSide } from './ours';
import { startProvider } from './provider';
import { talkOn } from './talk';
import { compareSides, echoSide } from './turns';

/** The whole durable turn by SMS, from the signed webhook to the provider, against a bot that keeps nothing. */
export const smsTurns: Bench = {
  names: ['turn.sms', 'turn.sms.cpu'],
  run: (effort) =>
    cleaningUp(async (cleanUp) => {
      const provider = await startProvider();
      cleanUp.add(() => provider.close());
      const ours = await smsSide(cleanUp, provider);
      const echo = await echoSide(cleanUp, provider, talkOn('sms'));
      return compareSides('turn.sms', { ours, echo, provider, effort });
    }),
};
