export type Time = 'past' | 'present' | 'now';

/**
 * Sorts what one clause says by when it is true. A word of time belongs to what was said since the one before it
 * ("low earlier | ok now"); when nothing was, to what follows ("yesterday was bad | today I'm ok"). A last "now" belongs
 * to what follows, if anything does ("started at a 1, now a 3").
 */
export class Timing<T> {
  readonly #marks: Time[] = [];
  /** What was said before the first mark, between the first and the second, and so on. */
  readonly #said: T[][] = [[]];

  say(said: T) {
    this.#said.at(-1)?.push(said);
  }

  mark(time: Time) {
    this.#marks.push(time);
    this.#said.push([]);
  }

  /** The time of everything that has one. */
  times(): ReadonlyMap<T, Time> {
    const times = new Map<T, Time>();
    this.#marks.forEach((time, i) => {
      const before = (this.#said[i] ?? []).filter((said) => !times.has(said));
      const after = this.#said[i + 1] ?? [];
      const pointsOn = time === 'now' && i === this.#marks.length - 1 && after.length > 0;
      for (const said of pointsOn || before.length === 0 ? after : before) times.set(said, time);
    });
    return times;
  }
}
