import type { AnswerWords } from '../answers';
import { speller } from '../answers/reading/speller';
import type { Wording } from '../scripts/wording';

/** The flow that a whole message begins, or null. */
export type Beginnings = (text: string) => string | null;

/** The words under `begins`, each for the flow in whose wording file it stands: so that a flow of one's own needs no code. */
export function compileBeginnings(wording: Iterable<Wording>, { reading }: AnswerWords): Beginnings {
  const said = [...wording].flatMap(({ cue, begins }) =>
    begins.map((phrase) => ({ phrase, flow: cue.slice(0, cue.indexOf('.')) })),
  );
  if (said.length === 0) return () => null;
  const spelled = speller(
    said.map(({ phrase }) => phrase),
    reading,
  );
  const flows = new Map(said.map(({ phrase, flow }) => [spelled(phrase), flow]));
  return (text) => (text.length > LONGEST ? null : (flows.get(spelled(text)) ?? null));
}

/** Characters. A longer message is no such phrase, however it is spelt. */
const LONGEST = 100;
