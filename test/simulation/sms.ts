import { onceOf } from '../../bots/reception';
import { messageIn } from '../../bots/sms/receipt';
import type { PersonState } from '../../dialogs/state';
import type { News } from '../../services/mailroom';
import type { OutgoingMessage } from '../../services/mailroom/contract';
import type { Answer, SeenRequest } from '../support/connector-server';
import { ACCOUNT } from '../support/sms-provider';
import { type ProviderMessage, refusal } from '../support/sms-provider-messages';
import { type Customer, type SmsProvider, startSmsProvider } from '../support/sms-provider-server';
import type { AtRest } from './at-rest';
import type { Cast } from './cast';
import type { Texts } from './checks/texts';
import { orderOf, type Player } from './player';
import type { Provider } from './provider';
import type { Scene } from './scene';
import type { Stillness } from './stillness';

export interface SmsParts {
  readonly cast: Cast;
  readonly scene: Pick<Scene, 'stateOf'>;
  readonly stillness: Stillness;
  readonly atRest: AtRest;
  readonly provider: Pick<Provider, 'verdictOn' | 'take'>;
  readonly texts: Texts;
}

/** Where a webhook goes: one process's door. */
export interface Reached {
  readonly customer: Customer;
  isDead(): boolean;
}

interface Handed {
  readonly message: OutgoingMessage;
  readonly state: PersonState | null;
}

/** A webhook that is under way. */
interface Webhook {
  readonly to: Reached;
  readonly order: string;
  readonly answered: Promise<number>;
  /** It is within the process, and waits there for its turn. */
  readonly isIn: () => void;
  readonly heard: (outcome: string) => void;
}

/** What a dead process owes. */
export const never = <T>() => new Promise<T>(() => {});

/** The SMS provider of a run: its REST API on a port of its own, and the webhooks that it signs. What it does is decided by the run's provider. */
export class Sms {
  readonly counts = { smsRequests: 0, smsWebhooks: 0, smsReceipts: 0 };
  readonly #handed = new Map<string, Handed>();
  readonly #taken = new Map<string, ProviderMessage>();
  /** By what it is about. The same may come twice in one instant: each has a turn of its own. */
  readonly #webhooks = new Map<string, Webhook[]>();
  #server: SmsProvider | null = null;

  constructor(private readonly parts: SmsParts) {}

  async open(): Promise<void> {
    this.#server = await startSmsProvider(ACCOUNT, (request, answer) => this.#answers(request, answer));
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  get server(): SmsProvider {
    if (this.#server === null) throw new Error('The SMS provider is not open.');
    return this.#server;
  }

  /** A process is about to post this to the provider. */
  hand(message: OutgoingMessage): void {
    const player = this.parts.cast.of(message.to);
    this.#handed.set(message.id, { message, state: player && this.parts.scene.stateOf(player) });
  }

  #answers({ body }: SeenRequest, answer: () => Answer): Answer {
    this.counts.smsRequests += 1;
    const form = new URLSearchParams(body);
    const id = messageIn(form.get('StatusCallback') ?? '') ?? '';
    const handed = this.#handed.get(id);
    if (handed === undefined) throw new Error('A text came to the provider that was not handed to its carrier.');
    this.#handed.delete(id);
    // Nobody presses buttons in a text.
    const { choices: _choices, ...plain } = handed.message;
    const message = { ...plain, text: form.get('Body') ?? '' };
    const verdict = this.parts.provider.verdictOn(message);
    if (verdict === 'unavailable') return { status: 503 };
    if (verdict === 'slowed') return refusal(20429, { 'Retry-After': '20' });
    if (verdict === 'away') return refusal(30003);
    const answered = this.#accept(handed.message, form, answer);
    if (verdict !== 'loses') this.parts.provider.take(message, handed.state);
    return verdict === 'unanswered' ? 'reset' : answered;
  }

  /** The provider looks at the form, and makes a message of it. */
  #accept(message: OutgoingMessage, form: URLSearchParams, answer: () => Answer): Answer {
    const answered = answer();
    const status = typeof answered === 'object' ? answered.status : 0;
    this.parts.texts.sent(this.parts.cast.of(message.to), message, form, status);
    const created = this.server.messages.at(-1);
    if (status === 201 && created) this.#taken.set(message.id, created);
    return answered;
  }

  /**
   * Posts what somebody wrote to a process. Resolves when it was answered, and never when the process has died.
   * @param heard told what became of it, as soon as it is durable
   */
  async posts(player: Player, text: string, sid: string, to: Reached, heard: (outcome: string) => void): Promise<void> {
    this.counts.smsWebhooks += 1;
    const ids = { MessageSid: sid, SmsSid: sid, SmsMessageSid: sid };
    const webhook = { name: onceOf('sms', sid), order: `${orderOf(player.index)} text`, heard };
    const status = await this.#post(webhook, to, () =>
      this.server.receives(to.customer, player.address.handle, text, ids),
    );
    this.parts.texts.answered(player, status, 200);
  }

  /** Tells a process what became of a message. */
  async tells(player: Player, messageId: string, { delivery, because }: News, to: Reached): Promise<void> {
    const taken = this.#taken.get(messageId);
    if (taken === undefined) throw new Error('A receipt of a text that the provider does not have.');
    this.counts.smsReceipts += 1;
    const webhook = { name: receiptOf(messageId), order: `${orderOf(player.index)} told`, heard: () => {} };
    const told = delivery === 'failed' ? 'undelivered' : delivery;
    const code = because === undefined ? undefined : Number(because);
    const status = await this.#post(webhook, to, () => this.server.tells(to.customer, taken, told, code));
    this.parts.texts.answered(player, status, 204);
  }

  /** On its way there, and on its way back, a webhook is under way; what is done with it within the process counts by itself. */
  async #post(
    { name, order, heard }: Pick<Webhook, 'order' | 'heard'> & { name: string },
    to: Reached,
    post: () => Promise<number>,
  ): Promise<number> {
    const answered = post();
    const within = new Promise<void>((isIn) => {
      this.#webhooks.set(name, [...(this.#webhooks.get(name) ?? []), { to, order, heard, answered, isIn }]);
    });
    void this.parts.stillness.count(Promise.race([within, answered]));
    try {
      return await answered;
    } catch (error) {
      // Its connection is gone with it.
      if (to.isDead()) return never();
      throw error;
    }
  }

  /** Within a process: a webhook has its turn when everything else is at rest. What a dead process did is not answered. */
  async within<Outcome extends string>(name: string, process: Reached, work: () => Promise<Outcome>): Promise<Outcome> {
    const webhook = this.#take(name, process);
    const turn = this.parts.atRest.hold(webhook.order);
    webhook.isIn();
    await turn;
    const outcome = await work();
    webhook.heard(outcome);
    if (process.isDead()) return never();
    void this.parts.stillness.count(webhook.answered);
    return outcome;
  }

  /** The first one about it that was posted to this process, and has not come in yet. */
  #take(name: string, process: Reached): Webhook {
    const all = this.#webhooks.get(name) ?? [];
    const first = all.find(({ to }) => to === process);
    if (first === undefined) throw new Error('Nobody has posted what came to the door.');
    const others = all.filter((webhook) => webhook !== first);
    if (others.length > 0) this.#webhooks.set(name, others);
    else this.#webhooks.delete(name);
    return first;
  }
}

/** What a webhook is called that tells of this message. */
export const receiptOf = (messageId: string) => `receipt ${messageId}`;
