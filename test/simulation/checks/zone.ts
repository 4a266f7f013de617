import type { PersonState } from '../../../dialogs/state';
import type { Player } from '../player';

/** Where somebody is, as far as they have told. */
export function zoneOf(player: Player, state: PersonState | null): string {
  const told = state?.role === 'mentee' ? state.zone : null;
  return told ?? player.person?.timezone ?? 'UTC';
}
