import type { Arrived, Check, Scene, Wrong } from '../scene';

/** Whoever has opted out gets the confirmation, answers to HELP and what may save their life, and nothing else. */
export class OptOut implements Check {
  readonly name = 'nothing is sent after an opt-out';
  looked = 0;

  constructor(
    private readonly wrong: Wrong,
    private readonly scene: Pick<Scene, 'stateOf'>,
  ) {}

  arrived({ player, said, message }: Arrived): void {
    const state = this.scene.stateOf(player);
    if (!state?.stopped || said === null) return;
    this.looked += 1;
    if (said.priority === 'crisis' || ANSWERS.test(message.cue)) return;
    this.wrong(this.name, player, `${message.cue} came after they had opted out`);
  }
}

const ANSWERS = /^(welcome\.no-texts$|keywords\.|mentor\.stopped|mentor\.started|wrong-number\.check-first)/;
