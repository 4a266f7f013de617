import { z } from 'zod';
import { type AnswerWords, parseDate } from '../answers';
import { anyOf } from '../mentor/phrases';
import type { LocalTime } from '../time';
import type { ByName } from './decide';
import { bare, compiled, namesIn } from './lines';

const lines = z.array(z.string()).min(1);

/** locales/<tag>/understanding/matching.yaml: what coordinators text about who is with whom. */
export const commandsFile = z.strictObject({
  /** Behind `match`: though the mentee does not want that one. */
  anyway: lines,
  alone: lines,
  match: lines,
  leave: lines,
  back: lines,
  'no-ending': lines,
  'service-ending': lines,
  ending: lines,
});
type File = z.infer<typeof commandsFile>;

/** A day is at most this far ahead. */
const MOST_DAYS = 400;

/** What a coordinator wants to be so; `which-day` for an end whose day cannot be read. The time is the coordinator's. */
export function compileCommands(coordinator: File) {
  const commands = {
    alone: compiled(coordinator.alone),
    match: compiled(coordinator.match),
    leave: compiled(coordinator.leave),
    back: compiled(coordinator.back),
    'no-ending': compiled(coordinator['no-ending']),
    'service-ending': compiled(coordinator['service-ending']),
    ending: compiled(coordinator.ending),
  };
  const anyway = new RegExp(` ${anyOf(coordinator.anyway.map(bare))}$`, 'u');
  return (text: string, answers: AnswerWords, now: LocalTime): ByName | 'which-day' | null => {
    // 3/4 and 3.4. are days, and lose no sign.
    const written = bare(text.replace(/(?<=\d)[/.](?=\d)/g, '-'));
    const request = { kind: 'handoff' } as const;
    const alone = namesIn(written, commands.alone);
    if (alone?.mentee) return { ...request, do: 'match', mentee: alone.mentee, mentor: null };
    const match = namesIn(written.replace(anyway, ''), commands.match);
    if (match?.mentee && match.mentor) {
      const isAnyway = anyway.test(written) ? ({ anyway: true } as const) : {};
      return { ...request, do: 'match', mentee: match.mentee, mentor: match.mentor, ...isAnyway };
    }
    const leave = namesIn(written, commands.leave);
    if (leave?.mentor) return { ...request, do: 'let-go', mentor: leave.mentor, next: leave.other ?? null };
    const back = namesIn(written, commands.back);
    if (back?.mentor) return { ...request, do: 'bring-back', mentor: back.mentor };
    const none = namesIn(written, commands['no-ending']);
    if (none?.mentee) return { ...request, do: 'plan-ending', mentee: none.mentee, on: null, of: 'match' };
    const service = namesIn(written, commands['service-ending']);
    const ending = service ?? namesIn(written, commands.ending);
    if (!ending?.mentee || ending.date === undefined) return null;
    const date = ending.date.replace(/(?<=\d)-(?=\d)/g, '/');
    const read = parseDate(date, { words: answers, now, daysAhead: MOST_DAYS });
    if (!read.ok) return 'which-day';
    return {
      ...request,
      do: 'plan-ending',
      mentee: ending.mentee,
      ...(ending.mentor ? { mentor: ending.mentor } : {}),
      on: read.value,
      of: service ? 'service' : 'match',
    };
  };
}
