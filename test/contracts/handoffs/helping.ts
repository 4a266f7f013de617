import type { HandoffRequest } from '../../../dialogs/effects';
import type { Shift } from '../../../dialogs/handoffs/shifts';
import { kinds, wait } from './climbing';
import {
  answered,
  awaitWord,
  claim,
  dave,
  GO_OFF,
  GO_ON,
  joy,
  MINUTE,
  named,
  open,
  rosa,
  type Subject,
  sam,
} from './world';

const share = (to: string | null): HandoffRequest => {
  return { kind: 'handoff', do: 'share', about: 'debrief', to, words: 'a bit shaky' };
};
const setShifts = (shifts: readonly Shift[] | null): HandoffRequest => ({ kind: 'handoff', do: 'set-shifts', shifts });
const NEVER: readonly Shift[] = [];

/** What a queue promises to those who help. */
export function promisesOfHelping(fresh: () => Promise<Subject>): void {
  describe('a mentor who says when they are there', () => {
    it('is asked in their shifts only, by the rota they set last', async () => {
      const queue = await fresh();
      await queue.perform(setShifts(NEVER), dave, 's1');
      await queue.perform(open('h1'), sam, 'r1');
      expect(kinds(queue, dave.id)).toEqual([]);
      const other = await fresh();
      await other.perform(setShifts(NEVER), dave, 's1');
      await other.perform(setShifts(null), dave, 's2');
      await other.perform(open('h1'), sam, 'r1');
      expect(kinds(other, dave.id)).toEqual(['handoff-offered']);
    });

    it('may say so twice', async () => {
      const queue = await fresh();
      await queue.perform(GO_OFF, dave, 's1');
      await queue.perform(GO_OFF, dave, 's1');
      await queue.perform(GO_ON, dave, 's2');
      await queue.perform(open('h1'), sam, 'r1');
      expect(kinds(queue, dave.id)).toEqual(['handoff-offered']);
    });
  });

  describe('a mentor’s own words', () => {
    it('go to the coordinators when nobody else was chosen, and the mentor hears who has them', async () => {
      const queue = await fresh();
      expect(await queue.perform(share(null), dave, 'c1')).toEqual({ outcome: 'noted', nobodyAlerted: false });
      const shared = { kind: 'colleague-shared', from: named(dave), about: 'debrief', words: 'a bit shaky' };
      expect(queue.mailbox(joy.id)).toEqual([shared]);
      expect(queue.mailbox(rosa.id)).toEqual([]);
      expect(queue.mailbox(dave.id)).toEqual([{ kind: 'share-answered', heardBy: [named(joy)], wanted: null }]);
    });

    it('go to the one they chose, and to nobody else', async () => {
      const queue = await fresh();
      await queue.perform(share('rosa'), dave, 'c1');
      expect(kinds(queue, rosa.id)).toEqual(['colleague-shared']);
      expect(queue.mailbox(joy.id)).toEqual([]);
    });

    it('go to nobody when there is nobody of that name, or it is their own', async () => {
      const queue = await fresh();
      await queue.perform(share('kim'), dave, 'c1');
      await queue.perform(share('Dave'), dave, 'c2');
      expect(kinds(queue, joy.id)).toEqual([]);
      expect(queue.mailbox(dave.id)).toEqual([
        { kind: 'share-answered', heardBy: [], wanted: 'kim' },
        { kind: 'share-answered', heardBy: [], wanted: 'Dave' },
      ]);
    });

    it('are heard once, however often it is asked', async () => {
      const queue = await fresh();
      await queue.perform(share(null), dave, 'c1');
      await queue.perform(share(null), dave, 'c1');
      expect(kinds(queue, joy.id)).toEqual(['colleague-shared']);
    });
  });

  describe('danger heard of whom a mentor is with', () => {
    const talk = async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      await queue.perform(answered('h1', sam), sam, 'r3');
      await queue.perform(awaitWord('h1', sam), sam, 'r4');
      return queue;
    };

    it('is asked about as soon as anybody is asked, and taken from whoever says nothing to that', async () => {
      const queue = await talk();
      await queue.perform(open('h1', 'urgent'), sam, 'r5');
      await wait(queue, 2 * MINUTE);
      expect(kinds(queue, dave.id).at(-1)).toBe('still-there');
      await wait(queue, 2 * MINUTE);
      expect(queue.mailbox(dave.id).at(-1)).toMatchObject({ kind: 'handoff-lost', by: null });
    });

    it('where they have not written for some minutes, goes to the next as soon as any danger', async () => {
      const queue = await talk();
      await queue.perform({ ...open('h1', 'urgent'), unread: true } as HandoffRequest, sam, 'r5');
      expect(queue.mailbox(dave.id).at(-1)).toMatchObject({ kind: 'handoff-offered', reason: 'urgent', unread: true });
      await wait(queue, 2 * MINUTE);
      expect(queue.mailbox(dave.id).at(-1)).toMatchObject({ kind: 'handoff-lost', by: null });
      expect(kinds(queue, rosa.id).at(-1)).toBe('handoff-offered');
    });
  });

  describe('a mentor who needs somebody themselves', () => {
    it('is a matter for the coordinators, on shift or not, and for nobody else at first', async () => {
      const queue = await fresh();
      await queue.perform(GO_OFF, joy, 's1');
      await queue.perform(open('h1', 'support'), dave, 'r1');
      expect(queue.mailbox(joy.id)).toMatchObject([
        { kind: 'handoff-offered', reason: 'support', mentee: named(dave) },
      ]);
      expect(kinds(queue, rosa.id)).toEqual([]);
    });
  });
}
