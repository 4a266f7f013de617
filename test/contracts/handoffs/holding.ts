import { calls, kinds, wait } from './climbing';
import { answered, awaitWord, claim, dave, joy, keep, MINUTE, named, open, rosa, type Subject, sam } from './world';

const HOUR = 60 * MINUTE;

/** What a queue promises while whoever came is silent. It is Monday, 09:00. */
export function promisesOfHolding(fresh: () => Promise<Subject>): void {
  const { held } = calls(fresh);

  describe('a mentor who has taken it', () => {
    it('and leaves the mentee waiting is asked, and then it goes back up the ladder; both are told', async () => {
      const queue = await held();
      await wait(queue, 10 * MINUTE);
      expect(queue.mailbox(dave.id).at(-1)).toEqual({ kind: 'still-there', handoffId: 'h1', mentee: named(sam) });
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(true);
      await wait(queue, 2 * MINUTE);
      expect(queue.mailbox(dave.id).at(-1)).toMatchObject({ kind: 'handoff-lost', by: null });
      expect(queue.mailbox(sam.id).at(-1)).toMatchObject({
        kind: 'handoff-released',
        mentor: named(dave),
        silent: true,
      });
      expect(kinds(queue, rosa.id)).toEqual(['handoff-offered']);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(false);
    });

    it('and says that they are still there has their time once more', async () => {
      const queue = await held();
      await wait(queue, 10 * MINUTE);
      expect(await queue.perform(keep('h1', sam), dave, 'r3')).toMatchObject({ outcome: 'kept' });
      expect(await queue.perform(keep('h1', sam), rosa, 'r4')).toMatchObject({ outcome: 'not-held' });
      await wait(queue, 10 * MINUTE - 1);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(true);
      await wait(queue, 1);
      await wait(queue, 2 * MINUTE);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(false);
    });

    it('and has written is not asked while the mentee thinks; from the next word of the mentee on they are awaited', async () => {
      const queue = await held();
      await queue.perform(answered('h1', sam), sam, 'r3');
      await wait(queue, 5 * HOUR);
      expect(kinds(queue, dave.id)).not.toContain('still-there');
      expect(await queue.perform(awaitWord('h1', sam), sam, 'r4')).toMatchObject({ outcome: 'awaited' });
      await wait(queue, 5 * MINUTE);
      // A second message does not put it off.
      expect(await queue.perform(awaitWord('h1', sam), sam, 'r5')).toMatchObject({ outcome: 'so-already' });
      await wait(queue, 5 * MINUTE);
      expect(kinds(queue, dave.id)).toContain('still-there');
    });

    it('and forgets it after the last word is asked on the next working morning, and it is not theirs for ever', async () => {
      const queue = await held();
      await queue.perform(answered('h1', sam), sam, 'r3');
      await wait(queue, 24 * HOUR);
      expect(kinds(queue, dave.id)).toContain('still-there');
      await wait(queue, 24 * HOUR);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(false);
    });

    it('and forgets to end a calm talk, in which nobody waits for a word, has it ended: nobody else is asked', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      await queue.perform(answered('h1', sam), sam, 'r3');
      await wait(queue, 24 * HOUR);
      expect(kinds(queue, dave.id).at(-1)).toBe('still-there');
      await wait(queue, 2 * HOUR);
      expect(queue.mailbox(dave.id).at(-1)).toMatchObject({ kind: 'handoff-closed', rested: true });
      const ended = { kind: 'handoff-resolved', mentor: named(dave), rested: true };
      expect(queue.mailbox(sam.id).at(-1)).toMatchObject(ended);
      expect(kinds(queue, rosa.id)).not.toContain('handoff-lost');
      expect(await queue.waiting('riverside')).toMatchObject({ open: 0 });
    });

    it.each(['urgent', 'concern', 'support', 'fault'] as const)(
      'and is silent to being asked about a talk that rests gives it back within the hour, and not a day later: %s',
      async (reason) => {
        const queue = await fresh();
        await queue.perform(open('h1', reason), sam, 'r1');
        await queue.perform(claim('h1', sam), joy, 'r2');
        await queue.perform(answered('h1', sam), sam, 'r3');
        await wait(queue, 24 * HOUR);
        expect(kinds(queue, joy.id).at(-1)).toBe('still-there');
        await wait(queue, 59 * MINUTE);
        expect(await queue.holds({ handoffId: 'h1', owner: joy.id })).toBe(true);
        await wait(queue, MINUTE);
        expect(await queue.holds({ handoffId: 'h1', owner: joy.id })).toBe(false);
        expect(kinds(queue, sam.id).at(-1)).toBe('handoff-released');
      },
    );

    it.each([
      ['asked', 'handoff-resolved'],
      ['urgent', 'handoff-released'],
    ] as const)(
      'and is known no longer: whoever it is for hears all the same what became of it (%s)',
      async (reason, told) => {
        const queue = await fresh();
        await queue.perform(open('h1', reason), sam, 'r1');
        await queue.perform(claim('h1', sam), dave, 'r2');
        await queue.perform(answered('h1', sam), sam, 'r3');
        await wait(queue, 24 * HOUR);
        queue.world.people = queue.world.people.filter(({ id }) => id !== dave.id);
        await wait(queue, 24 * HOUR);
        const news = queue.mailbox(sam.id).find(({ kind }) => kind === told);
        expect(news).toMatchObject({ handoffId: 'h1', mentor: { id: dave.id } });
        expect(kinds(queue, dave.id).at(-1)).toBe('still-there');
      },
    );
  });
}
