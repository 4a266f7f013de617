import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../dialogs/language';
import { playChat } from '../../dialogs/rehearsal/play';
import { localTime } from '../../dialogs/time';
import type { Player } from './player';
import type { Result, WrongThing } from './result';
import type { Line } from './scene';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** One file for each person of whom something is wrong. @returns where they lie, and whether they give what happened without the rest of the run */
export function writeChats(result: Result, most: number, library: Library): { file: string; alone: boolean }[] {
  const people = [...new Set(result.wrongs.flatMap(({ player }) => (player === null ? [] : [player])))].slice(0, most);
  if (people.length > 0) mkdirSync(result.options.folder, { recursive: true });
  return people.map((player) => {
    const file = join(result.options.folder, `seed-${result.options.seed}-person-${player.index}.chat`);
    const wrongs = result.wrongs.filter((wrong) => wrong.player === player);
    const chat = chatOf(player, result, wrongs);
    const differs = playedAlone(chat, library);
    writeFileSync(file, `${differs === null ? ALONE : `# Without the others it goes otherwise: ${differs}`}\n${chat}`);
    return { file, alone: differs === null };
  });
}

const ALONE = '# It goes like this by itself: copy it into test/conversations, and mend what it says there.';

/** Whether the conversation core, without the service around it and the other people, does the same. @returns where it does not; null when it does */
export function playedAlone(chat: string, library: Library): string | null {
  try {
    return playChat(chat, 'line', library)[0] ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What this person's phone has seen, as test/README.md has it, with the voices of those who were called. */
export function chatOf(
  player: Player,
  result: Pick<Result, 'linesOf' | 'players' | 'options'>,
  wrongs: readonly WrongThing[],
): string {
  const { timezone = 'Europe/London', mentor } = player.person ?? {};
  const own = result.players.find((one) => one.person !== null && one.person.id === mentor?.id) ?? null;
  const told = wrongs.map(({ check, what, at }) => `# ${clock(at, timezone)} ${what} (${check})`);
  const { seed, mentees, days, faults } = result.options;
  const again = `npm run simulate -- --seed ${seed} --mentees ${mentees} --days ${days}${faults ? ' --faults' : ''}`;
  const name = player.person?.name ?? 'Sam';
  const theirs = own ? about(name, result.linesOf(own)) : [];
  const mentorsName = own?.person?.name ?? 'Dave';
  const lines = [
    ...linesOf(result.linesOf(player), name, 'bot'),
    ...linesOf(theirs, mentorsName, `to ${mentorsName}`),
  ].sort((a, b) => a.at - b.at);
  let before: number | null = null;
  const written = lines.flatMap(({ at, line }) => {
    const moved =
      before !== null && clock(before, timezone) === clock(at, timezone) ? [] : [`at ${moment(at, timezone)}`];
    before = at;
    return [...moved, line];
  });
  return [...told, `# ${again}`, headerOf(player, mentor ? mentorsName : 'none'), ...written, ''].join('\n');
}

/** What is told of somebody, and what is answered to it. */
function about(name: string, lines: readonly Line[]): Line[] {
  let isMeant = false;
  return lines.filter((line) => {
    if (line.from === 'bot') isMeant = line.text.includes(name);
    return isMeant;
  });
}

function headerOf({ person, address }: Player, mentor: string): string {
  const { id = 'sam', name = 'Sam', timezone = 'Europe/London' } = person ?? {};
  const channel = address.channel === 'simulator' ? 'terminal' : address.channel;
  const settings = { mentee: name, mentor, zone: timezone, welcome: 'new', channel, id };
  return Object.entries(settings)
    .map((setting) => setting.join(': '))
    .join('   ');
}

function linesOf(lines: readonly Line[], speaks: string, hears: string): { at: number; line: string }[] {
  const cards = [...new Set(lines.flatMap(({ from, card }) => (from === 'bot' && card !== undefined ? [card] : [])))];
  return lines.map((line) => ({ at: line.at, line: lineOf(line, speaks, hears, cards) }));
}

function lineOf({ from, text, card }: Line, speaks: string, hears: string, cards: readonly string[]): string {
  if (from === 'effect') return hears === 'bot' ? `=> ${text}` : `=> ${speaks}: ${text}`;
  if (from === 'them') {
    if (text.startsWith('is-enrolled')) return 'enrol: coordinator';
    if (card === undefined) return `${speaks}: ${text}`;
    return `${speaks} presses: ${text.slice('presses '.length)} [card ${cards.indexOf(card) + 1}]`;
  }
  const space = text.indexOf(' ');
  // Words in a `.chat` file hold no quotation marks and no ends of lines.
  const words = text
    .slice(space + 1)
    .split(/["\n]/)
    .filter((part) => part.trim() !== '');
  return `${hears}: ${text.slice(0, space)} ${words.map((part) => `"${part}"`).join(' ')}`;
}

/** "2026-03-04 09:00", as .chat files have it. */
function moment(at: number, zone: string): string {
  const { date, time } = localTime(at, zone);
  return `${date} ${time}`;
}

/** "Wed 09:00" */
function clock(at: number, zone: string): string {
  const { date, time } = localTime(at, zone);
  return `${WEEKDAYS[new Date(`${date}T12:00:00Z`).getUTCDay()]} ${time}`;
}
