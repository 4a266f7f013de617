import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localTime } from '../../dialogs/time';
import type { Player } from './player';
import type { Result, WrongThing } from './result';
import type { Line } from './scene';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** One file for each person of whom something is wrong, and one for whoever had their handoffs. @returns where they lie */
export function writeChats(result: Result, most: number): string[] {
  const people = [...new Set(result.wrongs.flatMap(({ player }) => (player === null ? [] : [player])))].slice(0, most);
  if (people.length > 0) mkdirSync(result.options.folder, { recursive: true });
  return people.map((player) => {
    const file = join(result.options.folder, `seed-${result.options.seed}-person-${player.index}.chat`);
    const wrongs = result.wrongs.filter((wrong) => wrong.player === player);
    writeFileSync(file, chatOf(player, result, wrongs));
    return file;
  });
}

/** What this person's phone has seen, as test/README.md has it, with the voices of those who were called. */
export function chatOf(
  player: Player,
  result: Pick<Result, 'linesOf' | 'players' | 'options'>,
  wrongs: readonly WrongThing[],
): string {
  const { name = 'Sam', timezone = 'Europe/London', mentor } = player.person ?? {};
  const own = result.players.find((one) => one.person !== null && one.person.id === mentor?.id) ?? null;
  const told = wrongs.map(({ check, what, at }) => `# ${clock(at, timezone)} ${what} (${check})`);
  const { seed, mentees, days, faults } = result.options;
  const again = `npm run simulate -- --seed ${seed} --mentees ${mentees} --days ${days}${faults ? ' --faults' : ''}`;
  const header = `mentee: ${name}   mentor: ${mentor ? (own?.person?.name ?? 'Dave') : 'none'}   zone: ${timezone}   welcome: new`;
  const theirs = own ? result.linesOf(own).filter(({ text }) => text.includes(name)) : [];
  const lines = [
    ...result.linesOf(player).map((line) => ({ line, speaks: name, hears: 'bot' })),
    ...theirs.map((line) => ({
      line,
      speaks: own?.person?.name ?? 'Dave',
      hears: `to ${own?.person?.name ?? 'Dave'}`,
    })),
  ].sort((a, b) => a.line.at - b.line.at);
  let at = '';
  const written = lines.flatMap(({ line, speaks, hears }) => {
    const now = clock(line.at, timezone);
    const moved = now === at ? [] : [`at ${now}`];
    at = now;
    return [...moved, lineOf(line, speaks, hears)];
  });
  return [...told, `# ${again}`, header, ...written, ''].join('\n');
}

function lineOf({ from, text }: Line, speaks: string, hears: string): string {
  if (from === 'effect') return hears === 'bot' ? `=> ${text}` : `=> ${speaks}: ${text}`;
  if (from === 'them') return said(text, speaks);
  const space = text.indexOf(' ');
  return `${hears}: ${text.slice(0, space)} "${text
    .slice(space + 1)
    .replaceAll('"', "'")
    .replaceAll('\n', ' ')}"`;
}

function said(text: string, speaks: string): string {
  if (text.startsWith('is-enrolled')) return 'enrol:';
  return text.startsWith('presses ') ? `${speaks} presses: ${text.slice('presses '.length)}` : `${speaks}: ${text}`;
}

/** "Wed 09:00", as .chat files have it. */
function clock(at: number, zone: string): string {
  const { date, time } = localTime(at, zone);
  return `${WEEKDAYS[new Date(`${date}T12:00:00Z`).getUTCDay()]} ${time}`;
}
