import type { OutgoingMessage } from '../../../services/mailroom/contract';
import type { Player } from '../player';
import type { Check, Wrong } from '../scene';

/** A text comes to the provider as it was handed to its carrier, and what the provider tells us is answered as it expects. */
export class Texts implements Check {
  readonly name = 'texts go over HTTP as they are, and so does what the provider tells';
  looked = 0;

  constructor(
    private readonly wrong: Wrong,
    private readonly from: string,
  ) {}

  /**
   * @param form as the carrier posted it
   * @param status of the provider's answer to what it found in it
   */
  sent(player: Player | null, { address, text }: OutgoingMessage, form: URLSearchParams, status: number): void {
    this.looked += 1;
    const isAsHanded = form.get('To') === address.handle && form.get('Body') === text && form.get('From') === this.from;
    if (!isAsHanded)
      this.wrong(this.name, player, 'a text came to the provider other than it was handed to its carrier');
    if (status !== 201) this.wrong(this.name, player, `a text was refused for its form, with a ${status}`);
  }

  /** @param status of our answer to a webhook */
  answered(player: Player | null, status: number, expected: number): void {
    this.looked += 1;
    if (status !== expected) this.wrong(this.name, player, `the provider was answered with a ${status}`);
  }
}
