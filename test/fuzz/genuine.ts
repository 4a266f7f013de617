import { activityOf, type Keys, smsOf } from './keys';
import type { Target } from './target-process';

/** Fewer from one person than turns are kept in a log. */
const MOST_FROM_ONE = 40;
const HANDLES = { sms: '+4477009001', messages: '29:genuine-' };

export type Door = keyof typeof HANDLES;

/** Genuine messages among the storm: each is a new one, and is counted by whoever it comes from. */
export class Genuine {
  /** What was answered otherwise than with a 200. */
  readonly refused: number[] = [];
  readonly #sent = new Map<Door, string[]>();

  /** @param loseOne the control: a message is counted that was never sent */
  constructor(
    private readonly target: Target,
    private readonly keys: Keys,
    private readonly loseOne: boolean,
  ) {}

  get count(): number {
    return [...this.#sent.values()].reduce((sum, { length }) => sum + length, 0);
  }

  async post(door: Door): Promise<void> {
    const sent = this.#sent.get(door) ?? [];
    this.#sent.set(door, sent);
    const nth = sent.length;
    const text = `genuine ${door} ${nth}`;
    sent.push(text);
    if (this.loseOne && nth === 1) return;
    const { path, headers, body } = this.#request(door, handleOf(door, nth), `genuine${nth}`, text);
    const response = await fetch(this.target.url + path, { method: 'POST', headers, body });
    await response.arrayBuffer();
    if (response.status !== 200) this.refused.push(response.status);
  }

  /** Every one of them lies exactly once where it belongs. @returns how many do not */
  async astray(): Promise<{ readonly lost: number; readonly doubled: number }> {
    let lost = 0;
    let doubled = 0;
    for (const [door, sent] of this.#sent) {
      const people = new Set(sent.map((_text, nth) => handleOf(door, nth)));
      const heard: string[] = [];
      for (const handle of people) heard.push(...(await this.target.heardFrom(addressOf(door, handle))));
      for (const text of sent) {
        const times = heard.filter((one) => one === text).length;
        if (times === 0) lost += 1;
        if (times > 1) doubled += times - 1;
      }
    }
    return { lost, doubled };
  }

  #request(door: Door, from: string, id: string, text: string) {
    if (door === 'messages') {
      const headers = { 'Content-Type': 'application/json', Authorization: this.keys.bearer() };
      return { path: '/api/messages', headers, body: JSON.stringify(activityOf(this.keys.serviceUrl, id, from, text)) };
    }
    const fields = smsOf(`SM${id}`, from, text);
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': this.keys.sign('/api/sms', Object.entries(fields)),
    };
    return { path: '/api/sms', headers, body: new URLSearchParams(fields).toString() };
  }
}

function handleOf(door: Door, nth: number): string {
  return HANDLES[door] + String(Math.floor(nth / MOST_FROM_ONE)).padStart(2, '0');
}

const addressOf = (door: Door, handle: string) =>
  door === 'sms' ? { via: 'sms' as const, handle } : { via: 'bot-framework' as const, handle: `msteams|${handle}` };
