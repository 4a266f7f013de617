import '../services/config/tell-usage';
import type { Person } from '../dialogs/person';
import { readState } from '../dialogs/state';
import { ConfigError, loadEnvFile, readConfig } from '../services/config';
import { Chronicle } from '../services/mailroom/chronicle';
import { openIntake } from '../services/mailroom/open-intake';
import { erase, Feedback } from '../services/records';
import { RedisUnavailable } from '../services/redis';
import { MasterKeyProblem } from '../services/vault';
import { CommandProblem, onePerson, readAsked } from './one-person';
import { openStore, type Store } from './store';

const USAGE = 'Like this: npm run erase -- PERSON --checked "rang her mother\'s line" [--now]';

/**
 * `npm run erase -- PERSON --checked HOW`: a human confirms that somebody who asked for it is to be deleted, which happens on the day they
 * were told. With `--now` they are deleted at once, whether they asked by text or in another way.
 */
async function main() {
  const asked = readAsked(process.argv.slice(2), USAGE);
  loadEnvFile();
  const config = readConfig(process.env);
  const store = await openStore(config, (line) => console.error(line));
  try {
    const person = await onePerson(store.people, asked.about);
    if (person.role === 'mentor' || person.role === 'coordinator') {
      throw new CommandProblem(
        'That is a mentor or coordinator: mentees name them. Only mentees and strangers are erased.',
      );
    }
    console.log(asked.switches.has('--now') ? await eraseNow(store, person) : await confirm(store, person));
  } finally {
    await store.redis.close();
  }
}

async function eraseNow({ work, vault, people }: Store, { id }: Person): Promise<string> {
  const feedback = new Feedback({ redis: work, vault, people, clock: { now: Date.now } });
  const outcome = await erase({ redis: work, forgetFeedback: (person) => feedback.forget(person) }, id);
  if (outcome.erased)
    return 'Erased. What is left is a keyed mark of their address, so that nothing is sent there before they text START.';
  throw new CommandProblem(
    'They may be in danger, and nobody has come to them yet: that is first. Nothing was erased.',
  );
}

async function confirm({ redis, work, people }: Store, { id, timezone }: Person): Promise<string> {
  const stored = await new Chronicle({ redis: work, people }).stateOf(id);
  const state = readState(stored, 'mentee', '2000-01-01');
  if (state.role !== 'mentee' || state.deletion?.stage !== 'wanted') {
    throw new CommandProblem(
      'They have not asked for it by text. If they did in another way, add --now. Nothing was erased.',
    );
  }
  const intake = openIntake({ redis, people, clock: { now: Date.now } });
  await intake.accept(
    id,
    { kind: 'deletion-confirmed', by: { id: 'command', name: 'the team' } },
    'deletion-confirmed',
  );
  const day = new Date(state.deletion.until).toLocaleDateString('en-GB', { timeZone: timezone, dateStyle: 'full' });
  return `Confirmed. The running service erases them on ${day}, unless they take it back before.`;
}

const PLAIN = [CommandProblem, ConfigError, RedisUnavailable, MasterKeyProblem];

main().catch((error: unknown) => {
  const plain = PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
