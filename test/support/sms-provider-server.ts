import { EventEmitter, once } from 'node:events';
import { Agent, request } from 'undici';
import { type Answer, type ProviderServer, type SeenRequest, startProvider } from './connector-server';
import { signedForm } from './signed-form';
import { type ProviderAccount, type ProviderMessage, ProviderMessages } from './sms-provider-messages';

/** Where the provider's customer is: under this address for all the world, and really at that one. */
export interface Customer {
  readonly publicUrl: string;
  readonly reallyAt: string;
}

/** The SMS provider on this machine: its REST API, the webhooks it signs, and the receipts it sends. */
export interface SmsProvider extends Pick<ProviderServer, 'url' | 'seen' | 'close'> {
  readonly account: ProviderAccount;
  /** What was taken, in order. */
  readonly messages: readonly ProviderMessage[];
  /** Numbers that the provider will not send to (21610). */
  readonly optedOut: Set<string>;
  /** In place of what the next requests would come to. */
  answerWith(...answers: Answer[]): void;
  /** Resolves when so many messages have been taken, counted from the beginning. */
  took(count: number): Promise<ProviderMessage[]>;
  /** A person texts a number of the account. @returns the status of the answer */
  receives(customer: Customer, from: string, body: string, more?: Readonly<Record<string, string>>): Promise<number>;
  /** Moves a message on, and tells so where the customer asked to be told. @returns the status of the answer */
  tells(customer: Customer, message: ProviderMessage, status: string, errorCode?: number): Promise<number>;
}

const API = '2010-04-01';
/** A provider's patience is longer than any test: what is never answered is the test's own matter. */
const PATIENT = { headersTimeout: 0, bodyTimeout: 0 };
let texts = 0;

/** Answers a request, or does not, whatever it would come to. */
export type Mood = (request: SeenRequest, answer: () => Answer) => Answer;

/** @param mood of the provider, asked with each request; without it each is answered as it is to be */
export async function startSmsProvider(
  account: ProviderAccount,
  mood: Mood = (_request, answer) => answer(),
): Promise<SmsProvider> {
  const arrivals = new EventEmitter();
  const messages = new ProviderMessages(account, () => arrivals.emit('message'));
  const server = await startProvider((request) => mood(request, () => messages.answer(request)));
  const [number = ''] = account.numbers;
  const dispatcher = new Agent(PATIENT);

  /** The customer's query is signed and sent; the fragment, which holds settings for the provider, is not. */
  const post = async ({ publicUrl, reallyAt }: Customer, url: string, fields: Readonly<Record<string, string>>) => {
    const [told = ''] = url.split('#');
    const { statusCode, body } = await request(
      told.replace(publicUrl, reallyAt),
      signedForm(account.token, told, fields),
    );
    await body.dump();
    return statusCode;
  };

  return {
    url: server.url,
    seen: server.seen,
    account,
    messages: messages.all,
    optedOut: messages.optedOut,
    answerWith: (...answers) => server.answerWith(...answers),
    async took(count) {
      while (messages.all.length < count) await once(arrivals, 'message');
      return messages.all;
    },
    receives(customer, from, body, more = {}) {
      texts += 1;
      const sid = `${Number(more['NumMedia'] ?? 0) > 0 ? 'MM' : 'SM'}${texts.toString(16).padStart(32, '0')}`;
      const whence = { ToCountry: 'GB', ToState: '', ToCity: '', ToZip: '', FromCountry: 'GB', FromState: '' };
      const ids = { MessageSid: sid, SmsSid: sid, SmsMessageSid: sid, AccountSid: account.sid, ApiVersion: API };
      const what = { From: from, To: number, Body: body, NumMedia: '0', NumSegments: '1', SmsStatus: 'received' };
      return post(customer, `${customer.publicUrl}/api/sms`, { ...whence, ...ids, ...what, ...more });
    },
    async tells(customer, message, status, errorCode) {
      message.status = status;
      message.from ??= number;
      message.errorCode = errorCode ?? null;
      if (message.statusCallback === null) throw new Error('Nobody asked to be told of this message.');
      const { sid, to, from } = message;
      const ids = { MessageSid: sid, SmsSid: sid, AccountSid: account.sid, ApiVersion: API };
      const news = { MessageStatus: status, SmsStatus: status, To: to, From: from };
      const code: Record<string, string> = errorCode === undefined ? {} : { ErrorCode: `${errorCode}` };
      return post(customer, message.statusCallback, { ...ids, ...news, ...code });
    },
    close: async () => {
      await server.close();
      await dispatcher.destroy();
    },
  };
}
