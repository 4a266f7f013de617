import { receive } from '../../bots/reception';
import type { Intake } from '../../services/mailroom/contract';
import type { People } from '../../services/people';
import type { Cast } from './cast';
import type { Act, Player } from './player';

/** What somebody does, brought into the service as a door does it. The same `once` may be brought again. */
export interface Mail {
  readonly player: Player;
  readonly act: Act;
  readonly once: string;
}

/** Names a message, as a provider does. */
export function mailOf(player: Player, act: Act): Mail {
  player.sent += 1;
  return { player, act, once: `message ${player.index} ${player.sent}` };
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
    const known = {
      byAddress: () => people.byAddress(address),
      newcomer: async () => {
        const person = await people.strangerAt(address);
        cast.admitted(player, person);
        return person;
      },
    };
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
