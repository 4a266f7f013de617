import type { Person } from '../../dialogs/person';
import type { WholeApp } from './whole-app';

/** Something that the bot said to somebody. */
export interface SaidByBot {
  readonly cue: string;
  readonly text: string;
}

/** What the bot said to one person, by the service's own log: a screen is held against it. */
export class Told {
  #seen = 0;

  constructor(
    private readonly app: WholeApp,
    /** Whoever it is; asked for each time, for somebody who writes for the first time is nobody before. */
    private readonly who: () => Promise<Person | null>,
  ) {}

  /** What was said since this was asked the last time, when everything that is under way has been done. */
  async next(): Promise<SaidByBot[]> {
    await this.app.mailroom.idle();
    const person = await this.who();
    const lines = person === null ? [] : await this.app.mailroom.story(person.id);
    const said = lines.flatMap((line) => (line.from === 'bot' ? [{ cue: line.cue, text: line.text }] : []));
    const news = said.slice(this.#seen);
    this.#seen = said.length;
    return news;
  }
}
