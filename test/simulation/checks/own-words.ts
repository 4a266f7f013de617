import type { Cast } from '../cast';
import type { Player } from '../player';
import type { Arrived, Check, Scene, Wrong } from '../scene';
import { MARKER } from '../words';

/** Nobody's words turn up in anybody else's conversation, but where a human was called or talks with them. */
export class OwnWords implements Check {
  readonly name = "nobody's words come into another's conversation";
  looked = 0;
  readonly #byMarker = new Map<string, Player>();

  constructor(
    private readonly wrong: Wrong,
    cast: Cast,
    private readonly scene: Pick<Scene, 'stateOf'>,
  ) {
    for (const player of cast.players) this.#byMarker.set(player.marker, player);
  }

  arrived({ player, message }: Arrived): void {
    this.looked += 1;
    for (const marker of message.text.match(MARKER) ?? []) {
      const speaker = this.#byMarker.get(marker);
      if (speaker !== undefined && speaker !== player && !this.#mayRead(player, speaker, message.cue))
        this.wrong(this.name, player, `${message.cue} held the words of somebody else`);
    }
  }

  #mayRead(reader: Player, speaker: Player, cue: string): boolean {
    const [to, from] = [reader.person, speaker.person];
    if (to === null || from === null || to.programme !== from.programme) return false;
    if (to.role === 'mentee' || to.role === 'stranger') return from.role !== 'mentee' && cue === 'handoff.words';
    if (from.role !== 'mentee') return true;
    return TO_A_HUMAN.has(cue) && (cue !== 'mentor.alert' || this.#agreed(speaker));
  }

  /** They may be in danger, asked for a person themselves, or have said that their mentor may know. */
  #agreed(speaker: Player): boolean {
    const state = this.scene.stateOf(speaker);
    if (state?.role !== 'mentee' || state.consent.mentorSees !== false) return true;
    return !['silence', 'slip-up', 'not-understood', 'delivery-failed'].includes(state.handoff?.reason ?? '');
  }
}

const TO_A_HUMAN = new Set([
  'mentor.alert',
  'mentor.from-mentee',
  'mentor.colleague-in-talk',
  'mentor.danger-said',
  'care.helper-here',
  'care.from-helper',
  'mentor.list',
]);
