import { createHmac } from 'node:crypto';
import http from 'node:http';

export const ACCOUNT = { sid: 'AC00000000000000000000000000000000', token: 'drama', from: '+447700900999' };
export const PUBLIC_URL = 'https://bot.example.org';

/** One message as the provider posts it, and posts it again until it is answered 200. */
export interface Webhook {
  readonly body: string;
  readonly signature: string;
}

/** @param nth of this sender: the same message has the same id however often it is sent */
export function webhookFor(from: string, nth: number): Webhook {
  const fields = {
    AccountSid: ACCOUNT.sid,
    Body: `${nth}`,
    From: from,
    MessageSid: `SM${from.slice(1)}n${nth}`,
    NumMedia: '0',
    To: ACCOUNT.from,
  };
  const signed = `${PUBLIC_URL}/api/sms${Object.entries(fields).flat().join('')}`;
  const signature = createHmac('sha1', ACCOUNT.token).update(signed).digest('base64');
  return { body: new URLSearchParams(fields).toString(), signature };
}

/** One process that does not answer must not hold up what is for the others. */
const MOST_FOR_ONE = 48;

/** Posts webhooks, with connections that stay open. */
export class Poster {
  readonly #underWay = new Map<string, number>();
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1_024, scheduling: 'lifo' });

  /** @param deadlineMs after it the connection is cut, and nobody knows whether the message was taken */
  constructor(private readonly deadlineMs: number) {}

  /** Whether this process may be sent another one now. */
  hasRoom(url: string): boolean {
    return (this.#underWay.get(url) ?? 0) < MOST_FOR_ONE;
  }

  /** The status of the answer; null when none came. */
  async post(url: string, webhook: Webhook): Promise<number | null> {
    this.#underWay.set(url, (this.#underWay.get(url) ?? 0) + 1);
    const status = await this.#post(url, webhook);
    this.#underWay.set(url, (this.#underWay.get(url) ?? 0) - 1);
    return status;
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(url: string, { body, signature }: Webhook): Promise<number | null> {
    return new Promise((resolve) => {
      const headers = {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': Buffer.byteLength(body),
        'X-Twilio-Signature': signature,
      };
      const request = http.request(`${url}/api/sms`, { agent: this.#agent, method: 'POST', headers }, (response) => {
        response.resume();
        response.on('end', () => done(response.statusCode ?? null));
        response.on('error', () => done(null));
        response.on('close', () => done(null));
      });
      const timer = setTimeout(() => {
        request.destroy();
        done(null);
      }, this.deadlineMs);
      const done = (status: number | null) => {
        clearTimeout(timer);
        resolve(status);
      };
      request.on('error', () => done(null));
      request.end(body);
    });
  }
}
