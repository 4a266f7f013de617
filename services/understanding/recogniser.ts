import type { Understanding } from '../../dialogs/understanding';

/** A recogniser outside of this process. The embedded one (dialogs/understanding) needs no port: the core calls it. */
export interface Recogniser {
  readonly name: 'luis' | 'clu';
  /**
   * Asks once what a text means; nothing is tried again. The text is all that is told of the person.
   * @param locale of the text, as in en-GB
   * @param deadline whatever has not come when it is aborted is given up
   * @returns plain data; `unsure` for an intent that this project does not know
   * @throws NoAnswer, and nothing else
   */
  recognise(text: string, locale: string, deadline: AbortSignal): Promise<Understanding>;
}

/** A word of ours, safe to log: never what the other side wrote. */
export type Because =
  | 'late'
  | 'unreachable'
  | `status-${number}`
  | 'too-large'
  | 'not-json'
  | 'wrong-shape'
  | 'another-question'
  | 'broke';

/** No answer came that can be used. It keeps no cause: errors of clients quote requests, and so what a person wrote. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(readonly because: Because) {
    super(because);
  }
}
