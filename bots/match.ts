import '../services/config/tell-usage';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { decideByName, menteesOf, type Roster } from '../dialogs/matching/decide';
import type { Person } from '../dialogs/person';
import { ConfigError, loadEnvFile, PROJECT_ROOT, readConfig } from '../services/config';
import { openIntake } from '../services/mailroom/open-intake';
import { personKeys } from '../services/mailroom/partition';
import type { People } from '../services/people';
import { type RedisClient, RedisUnavailable } from '../services/redis';
import { ScriptError } from '../services/scripts';
import { readProgrammes } from '../services/scripts/programmes';
import { MasterKeyProblem } from '../services/vault';
import { type Command, inWords, MATCH_HELP, MatchUsage, readCommand } from './match-command';
import { PROGRAMME } from './programme';
import { openStore } from './store';

/** `npm run match -- …`: a coordinator's word about who is with whom. It goes to the mailboxes, as everything that happens to people. */
async function main() {
  const command = readCommand(process.argv.slice(2));
  if (command === 'help') return console.log(MATCH_HELP);
  loadEnvFile();
  const config = readConfig(process.env);
  const mostMentees = readProgrammes(PROJECT_ROOT)(PROGRAMME).limits['most-mentees'];
  const { redis, work, people } = await openStore(config, (line) => console.error(line));
  try {
    const roster = { people: await people.members(PROGRAMME), mostMentees, now: Date.now() };
    if (command === 'list') return console.log(list(roster).join('\n'));
    const { told, answer } = decideByName(await withNames(command, people), null, roster);
    const intake = openIntake({ redis, people, clock: { now: Date.now } });
    const once = `match-${randomUUID()}`;
    for (const [to, happening] of told) await intake.accept(to, happening, once);
    const { line, done } = inWords(answer);
    if (!done) throw new MatchUsage(line);
    console.log(line);
    if (
      !(await isTakenUp(
        work,
        told.map(([to]) => to),
      ))
    )
      console.log(KEPT);
  } finally {
    await redis.close();
  }
}

const KEPT =
  'It is kept, and done as soon as the service runs (npm start); until then "npm run match -- list" shows what was before.';
/** So often it is looked, this long apart: a service that runs takes milliseconds. */
const LOOKS = 10;
const LOOK_MS = 100;

/** Whether a running service has read what was put into their mailboxes. */
async function isTakenUp(work: RedisClient, ids: readonly string[]): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    const lengths = await Promise.all(ids.map((id) => work.llen(personKeys(id).mailbox)));
    if (lengths.every((length) => length === 0)) return true;
    await pause(LOOK_MS);
  }
  return false;
}

/** Whoever is written as a number is meant by it, whatever others are called. */
async function withNames(command: Exclude<Command, string>, people: People): Promise<Exclude<Command, string>> {
  const idOf = async (written: string) => {
    const handle = written.replace(/[\s()-]/g, '');
    if (!/^\+\d{7,15}$/.test(handle)) return written;
    return (await people.byAddress({ via: 'sms', handle }))?.id ?? written;
  };
  if (command.do === 'match') {
    return { ...command, mentee: await idOf(command.mentee), mentor: command.mentor && (await idOf(command.mentor)) };
  }
  if (command.do === 'let-go') {
    return { ...command, mentor: await idOf(command.mentor), next: command.next && (await idOf(command.next)) };
  }
  if (command.do === 'bring-back') return { ...command, mentor: await idOf(command.mentor) };
  return { ...command, mentee: await idOf(command.mentee) };
}

function list({ people, mostMentees }: Roster): string[] {
  const named = (some: readonly Person[]) => some.map(({ name }) => name).join(', ');
  const mentors = people.filter(({ role, left }) => role === 'mentor' && !left);
  const alone = people.filter(({ role, mentor }) => role === 'mentee' && mentor === undefined);
  const gone = people.filter(({ left }) => left);
  return [
    ...mentors.map((one) => {
      const theirs = menteesOf(one.id, people);
      return `${one.name}: ${theirs.length} of ${mostMentees}${theirs.length > 0 ? ` (${named(theirs)})` : ''}`;
    }),
    `Without a mentor of their own: ${alone.length === 0 ? 'nobody' : named(alone)}`,
    ...(gone.length > 0 ? [`Have left: ${named(gone)}`] : []),
  ];
}

const PLAIN = [ConfigError, MatchUsage, RedisUnavailable, MasterKeyProblem, ScriptError];

main().catch((error: unknown) => {
  const plain = PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
