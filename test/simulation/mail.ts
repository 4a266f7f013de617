import { onceOf, receive } from '../../bots/reception';
import type { Intake } from '../../services/mailroom/contract';
import type { Address, People } from '../../services/people';
import type { Cast } from './cast';
import type { Act, Player } from './player';

/** What somebody does, brought into the service as a door does it. The same `once` may be brought again. */
export interface Mail {
  readonly player: Player;
  readonly act: Act;
  readonly once: string;
  /** Of a text: as the SMS provider names it. */
  readonly sid: string | null;
}

/** Names a message, as a provider does. */
export function mailOf(player: Player, act: Act): Mail {
  player.sent += 1;
  const isText = act.kind === 'says' && player.address.via === 'sms';
  const sid = isText ? `SM${hex(player.index)}${hex(player.sent)}` : null;
  const once = sid === null ? `message ${player.index} ${player.sent}` : onceOf('sms', sid);
  return { player, act, once, sid };
}

const hex = (number: number) => number.toString(16).padStart(16, '0');

/** Whoever writes from where nobody is enrolled is somebody of the run. */
export function admitting(people: People, cast: Cast): Pick<People, 'byAddress' | 'strangerAt'> {
  return {
    byAddress: (address) => people.byAddress(address),
    async strangerAt(address: Address) {
      const person = await people.strangerAt(address);
      cast.admitted(address, person);
      return person;
    },
  };
}

export async function bring(
  { player, act, once }: Mail,
  intake: Intake,
  people: People,
  cast: Cast,
): Promise<'accepted' | 'duplicate'> {
  const { address } = player;
  const { channel } = address;
  if (act.kind === 'says') {
    const { byAddress, strangerAt } = admitting(people, cast);
    const known = { byAddress, newcomer: strangerAt };
    const said = { text: act.text, media: 0 };
    return receive({ people: known, intake }, said, { address, displayName: null }, once);
  }
  if (player.person === null) throw new Error('Only somebody who is enrolled presses buttons.');
  if (act.kind === 'is-enrolled') return intake.accept(player.person.id, { kind: 'enrolled', by: 'coordinator' }, once);
  return intake.accept(
    player.person.id,
    { kind: 'pressed', channel, card: act.card, choice: act.choice },
    once,
    address,
  );
}
