import type { UnsureEvent } from '../../dialogs/take-turn';
import { type Understanding, worthUsing } from '../../dialogs/understanding';
import type { TurnInput, Understand } from '../mailroom/contract';
import type { Ask, Outcome } from './guard';

export interface UnderstandOptions {
  readonly ask: Ask;
  /** Made anew for each turn; whatever the turn asks has to be answered before it is aborted. */
  readonly deadline: () => AbortSignal;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** Of one turn so many messages are asked about, the first: a backlog shall not take the places of everybody else. */
const MOST_IN_A_TURN = 4;

/** What the mailroom calls between the core's first answer and the commit. */
export function understandBy({ ask, deadline, onOutcome }: UnderstandOptions): Understand {
  return (input, { unsure = [] }) => {
    if (unsure.length === 0) return null;
    const until = deadline();
    const asked = unsure.slice(0, MOST_IN_A_TURN).map(async ({ event, text }) => {
      const answer = await ask(text, input.person.locale, until);
      return { event, understanding: answer && worthUsing(answer) };
    });
    return Promise.all(asked).then((answers) => {
      const used = new Map(
        answers.flatMap(({ event, understanding }) => (understanding ? [[event, understanding]] : [])),
      );
      for (const _one of used) onOutcome('used');
      return used.size === 0 ? null : withAnswers(input, used);
    });
  };
}

function withAnswers(input: TurnInput, used: ReadonlyMap<UnsureEvent['event'], Understanding>): TurnInput {
  const events = input.events.map((event, index) => {
    const understanding = used.get(index);
    return understanding && event.kind === 'heard' ? { ...event, understanding } : event;
  });
  return { ...input, events };
}
