import type { Library } from '../../dialogs/language';
import { castOf } from '../../dialogs/rehearsal/cast';
import { moveClock } from '../../dialogs/rehearsal/clock-words';
import { describeEffect, isBookkeeping } from '../../dialogs/rehearsal/describe';
import { type Shown, Stage } from '../../dialogs/rehearsal/stage';
import { localTime } from '../../dialogs/time';

export interface ChatOptions {
  readonly library: Library;
  readonly locale: string;
  readonly region: string;
  readonly timezone: string;
  /** Local date and time of the first instant: 2026-01-05T09:00. */
  readonly at: string;
  /** Begin before the welcome. */
  readonly fresh: boolean;
}

/** A conversation in a terminal: a line in, the lines that it leads to out. No server, no store, no clock of its own. */
export interface Chat {
  /** What is said before anything is typed: the check-in of a day that begins at its moment, or the welcome. */
  begin(): string[];
  /** `mentor: …` is Dave's, `@ +1d` moves the clock, everything else is Sam's. @throws ClockNotUnderstood */
  line(typed: string): string[];
  /** The local date and time, for a prompt. */
  clock(): string;
}

export class ClockNotUnderstood extends Error {
  override readonly name = 'ClockNotUnderstood';
}

export function openChat(options: ChatOptions): Chat {
  const { timezone: zone, locale, region } = options;
  const settings = { zone, locale, region, ...(options.fresh ? { welcome: 'new' } : {}) };
  const cast = castOf(settings, options.at);
  const stage = new Stage(options.library, cast.people, cast.startsAt);
  if (cast.state) stage.arrange(cast.mentee.id, cast.state);
  const mentor = cast.mentor;

  const print = (shown: readonly Shown[]) => shown.flatMap((s) => lineOf(s, cast.mentee.id));
  const move = (words: string) => {
    const instant = moveClock(words, stage.clock, zone);
    if (instant === null) {
      throw new ClockNotUnderstood(`"@ ${words}" is not a time: write @ +90m, @ +2h, @ +1d or @ Mon 09:00.`);
    }
    return [...stage.until(instant)].flatMap((moment) => print(moment.shown));
  };
  return {
    begin() {
      const opening = move(options.at);
      return options.fresh ? [...opening, ...print(stage.happens(cast.mentee.id, { kind: 'enrolled' }))] : opening;
    },
    line(typed) {
      if (typed.trim() === '') return [];
      if (typed.startsWith('@')) return move(typed.slice(1));
      const said = /^mentor:\s*(.*)$/i.exec(typed);
      if (said && mentor) return print(stage.hears(mentor.id, said[1] ?? '', 'terminal'));
      return print(stage.hears(cast.mentee.id, typed, 'terminal'));
    },
    clock() {
      const { date, time } = localTime(stage.clock, zone);
      return `${new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(date))} ${time}`;
    },
  };
}

/** What one thing that happened looks like from Sam's chair; what reaches the mentor's phone is an effect there. */
function lineOf(shown: Shown, mentee: string): string[] {
  if ('effect' in shown) return isBookkeeping(shown.effect) ? [] : [`=> ${describeEffect(shown.effect)}`];
  const { say, to } = shown;
  const text = say.text.replace(/\s*\n\s*/g, ' / ');
  if (to !== mentee) return [`=> mentor's phone: ${text}`];
  return [say.cue === 'handoff.words' ? `mentor: ${String(say.args['words'] ?? '')}` : `bot: ${text}`];
}
