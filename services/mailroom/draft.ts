import type { Effect } from '../../dialogs/effects';
import type { MailboxEvent } from '../../dialogs/events';
import type { PersonKey } from '../vault';
import { heardLine, saidLine } from './log';
import { type Entry, isOutgoing, openOutgoing, sealOutgoing } from './outbox';

/** What a turn appends, sealed and ready for one script. */
export class Draft {
  readonly log: Buffer[] = [];
  readonly ledger: Buffer[] = [];
  readonly outbox: Entry[] = [];

  constructor(
    /** Null for a person whose key does not open: nothing can be sealed for them then. */
    private readonly key: PersonKey | null,
    /** Names everything in it, with a running number: unique among all turns of the person. */
    private readonly fence: number,
    private readonly now: number,
  ) {}

  hear(event: MailboxEvent): void {
    if (event.kind !== 'heard' || !this.key) return;
    this.log.push(heardLine(this.key, this.#name(this.log), event.at, event.channel, event.text));
  }

  add(effect: Effect): void {
    if (!this.key) return;
    if (effect.kind === 'ledger') {
      const name = this.#name(this.ledger);
      const sealed = this.key.seal('ledger', name, JSON.stringify([this.now, effect.what, effect.detail]));
      this.ledger.push(Buffer.concat([Buffer.from(`${name}:`), sealed]));
    }
    if (!isOutgoing(effect)) return;
    const name = this.#name(this.outbox);
    if (effect.kind === 'say') {
      this.log.push(saidLine(this.key, this.#name(this.log), this.now, effect.cue, effect.text, name));
    }
    this.outbox.push(sealOutgoing(this.key, name, effect.kind === 'say' ? this.log.length : 0, effect));
  }

  /** A human must know that something of theirs broke. It holds no secret, so it needs no key. */
  callForHelp(handoffId: string): void {
    const request = { kind: 'handoff', do: 'open', handoffId, reason: 'fault', words: null } as const;
    this.outbox.push(openOutgoing(this.#name(this.outbox), request));
  }

  #name(among: readonly unknown[]): string {
    return `${this.fence}.${among.length}`;
  }
}
