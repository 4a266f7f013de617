import '../services/config/tell-usage';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError, loadEnvFile, PROJECT_ROOT, readConfig } from '../services/config';
import { openIntake } from '../services/mailroom/open-intake';
import { enrolRoster, namesakes } from '../services/people/enrol-roster';
import { RosterError, readRoster } from '../services/people/roster';
import { isSuppressed } from '../services/people/suppressed';
import { RedisUnavailable } from '../services/redis';
import { ScriptError } from '../services/scripts';
import { offeredLocales } from '../services/scripts/offered';
import { regionsIn } from '../services/scripts/places';
import { readProgrammes } from '../services/scripts/programmes';
import { MasterKeyProblem } from '../services/vault';
import { PROGRAMME } from './programme';
import { openStore } from './store';

/** `npm run enrol -- FILE.csv`: enrol a list of people. The running service welcomes those who are new, in waking hours. */
async function main() {
  const file = process.argv[2];
  if (file === undefined) throw new RosterError('Name the list: npm run enrol -- FILE.csv');
  loadEnvFile();
  const config = readConfig(process.env);
  const entries = readRoster(read(file), {
    programme: PROGRAMME,
    locales: offeredLocales(PROJECT_ROOT, config),
    regions: regionsIn(PROJECT_ROOT),
  });
  const mostMentees = readProgrammes(PROJECT_ROOT)(PROGRAMME).limits['most-mentees'];
  const { redis, work, vault, people } = await openStore(config, (line) => console.error(line));
  try {
    const warnings = await namesakes(entries, people, PROGRAMME);
    const enrolled = await enrolRoster(entries, people, { programme: PROGRAMME, ...config.defaults, mostMentees });
    const intake = openIntake({ redis, people, clock: { now: Date.now } });
    const once = `list-${randomUUID()}`;
    for (const { id, role, mentor } of enrolled) {
      if (role !== 'mentee') continue;
      // First whose they are: the welcome names them.
      if (mentor) await intake.accept(id, { kind: 'matched', mentor, by: 'list' }, once);
      // Whoever had everything deleted at this number is not texted before they text START.
      const suppressed = (await isSuppressed({ redis: work, vault, people }, id)) ? { suppressed: true as const } : {};
      await intake.accept(id, { kind: 'enrolled', by: 'coordinator', ...suppressed }, 'enrolled');
    }
    for (const warning of warnings) console.log(warning);
    const count = (role: string) => enrolled.filter((person) => person.role === role).length;
    console.log(
      `Enrolled: ${count('mentee')} mentees, ${count('mentor')} mentors, ${count('coordinator')} coordinators.`,
    );
  } finally {
    await redis.close();
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new RosterError(`${file} cannot be read.`);
  }
}

const PLAIN = [ConfigError, RosterError, ScriptError, RedisUnavailable, MasterKeyProblem];

main().catch((error: unknown) => {
  const plain = PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
