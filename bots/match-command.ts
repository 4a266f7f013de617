import { wholeDate } from '../dialogs/flow/day-words';
import type { Answer, ByName } from '../dialogs/matching/decide';

/** What was written after `npm run match --` is none of what it can do. */
export class MatchUsage extends Error {
  override readonly name = 'MatchUsage';
}

export const MATCH_HELP = `Who is with whom. Names as they were enrolled, or numbers:

  npm run match -- Sam with Ann              Ann is Sam's mentor from now on
  npm run match -- Sam with nobody           Sam is with the whole team
  npm run match -- end Sam on 2026-03-12     Sam and the mentor finish on that day; both are told before, and on the day
  npm run match -- end Sam on 2026-03-12 --service   and so do the texts, unless Sam wants them
  npm run match -- end Sam never             they go on
  npm run match -- leave Dave                Dave is a mentor no more: everything of his goes to others
  npm run match -- leave Dave to Ann         and Ann has his mentees, for as long as there is room
  npm run match -- back Dave                 Dave is a mentor again, and nobody's yet
  npm run match -- list                      every mentor with the number of mentees, and who has none

The running service tells everybody, in waking hours. Doing it again changes nothing.`;

export type Command = ByName | 'list' | 'help';

/** @throws MatchUsage */
export function readCommand(args: readonly string[]): Command {
  const isService = args.includes('--service');
  const words = args.filter((one) => one !== '--service');
  const written = words.join(' ').trim();
  if (written === '' || written === 'help' || words.includes('--help')) return 'help';
  if (written === 'list') return 'list';
  const request = { kind: 'handoff' } as const;
  const [, leaver, next = null] = /^leave (.+?)(?: to (.+))?$/i.exec(written) ?? [];
  if (leaver !== undefined) return { ...request, do: 'let-go', mentor: leaver, next };
  const [, back] = /^back (.+)$/i.exec(written) ?? [];
  if (back !== undefined) return { ...request, do: 'bring-back', mentor: back };
  const [, ending, on] = /^end (.+?) (?:on (\S+)|never)$/i.exec(written) ?? [];
  if (ending !== undefined) {
    if (on !== undefined && !isDay(on)) throw new MatchUsage(`${on} is not a day: write it like 2026-03-12.`);
    return { ...request, do: 'plan-ending', mentee: ending, on: on ?? null, of: isService ? 'service' : 'match' };
  }
  const [, mentee, mentor] = /^(.+) with (.+)$/i.exec(written) ?? [];
  if (mentee === undefined || mentor === undefined) throw new MatchUsage(MATCH_HELP);
  return { ...request, do: 'match', mentee, mentor: /^(nobody|no one)$/i.test(mentor) ? null : mentor };
}

/** @returns what came of it, and whether it was done */
export function inWords({ matter, answer, mentee, mentor, count, on }: Answer): {
  readonly line: string;
  readonly done: boolean;
} {
  const no = (line: string) => ({ line: `${line} Nothing was changed.`, done: false });
  const yes = (line: string) => ({ line, done: true });
  if (answer === 'unknown-mentee')
    return no(`There is no mentee called ${mentee}, or there are several: use the whole name, or the number.`);
  if (answer === 'unknown-mentor' && mentor === '') return no(`${mentee} has no mentor.`);
  if (answer === 'unknown-mentor')
    return no(`There is no mentor called ${mentor}, or there are several: use the whole name, or the number.`);
  if (answer === 'full')
    return no(`${mentor} has ${count} mentees, which is the most (programmes/main.yaml, most-mentees).`);
  if (answer === 'has-left') return no(`${mentor} has left: npm run match -- back NAME brings a mentor back.`);
  if (answer === 'past') return no('That day is not ahead: write one from tomorrow on.');
  if (answer === 'not-allowed') return no('Only a coordinator can do that.');
  if (matter === 'match' && answer === 'so-already')
    return yes(`${mentor} is ${mentee}'s mentor already. Nothing has changed, and nobody is told.`);
  if (answer === 'wrong-pair')
    return no(mentor === '' ? `${mentee} has no mentor.` : `${mentee}'s mentor is ${mentor}.`);
  if (matter === 'match') return yes(`${mentor} is ${mentee}'s mentor from now on, and has ${count} in all.`);
  if (matter === 'alone') return yes(`${mentee} has no mentor of their own from now on.`);
  if (matter === 'leave') return yes(leaving(answer === 'so-already', mentor, mentee, count));
  if (matter === 'come-back')
    return yes(`${mentor} is a mentor${answer === 'so-already' ? ', as before' : ' again, and nobody is theirs yet'}.`);
  if (matter === 'no-ending') return yes(`${mentee} goes on as before.`);
  const day = on === undefined ? 'that day' : `${wholeDate(on, 'en-GB')}`;
  return yes(`Noted. ${mentee}${mentor === '' ? ' is' : ` and ${mentor} are`} told before ${day}, and on it.`);
}

function leaving(already: boolean, mentor: string, next: string, count: number): string {
  if (already) return `${mentor} had left before. What may still have been theirs is handed on.`;
  const theirs = count === 0 ? 'Nobody was theirs.' : `${count} had them as a mentor, and will be told kindly.`;
  return `${mentor} is a mentor no more. ${theirs}${next === '' || count === 0 ? '' : ` ${next} comes instead, for as long as there is room.`}`;
}

function isDay(written: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(`${written}T00:00:00Z`));
}
