import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partitionKeys, partitionOf, personKeys } from '../../services/mailroom/partition';
import { UnknownPerson } from '../../services/people';
import { isSuppressed } from '../../services/people/suppressed';
import { type ErasePoint, erase, Feedback } from '../../services/records';
import { type House, openHouseOn, Phone } from '../contracts/mailroom/house';
import { daveAndSam, says, serviceIn, storedState, welcomed } from '../failures/whole-service';
import { startTestRedis, type TestRedis } from '../support/redis';
import type { TestStore } from '../support/store';

type Store = TestRedis & TestStore;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Words that nothing but this conversation has. */
const SAID = ['zephyrine', 'kaleidoscope', 'marmalade'];

describe('everything about somebody is deleted', () => {
  let house: House<Store>;
  let phone: Phone;
  let service: ReturnType<typeof serviceIn>;
  beforeEach(async () => {
    const server = await startTestRedis();
    house = await openHouseOn({ ...server, environment: { DATA_DIR: server.dataDir } });
    phone = new Phone();
    service = serviceIn(house, { carriers: { sms: phone, simulator: phone } });
    await service.room.start();
  });
  afterEach(() => house.close());

  const cuesTo = (person: string) => phone.received.filter(({ to }) => to === person).map(({ cue }) => cue);

  async function happens(person: string, happening: Parameters<typeof service.room.posts.accept>[1], once: string) {
    await service.room.posts.accept(person, happening, once);
    await house.timers.passUntil(service.room.idle());
  }

  /** Sam is welcomed, has told things, has talked with Dave, and has said what they think with their name on it. */
  async function lived(programme: string) {
    const people = await daveAndSam(house, programme);
    const { dave, daves, sam, address } = people;
    const joys = { via: 'simulator', channel: 'simulator', handle: `joy-of-${programme}` } as const;
    const joy = await house.people.enrol({ ...dave, name: 'Joy', role: 'coordinator', address: joys });
    await welcomed(house, service, sam.id, address);
    await says(house, service, sam.id, `can I talk to dave about ${SAID[0]}`, address);
    await says(house, service, dave.id, 'take', daves);
    await says(house, service, sam.id, `it is the ${SAID[1]} again`, address);
    await says(house, service, dave.id, 'I can drive you there', daves);
    await says(house, service, dave.id, 'note: a lift on Friday', daves);
    await says(house, service, dave.id, 'done', daves);
    await says(house, service, sam.id, 'ive got a complaint', address);
    await says(house, service, sam.id, `the ${SAID[2]} is off, put my name on it`, address);
    return { ...people, joy, joys };
  }

  /** Sam wants it, Joy has made sure, and the day has come. */
  async function deleted(programme: string) {
    const people = await lived(programme);
    const { sam, address, joy, joys } = people;
    await says(house, service, sam.id, 'delete me', address);
    await says(house, service, sam.id, 'yes', address);
    expect(cuesTo(joy.id).at(-1)).toBe('mentor.alert');
    for (const text of ['take', 'CONFIRMED']) await says(house, service, joy.id, text, joys);
    house.clock.time += 3 * DAY + 3 * HOUR;
    await happens(sam.id, { kind: 'due' }, `woken ${programme}`);
    return people;
  }

  test('after the days that the programme sets, and nothing of them is left: no id, no number, no word, in no key and not on the disk', async () => {
    const { sam, dave, address } = await deleted('gone');
    expect(cuesTo(sam.id).at(-1)).toBe('delete-me.done');
    const kept = await everything(house);
    const onDisk = await diskOf(house);
    // What is looked for would be found: Dave is still there, and so is the log of the server.
    expect(kept).toContain(dave.id);
    expect(onDisk).toContain(dave.id);
    for (const trace of [sam.id, address.handle, address.handle.slice(1), ...SAID]) {
      expect([trace, kept.includes(trace)]).toEqual([trace, false]);
      expect([trace, onDisk.includes(trace)]).toEqual([trace, false]);
    }
    await expect(house.people.openFor(sam.id)).rejects.toThrow(UnknownPerson);
    expect(await house.look.keys('{ix}:gone:*')).toHaveLength(1);
    const feedback = new Feedback({ ...house, redis: house.look });
    expect(await feedback.all()).toEqual([]);
  });

  test('whoever is enrolled at that number again is not texted before they text START', async () => {
    const { sam, address } = await deleted('again');
    const { id, mentor: _former, ...who } = sam;
    const anew = await house.people.enrol({ ...who, address });
    expect(anew.id).not.toBe(id);
    expect(await isSuppressed({ ...house, redis: house.look }, anew.id)).toBe(true);
    await happens(anew.id, { kind: 'enrolled', by: 'coordinator', suppressed: true }, 'enrolled anew');
    expect(cuesTo(anew.id)).toEqual([]);
    await says(house, service, anew.id, 'START', address);
    expect(cuesTo(anew.id)).toEqual(['welcome.hello', 'welcome.texts']);
    expect(await isSuppressed({ ...house, redis: house.look }, anew.id)).toBe(false);
  });

  test('nothing is deleted that no human has confirmed, nor what was taken back', async () => {
    const { sam, address } = await lived('waits');
    await says(house, service, sam.id, 'delete me', address);
    await says(house, service, sam.id, 'yes', address);
    house.clock.time += 10 * DAY;
    await happens(sam.id, { kind: 'due' }, 'woken unconfirmed');
    expect(await storedState(house, sam.id)).toMatchObject({ deletion: { stage: 'wanted', confirmedBy: null } });
    await says(house, service, sam.id, 'keep me', address);
    await happens(sam.id, { kind: 'deletion-confirmed', by: { id: 'joy', name: 'Joy' } }, 'too late');
    expect(await storedState(house, sam.id)).toMatchObject({ deletion: null });
    expect(await house.people.find(sam.id)).not.toBeNull();
  });

  test('somebody in danger is not erased before a human has come', async () => {
    const { sam, address } = await lived('danger');
    await says(house, service, sam.id, 'i want to kill myself', address);
    expect(await erased(sam.id)).toEqual({ erased: false, because: 'danger' });
    expect(await house.people.find(sam.id)).not.toBeNull();
  });

  test.each<ErasePoint>(['suppressed', 'handoffs', 'feedback', 'members', 'partition'])(
    'a process that dies behind "%s" leaves what the next run finishes',
    async (point) => {
      const { sam, address } = await lived(`dies-${point}`);
      const dying = erased(sam.id, (at) => {
        if (at === point) throw new Error('dead');
      });
      await expect(dying).rejects.toThrow('dead');
      for (let run = 0; run < 2; run += 1) expect(await erased(sam.id)).toEqual({ erased: true });
      const kept = await everything(house);
      for (const trace of [sam.id, address.handle, ...SAID])
        expect([trace, kept.includes(trace)]).toEqual([trace, false]);
      expect(await house.look.keys('{ix}:gone:*')).toHaveLength(1);
    },
  );

  test('a turn that was under way writes nothing after it, and a process that still knows the key accepts nothing', async () => {
    const { sam, address } = await lived('late');
    const { fence } = partitionKeys(partitionOf(sam.id));
    await erased(sam.id);
    expect(await house.look.hexists(fence, sam.id)).toBe(0);
    const late = service.room.intake.accept(sam.id, { kind: 'due' }, 'late', address);
    await expect(late).rejects.toThrow(UnknownPerson);
    expect(await house.look.exists(personKeys(sam.id).mailbox)).toBe(0);
  });

  test('what was said without a name is kept without one: its id is in no key, no line and no event', async () => {
    const { sam, address, joy } = await lived('unnamed');
    await says(house, service, sam.id, 'these texts are annoying', address);
    await says(house, service, sam.id, 'without my name', address);
    const told = phone.received.findLast(({ to, cue }) => to === joy.id && cue === 'mentor.feedback');
    expect(told?.text).toContain('these texts are annoying');
    expect(told?.text).not.toContain('Sam');
    const feedback = new Feedback({ ...house, redis: house.look });
    const lines = await feedback.all();
    expect(lines.map(({ from }) => from?.name ?? null).sort()).toEqual(['Sam', null]);
    expect(JSON.stringify(lines.filter(({ from }) => from === null))).not.toContain(sam.id);
    const story = await service.room.story(joy.id);
    expect(JSON.stringify(story)).not.toContain(sam.id);
    await erased(sam.id);
    expect((await feedback.all()).map(({ words }) => words)).toEqual(['these texts are annoying']);
  });

  function erased(person: string, at?: (point: ErasePoint) => void) {
    const feedback = new Feedback({ ...house, redis: house.look });
    const parts = { redis: house.look, forgetFeedback: (id: string) => feedback.forget(id) };
    return erase({ ...parts, ...(at ? { at } : {}) }, person);
  }
});

/** Every key with what DUMP makes of it, as one text. */
async function everything({ look }: House): Promise<string> {
  // DUMP would hide words in what it compresses.
  await look.config('SET', 'rdbcompression', 'no');
  const keys = await look.keys('*');
  const dumps = await Promise.all(keys.map((key) => look.dumpBuffer(key)));
  return [...keys, ...dumps.map((dump) => dump?.toString('latin1') ?? '')].join('\n');
}

/** The append-only files of the server, once they have been written anew. */
async function diskOf({ look, redis }: House<Store>): Promise<string> {
  const isWriting = async () => /aof_rewrite_(in_progress|scheduled):1/.test(await look.info('persistence'));
  while (await isWriting()) {
    // Asked again: the server tells when it has finished in no other way.
  }
  const folder = join(redis.dataDir, 'redis');
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
  return texts.join('\n');
}
