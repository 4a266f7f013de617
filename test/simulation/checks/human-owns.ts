import type { Cast } from '../cast';
import type { Arrived, Check, Turned, Wrong } from '../scene';
import { MARKER } from '../words';

/** While a human has the conversation the bot says nothing of its own, and no words of a human who has it no longer come. */
export class HumanOwns implements Check {
  readonly name = 'the bot is silent while a human has the conversation';
  looked = 0;

  constructor(
    private readonly wrong: Wrong,
    private readonly cast: Cast,
  ) {}

  turned({ player, before, after, effects }: Turned): void {
    if (before?.role !== 'mentee' || after.role !== 'mentee') return;
    if (before.handoff?.status !== 'claimed' || after.handoff?.status !== 'claimed') return;
    this.looked += 1;
    for (const effect of effects) {
      if (effect.kind === 'say' && !OF_THE_TALK.test(effect.cue))
        this.wrong(this.name, player, `${effect.cue} was said while a human had the conversation`);
    }
  }

  arrived({ player, message, said, state }: Arrived): void {
    if (state?.role !== 'mentee') return;
    const holder = state.handoff?.status === 'claimed' ? state.handoff.mentor?.id : undefined;
    if (holder !== undefined && said?.priority === 'started' && !OF_THE_TALK.test(message.cue))
      this.wrong(this.name, player, `${message.cue} came while a human had the conversation`);
    if (message.cue !== 'handoff.words') return;
    this.looked += 1;
    const [marker] = message.text.match(MARKER) ?? [];
    const speaker = this.cast.players.find((one) => one.marker === marker);
    if (speaker && speaker.person?.id !== holder)
      this.wrong(this.name, player, 'words came of a human who had the conversation no longer');
  }
}

const OF_THE_TALK = /^(handoff|keywords|crisis|card|wrong-number|shall-i-stop)\./;
