import type { Arrived, Check, Wrong } from '../scene';

/** Whoever has opted out gets the confirmation, answers to HELP and what may save their life, and nothing else. */
export class OptOut implements Check {
  readonly name = 'nothing is sent after an opt-out';
  looked = 0;

  constructor(private readonly wrong: Wrong) {}

  arrived({ player, said, state, message }: Arrived): void {
    if (!state?.stopped || said === null) return;
    this.looked += 1;
    if (said.priority === 'crisis' || ANSWERS.test(message.cue)) return;
    this.wrong(this.name, player, `${message.cue} came after they had opted out`);
  }
}

const ANSWERS = /^(welcome\.no-texts$|keywords\.|mentor\.stopped|mentor\.started|wrong-number\.check-first)/;
