import { byReason } from '../../../dialogs/handoffs/priority';
import {
  claim,
  dave,
  ease,
  MINUTE,
  open,
  priya,
  raise,
  release,
  resolve,
  rosa,
  START,
  type Subject,
  sam,
} from './world';

/** What a queue promises about itself: requests decided once, and a truthful picture of who waits. */
export function promisesOfTheQueue(fresh: () => Promise<Subject>): void {
  describe('the queue', () => {
    it('decides a request once, however often it is performed, and tells nobody twice', async () => {
      const queue = await fresh();
      const requests = [
        [open('h1'), sam, 'opened'],
        [claim('h1', sam), dave, 'claimed'],
        [claim('h1', sam), rosa, 'taken'],
        [release('h1', sam), dave, 'released'],
        [claim('h1', sam), rosa, 'claimed'],
        [resolve('h1', sam), rosa, 'resolved'],
      ] as const;
      for (const [index, [request, by, outcome]] of requests.entries()) {
        for (const _again of [1, 2, 3]) expect((await queue.perform(request, by, `r${index}`)).outcome).toBe(outcome);
      }
      expect(queue.mailbox(sam.id).map(({ kind }) => kind)).toEqual([
        'handoff-claimed',
        'handoff-released',
        'handoff-claimed',
        'handoff-resolved',
      ]);
      expect(queue.mailbox(dave.id)).toHaveLength(2);
    });

    it('gives a request that comes again later its first answer, and changes nothing', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      await queue.perform(resolve('h1', sam), dave, 'r3');
      expect(await queue.perform(open('h1'), sam, 'r1')).toEqual({ outcome: 'opened', nobodyAlerted: false });
      expect(await queue.perform(claim('h1', sam), dave, 'r2')).toMatchObject({ outcome: 'claimed' });
      expect(await queue.waiting('riverside')).toMatchObject({ open: 0 });
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(false);
    });

    it('pages nobody day and night once they are believed to be in no danger, and is still never over by that', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'urgent'), sam, 'r1');
      expect(await queue.perform(ease('h1', sam), dave, 'r2')).toMatchObject({ outcome: 'not-allowed' });
      expect(await queue.perform(ease('h1', sam), sam, 'r3')).toMatchObject({ outcome: 'narrowed' });
      expect(await queue.perform(ease('h1', sam), sam, 'r4')).toMatchObject({ outcome: 'so-already' });
      const { open: waiting, byReason } = await queue.waiting('riverside');
      expect([waiting, byReason.urgent.open, byReason.concern.open]).toEqual([1, 0, 1]);
      expect(await queue.perform(open('h1', 'urgent'), sam, 'r5')).toMatchObject({ outcome: 'raised' });
      expect((await queue.waiting('riverside')).byReason.urgent.open).toBe(1);
    });

    it('is urgent from when a mentor tells of danger, and whoever has it and told so is told nothing', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      expect(await queue.perform(raise('h1', sam), sam, 'r2')).toMatchObject({ outcome: 'not-allowed' });
      await queue.perform(claim('h1', sam), dave, 'r3');
      const told = queue.mailbox(dave.id).length;
      expect(await queue.perform(raise('h1', sam), dave, 'r4')).toMatchObject({ outcome: 'raised' });
      expect(await queue.perform(raise('h1', sam), rosa, 'r5')).toMatchObject({ outcome: 'so-already' });
      expect(queue.mailbox(dave.id)).toHaveLength(told);
      await queue.perform(release('h1', sam), dave, 'r6');
      expect((await queue.waiting('riverside')).byReason.urgent.open).toBe(1);
    });

    it('says that nobody holds what is open, unknown, or held by somebody unknown', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(false);
      expect(await queue.holds({ handoffId: 'h9', owner: dave.id })).toBe(false);
      expect(await queue.holds({ handoffId: 'h1', owner: 'p-nobody' })).toBe(false);
    });

    it('knows whether a human is with somebody now', async () => {
      const queue = await fresh();
      const asked = async () => [await queue.attends(sam), await queue.attends(priya)];
      await queue.perform(open('h1'), sam, 'r1');
      expect(await asked()).toEqual([false, false]);
      await queue.perform(claim('h1', sam), dave, 'r2');
      expect(await asked()).toEqual([true, false]);
      await queue.perform(resolve('h1', sam), dave, 'r3');
      expect(await asked()).toEqual([false, false]);
    });

    it('knows how many wait, for what, since when, and for whom somebody should have come by now', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      queue.world.now = START + MINUTE;
      await queue.perform(open('h2', 'urgent'), priya, 'r2');
      queue.world.now = START + 3 * MINUTE;
      expect(await queue.waiting('riverside')).toEqual({
        open: 2,
        oldestAt: START,
        overdue: 1,
        nobodyAlerted: 0,
        byReason: byReason((reason) => {
          if (reason === 'urgent') return { open: 1, oldestAt: START + MINUTE };
          return reason === 'asked' ? { open: 1, oldestAt: START } : { open: 0, oldestAt: null };
        }),
      });
      expect(await queue.waiting('hillside')).toMatchObject({ open: 0, oldestAt: null });
    });

    it('counts the whole wait of a handoff that was given back, and asks anew for somebody', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      queue.world.now = START + MINUTE;
      await queue.perform(claim('h1', sam), dave, 'r2');
      expect(await queue.waiting('riverside')).toMatchObject({ open: 0, overdue: 0 });
      queue.world.now = START + 20 * MINUTE;
      await queue.perform(release('h1', sam), dave, 'r3');
      expect(await queue.waiting('riverside')).toMatchObject({ open: 1, oldestAt: START, overdue: 0 });
      queue.world.now = START + 35 * MINUTE;
      expect(await queue.waiting('riverside')).toMatchObject({ overdue: 1 });
    });
  });
}
