import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effect } from '../../../dialogs/effects';
import { createPeople } from '../../../services/people';
import { openVault } from '../../../services/vault';
import { answering, type House, heard, masterKey, openHouse, Phone, STRANGERS, say } from './house';

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
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
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

    const files = await everythingOnDisk(join(house.redis.dataDir, 'redis'));
    expect(files).toContain(sam.id);
    for (const [what, secret] of Object.entries(SECRETS)) {
      for (const form of [
        secret,
        JSON.stringify(secret).slice(1, -1),
        Buffer.from(secret).toString('base64').slice(0, -4),
      ]) {
        expect(`${what}: ${files.includes(form)}`).toBe(`${what}: false`);
      }
    }
    const story = await process.room.story(sam.id);
    expect(story.map(({ text }) => text)).toEqual(
      expect.arrayContaining([SECRETS.heard, SECRETS.said, SECRETS.buried]),
    );
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

/** Redis' files as one text; bytes that are no text do no harm to a search. */
async function everythingOnDisk(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.some(({ name }) => name.endsWith('.aof'))).toBe(true);
  return (await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')))).join(
    '\n',
  );
}

const writes = (stats: string) =>
  stats
    .split('\r\n')
    .filter((line) => /^cmdstat_(set|setnx|hset|hsetnx|del|eval|evalsha):/.test(line.replace(/,.*/, '')));
