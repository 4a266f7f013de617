import type { Happening } from '../../../dialogs/events';
import {
  ali,
  answered,
  claim,
  dave,
  decline,
  everyone,
  GO_OFF,
  GO_ON,
  joy,
  MINUTE,
  named,
  open,
  rosa,
  START,
  type Subject,
  sam,
} from './world';

const backup = { ...rosa, duty: { backup: true } };
const staffed = everyone.map((one) => (one.id === rosa.id ? backup : one));
const nights = [{ days: [1, 2, 3, 4, 5], from: '20:00', until: '08:00' }];
const HOUR = 60 * MINUTE;

/** A queue in which somebody was called in danger, and one in which their mentor has come. */
export function calls(fresh: () => Promise<Subject>) {
  const urgent = async () => {
    const queue = await fresh();
    queue.world.people = staffed;
    await queue.perform(open('h1', 'urgent', 'tonight'), sam, 'r1');
    return queue;
  };
  const held = async () => {
    const queue = await urgent();
    await queue.perform(claim('h1', sam), dave, 'r2');
    return queue;
  };
  return { urgent, held };
}

/** What a queue promises while nobody comes. It is Monday, 09:00. */
export function promisesOfTheLadder(fresh: () => Promise<Subject>): void {
  const { urgent } = calls(fresh);

  describe('while nobody comes', () => {
    it('an urgent one climbs every two minutes: their mentor, back-ups, every mentor, the coordinators', async () => {
      const queue = await urgent();
      const asked = () => [dave, rosa, ali, joy].map(({ id }) => kinds(queue, id).length);
      expect(asked()).toEqual([1, 0, 0, 0]);
      await wait(queue, 2 * MINUTE - 1);
      expect(asked()).toEqual([1, 0, 0, 0]);
      await wait(queue, 1);
      expect(asked()).toEqual([1, 1, 0, 0]);
      await wait(queue, 2 * MINUTE);
      expect(asked()).toEqual([1, 1, 1, 0]);
      await wait(queue, 2 * MINUTE);
      expect(asked()).toEqual([1, 1, 1, 1]);
      expect(kinds(queue, sam.id)).toEqual([]);
    });

    it('whoever is asked, or takes it, is told each time that somebody else may read the phone, until that is over', async () => {
      const queue = await urgent();
      const again = { kind: 'handoff', do: 'open', handoffId: 'h1', reason: 'urgent', words: 'he reads this' } as const;
      await queue.perform({ ...again, phoneRead: true }, sam, 'r2');
      await wait(queue, 2 * MINUTE);
      expect(queue.mailbox(rosa.id).at(-1)).toMatchObject({ kind: 'handoff-offered', words: null, phoneRead: true });
      await queue.perform(claim('h1', sam), rosa, 'r3');
      const claimed = queue.mailbox(rosa.id).filter(({ kind }) => kind === 'claim-answered');
      expect(claimed).toMatchObject([{ answer: 'won', phoneRead: true }]);
      await queue.perform({ ...again, words: 'he has gone', phoneRead: false }, sam, 'r4');
      expect(queue.mailbox(rosa.id).at(-1)).not.toHaveProperty('phoneRead');
    });

    it('the next rung sees that somebody may be in danger, and no words: they were not kept', async () => {
      const queue = await urgent();
      await wait(queue, 2 * MINUTE);
      expect(queue.mailbox(rosa.id)).toEqual([
        { kind: 'handoff-offered', handoffId: 'h1', mentee: named(sam), reason: 'urgent', words: null, since: START },
      ]);
    });

    it('the mentee is told the truth once, and the coordinator is called until somebody acts', async () => {
      const queue = await urgent();
      for (let minute = 0; minute < 8; minute += 2) await wait(queue, 2 * MINUTE);
      expect(queue.mailbox(sam.id)).toEqual([{ kind: 'handoff-unanswered', handoffId: 'h1', lastResort: null }]);
      expect(kinds(queue, joy.id)).toHaveLength(2);
      // Sparser and sparser, as the programme has it, and never not at all.
      for (const [n, minutes] of [2, 5, 10, 15, 30, 60, 60, 60, 120, 180].entries()) {
        await wait(queue, minutes * MINUTE - 1);
        expect(kinds(queue, joy.id)).toHaveLength(2 + n);
        await wait(queue, 1);
        expect(kinds(queue, joy.id)).toHaveLength(3 + n);
      }
      expect(kinds(queue, sam.id)).toHaveLength(1);
      await queue.perform(claim('h1', sam), joy, 'r9');
      await queue.perform(answered('h1', sam), sam, 'r10');
      await wait(queue, HOUR);
      expect(kinds(queue, joy.id)).toHaveLength(13);
    });

    it('who asked for a person, heard that nobody can come, and is in danger hours later, hears again when nobody comes', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      await minutes(queue, 60);
      expect(kinds(queue, sam.id)).toEqual(['handoff-unanswered']);
      await queue.perform(open('h1', 'urgent'), sam, 'r2');
      await minutes(queue, 10);
      expect(kinds(queue, sam.id)).toEqual(['handoff-unanswered', 'handoff-unanswered']);
    });

    it('danger told anew hours later is asked for anew, and its truth is told anew', async () => {
      const queue = await urgent();
      await minutes(queue, 300);
      const before = kinds(queue, joy.id).length;
      await queue.perform(open('h1', 'urgent'), sam, 'r2');
      for (const whose of [dave, rosa, joy]) {
        expect(queue.mailbox(whose.id).at(-1)).toMatchObject({ kind: 'handoff-offered', reason: 'urgent' });
      }
      await minutes(queue, 10);
      expect(kinds(queue, sam.id)).toEqual(['handoff-unanswered', 'handoff-unanswered']);
      expect(kinds(queue, joy.id).length).toBeGreaterThan(before + 1);
    });

    it('what they only add while nobody comes is told, and starts nothing anew', async () => {
      const queue = await urgent();
      await minutes(queue, 10);
      const more = { ...open('h1', 'urgent'), more: true } as const;
      await queue.perform(more, sam, 'r2');
      expect(queue.mailbox(dave.id).at(-1)).toMatchObject({ kind: 'handoff-offered', reason: 'urgent' });
      await minutes(queue, 10);
      expect(kinds(queue, sam.id)).toEqual(['handoff-unanswered']);
    });

    it('where there is nobody but their mentor, the mentor is called again and again', async () => {
      const queue = await fresh();
      queue.world.people = [sam, dave];
      await queue.perform(open('h1', 'urgent'), sam, 'r1');
      await wait(queue, 2 * MINUTE);
      await wait(queue, 15 * MINUTE);
      expect(kinds(queue, dave.id)).toHaveLength(3);
      expect(kinds(queue, sam.id)).toEqual(['handoff-unanswered']);
    });

    it('where there is nobody at all, whoever joins is asked when the next time is up', async () => {
      const queue = await fresh();
      queue.world.people = [sam];
      await queue.perform(open('h1', 'urgent'), sam, 'r1');
      await wait(queue, 2 * MINUTE);
      expect(await queue.waiting('riverside')).toMatchObject({ nobodyAlerted: 1 });
      queue.world.people = [sam, joy];
      await wait(queue, 15 * MINUTE);
      expect(kinds(queue, joy.id)).toEqual(['handoff-offered']);
      expect(await queue.waiting('riverside')).toMatchObject({ nobodyAlerted: 0 });
    });

    it('one who asked for a person has fifteen minutes a rung, and a mild one waits for the next working morning', async () => {
      const queue = await fresh();
      queue.world.people = staffed;
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      await wait(queue, 15 * MINUTE);
      expect(kinds(queue, rosa.id)).toHaveLength(1);
      const mild = await fresh();
      mild.world.people = staffed;
      await mild.perform(open('h1', 'delivery-failed'), sam, 'r1');
      await wait(mild, 24 * HOUR - MINUTE);
      expect(kinds(mild, rosa.id)).toHaveLength(0);
      await wait(mild, MINUTE);
      expect(kinds(mild, rosa.id)).toHaveLength(1);
    });

    it('a rung on which nobody can be reached is left at once', async () => {
      const queue = await urgent();
      await queue.perform(decline('h1', sam), dave, 'r2');
      expect(kinds(queue, rosa.id)).toHaveLength(1);
      await wait(queue, 2 * MINUTE - 1);
      expect(kinds(queue, ali.id)).toHaveLength(0);
      await wait(queue, 1);
      await queue.perform(decline('h1', sam), rosa, 'r3');
      expect([kinds(queue, ali.id).length, kinds(queue, joy.id).length]).toEqual([1, 0]);
      await queue.perform(decline('h1', sam), ali, 'r4');
      expect(kinds(queue, joy.id)).toHaveLength(1);
    });

    it('whoever is off shift is left in peace, but for the coordinator of an urgent one', async () => {
      const queue = await fresh();
      queue.world.people = staffed.map((one) => (one.id === rosa.id ? { ...one, duty: { shifts: nights } } : one));
      await queue.perform(GO_OFF, dave, 's1');
      await queue.perform(GO_OFF, joy, 's2');
      await queue.perform(open('h1', 'urgent'), sam, 'r1');
      expect([dave, rosa, ali, joy].map(({ id }) => kinds(queue, id).length)).toEqual([0, 0, 1, 0]);
      await wait(queue, 2 * MINUTE);
      expect([dave, rosa, ali, joy].map(({ id }) => kinds(queue, id).length)).toEqual([0, 0, 1, 1]);
      await queue.perform(GO_ON, dave, 's3');
      await queue.perform(open('h2', 'asked'), { ...sam, id: 'p-kim' }, 'r2');
      expect(kinds(queue, dave.id)).toHaveLength(1);
    });

    it('something more pressing begins at the bottom, and tells all who have it of it', async () => {
      const queue = await fresh();
      queue.world.people = staffed;
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      await queue.perform(decline('h1', sam), dave, 'r2');
      await queue.perform(open('h2', 'urgent', 'now'), sam, 'r3');
      for (const { id } of [dave, rosa]) {
        expect(queue.mailbox(id).at(-1)).toMatchObject({ reason: 'urgent', words: 'now' });
      }
      await wait(queue, 2 * MINUTE);
      expect(kinds(queue, ali.id)).toHaveLength(1);
    });
  });
}

export async function wait(queue: Subject, ms: number): Promise<void> {
  queue.world.now += ms;
  await queue.timePasses();
}

/** Time goes by minute by minute, as it does for the sweep. */
async function minutes(queue: Subject, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) await wait(queue, MINUTE);
}

export function kinds(queue: Subject, of: string): readonly Happening['kind'][] {
  return queue.mailbox(of).map(({ kind }) => kind);
}
