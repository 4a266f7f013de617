import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effect } from '../../../dialogs/effects';
import { createPeople } from '../../../services/people';
import { openVault } from '../../../services/vault';
import { startTestRedis, type TestRedis } from '../../support/redis';
import { answering, type House, heard, masterKey, openHouseOn, Phone, STRANGERS, say } from './house';

/** Words that stand for all that is private: texts, names, numbers, references, reasons. */
const SECRETS = {
  name: 'Samuela Quillfeather',
  mentor: 'Davinia Oakhollow',
  number: '+447700900987',
  heard: 'xylophone in the hostel',
  said: 'marmalade for you',
  handoff: 'periwinkle words',
  relay: 'tangerine relay',
  ledger: 'cobbled goal',
  state: 'velveteen mood',
  buried: 'zeppelin bomb',
  reference: 'conversation-ref-aubergine',
};

describe('what people say, who they are and where they are reached is unreadable in Redis', () => {
  let house: House<TestRedis>;
  beforeAll(async () => {
    house = await openHouseOn(await startTestRedis());
  });
  afterAll(() => house.close());

  test('nothing of it is in the files of Redis after everything has been through it', async () => {
    const mentor = await house.enrol({ name: SECRETS.mentor, role: 'mentor' });
    const address = { via: 'sms', channel: 'sms', handle: SECRETS.number, reference: SECRETS.reference } as const;
    const sam = await house.people.enrol({ ...STRANGERS, name: SECRETS.name, role: 'mentee', address });
    await house.people.matchMentor(sam.id, mentor.person.id);
    const effects: Effect[] = [
      say(SECRETS.said),
      { kind: 'ledger', what: 'goal', detail: { text: SECRETS.ledger } },
      { kind: 'handoff', do: 'open', handoffId: 'h', reason: 'asked', words: SECRETS.handoff },
      {
        kind: 'post',
        to: mentor.person.id,
        event: {
          kind: 'mentee-spoke',
          handoffId: 'h',
          mentee: { id: sam.id, name: SECRETS.name },
          text: SECRETS.relay,
        },
      },
    ];
    const process = house.process({
      phone: new Phone(({ text }) => ({ sent: false, because: text, again: false })),
      core: (input) => {
        if (input.events.some((event) => event.kind === 'heard' && event.text === SECRETS.buried))
          throw new Error('bug');
        return {
          ...answering((event) => (event.kind === 'heard' ? effects : []))(input),
          state: { mood: SECRETS.state },
        };
      },
    });
    await process.room.start();
    await process.room.intake.accept(sam.id, heard(SECRETS.heard), SECRETS.number, address);
    await process.room.intake.accept(sam.id, heard(SECRETS.buried), `${SECRETS.number} 2`, address);
    await house.timers.passUntil(process.room.idle());
    await process.room.stop();

    for (const [file, held] of Object.entries(await everythingOnDisk(house))) {
      expect(`${file} ${held.includes(sam.id)}`).toBe(`${file} true`);
      expect({ file, found: secretsIn(held) }).toEqual({ file, found: [] });
    }
    const story = await process.room.story(sam.id);
    expect(story.map(({ text }) => text)).toEqual(
      expect.arrayContaining([SECRETS.heard, SECRETS.said, SECRETS.buried]),
    );
  });

  test('a word that did get in would be found in each of those files', async () => {
    await house.look.set('planted', `She said: ${SECRETS.heard}, and so it stands here.`);
    await house.look.set('coded', Buffer.from(SECRETS.number).toString('base64'));
    for (const held of Object.values(await everythingOnDisk(house))) {
      expect(secretsIn(held).sort()).toEqual(['heard', 'number']);
    }
    await house.look.del('planted', 'coded');
  });

  test('data opened with another master key is refused before anything is written', async () => {
    const before = await house.look.info('commandstats').then(writes);
    await expect(openVault(house.look, [masterKey()])).rejects.toThrow(/version 1 is not the key/);
    await expect(openVault(house.look, [masterKey(2)])).rejects.toThrow(/lacks version 1/);
    expect(await house.look.info('commandstats').then(writes)).toEqual(before);
  });

  test('a record moved to another person does not open', async () => {
    const [one, other] = await Promise.all([house.enrol(), house.enrol()]);
    const key = await house.people.openFor(one.person.id);
    const sealed = key.seal('state', '', 'theirs');
    expect(key.open('state', '', sealed)).toBe('theirs');
    const otherKey = await createPeople({ redis: house.look, vault: house.vault, strangers: STRANGERS }).openFor(
      other.person.id,
    );
    for (const wrong of [
      () => otherKey.open('state', '', sealed),
      () => key.open('log', '', sealed),
      () => key.open('state', '1', sealed),
    ]) {
      expect(wrong).toThrow('does not open');
    }
  });
});

/** Which secrets are in it, as they are (a number without its plus too), as JSON would write them, or in base64. */
function secretsIn(held: string): string[] {
  return Object.entries(SECRETS)
    .filter(([, secret]) =>
      [
        secret.replace(/^\+/, ''),
        JSON.stringify(secret).slice(1, -1),
        Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
      ].some((form) => held.includes(form)),
    )
    .map(([what]) => what);
}

/**
 * What Redis keeps on disk, as text; bytes that are no text do no harm to a search. First the commands as they were appended,
 * then a snapshot, then the append-only files as Redis rewrites them, both uncompressed.
 */
async function everythingOnDisk({ redis, look }: House<TestRedis>) {
  const dir = join(redis.dataDir, 'redis');
  const appended = await textIn(dir, /\.incr\.aof$/);
  await look.config('SET', 'rdbcompression', 'no');
  await look.save();
  const snapshot = await textIn(dir, /^dump\.rdb$/);
  await look.bgrewriteaof();
  // WAIT for a replica that there is none of passes the time over there: nothing tells when the rewriting is done.
  while (/aof_rewrite_(in_progress|scheduled):1/.test(await look.info('persistence'))) await look.wait(1, 10);
  const rewritten = await textIn(dir, /\.base\.\w+$/);
  return { appended, snapshot, rewritten };
}

async function textIn(dir: string, name: RegExp): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && name.test(entry.name));
  expect(files).not.toEqual([]);
  return (await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')))).join(
    '\n',
  );
}

const writes = (stats: string) =>
  stats
    .split('\r\n')
    .filter((line) => /^cmdstat_(set|setnx|hset|hsetnx|del|eval|evalsha):/.test(line.replace(/,.*/, '')));
