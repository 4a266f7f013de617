import { createOutbound } from '../../bots/http/outbound';
import { createSmsCarrier } from '../../bots/sms/carrier';
import type { PersonId } from '../../dialogs/person';
import type { Mailroom } from '../../services/mailroom';
import type { Carrier } from '../../services/mailroom/contract';
import type { People } from '../../services/people';
import { ACCOUNT, openSmsDoor, PUBLIC_URL, type SmsDoorWithProvider } from '../support/sms-provider';
import type { Customer } from '../support/sms-provider-server';
import type { AtRest } from './at-rest';
import type { Control } from './options';
import { never, type Reached, receiptOf, type Sms } from './sms';
import type { Stillness } from './stillness';
import { weakenedCarrier } from './weakened';

export interface SmsDoorsParts {
  readonly sms: Sms;
  /** Whoever writes from a number that nobody has enrolled is somebody of the run. */
  readonly smsPeople: Pick<People, 'byAddress' | 'strangerAt'>;
  readonly stillness: Stillness;
  readonly atRest: AtRest;
  /** People as the run numbers them. */
  readonly orderOf: (id: PersonId) => string;
  readonly control: Control | null;
}

/** By the machine's time, which is not the run's: nothing is ever late but on a machine that stands still. */
const NEVER_LATE_MS = 3_600_000;

/** The real doors of one process for SMS: webhooks come in by HTTP, and messages leave by HTTP. */
export class SmsDoors implements Reached {
  readonly #outbound = createOutbound();
  #door: SmsDoorWithProvider | null = null;
  readonly carrier: Carrier;

  constructor(
    private readonly parts: SmsDoorsParts,
    readonly isDead: () => boolean,
    now: () => number,
  ) {
    const { sms, stillness, atRest, orderOf, control } = parts;
    const [from = ''] = ACCOUNT.numbers;
    const real = createSmsCarrier({
      accountSid: ACCOUNT.sid,
      authToken: ACCOUNT.token,
      sender: { from },
      statusUrl: `${PUBLIC_URL}/api/sms/status`,
      apiUrl: sms.server.url,
      outbound: this.#outbound,
      deadlineMs: NEVER_LATE_MS,
      now,
    });
    const handing: Carrier = {
      send(message) {
        sms.hand(message);
        return real.send(message);
      },
    };
    const weakened = weakenedCarrier(handing, control);
    this.carrier = {
      async send(message) {
        if (isDead()) return never();
        const sent = await stillness.count(weakened.send(message));
        await atRest.hold(`${orderOf(message.to)} answer`);
        return sent;
      },
    };
  }

  get customer(): Customer {
    if (this.#door === null) throw new Error('The door for SMS is not open.');
    return this.#door.customer;
  }

  async open({ intake, receipt }: Pick<Mailroom, 'intake' | 'receipt'>): Promise<void> {
    const { sms, smsPeople } = this.parts;
    const room: Pick<Mailroom, 'intake' | 'receipt'> = {
      intake: {
        accept: (to, happening, once, from) => sms.within(once, this, () => intake.accept(to, happening, once, from)),
      },
      receipt: (messageId, news) => sms.within(receiptOf(messageId), this, () => receipt(messageId, news)),
    };
    this.#door = await openSmsDoor(smsPeople, room, { deadlineMs: NEVER_LATE_MS, graceMs: 0 });
  }

  /** Every connection is cut, in the middle of whatever is under way on it. */
  async cut(): Promise<void> {
    this.#outbound.close();
    await this.#door?.close();
  }
}
