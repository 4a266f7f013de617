import { kinds, wait } from './climbing';
import { ali, claim, dave, GO_OFF, joy, MINUTE, named, open, pass, rosa, type Subject, sam, takeOver } from './world';

/** What a queue promises when it is handed from one to another by name. */
export function promisesOfHanding(fresh: () => Promise<Subject>): void {
  const held = async () => {
    const queue = await fresh();
    await queue.perform(open('h1'), sam, 'r1');
    await queue.perform(claim('h1', sam), dave, 'r2');
    return queue;
  };

  describe('a mentor who passes it to somebody by name', () => {
    it('is answered; that person alone is asked; the mentee is told', async () => {
      const queue = await held();
      expect(await queue.perform(pass('h1', sam, 'rosa'), dave, 'r3')).toMatchObject({ outcome: 'passed' });
      expect(queue.mailbox(rosa.id)).toMatchObject([{ kind: 'handoff-offered', from: named(dave), words: null }]);
      expect(queue.mailbox(sam.id).at(-1)).toEqual({
        kind: 'handoff-passed',
        handoffId: 'h1',
        mentor: named(dave),
        to: named(rosa),
      });
      expect(queue.mailbox(dave.id).at(-1)).toMatchObject({ kind: 'pass-answered', to: 'rosa', answer: 'passed' });
      expect(kinds(queue, ali.id)).toEqual([]);
      expect(await queue.perform(claim('h1', sam), rosa, 'r4')).toMatchObject({ outcome: 'claimed' });
    });

    it('need not fear that it lies there: when that person does not come the others are asked', async () => {
      const queue = await held();
      await queue.perform(pass('h1', sam, 'Rosa'), dave, 'r3');
      await wait(queue, 15 * MINUTE);
      expect(kinds(queue, ali.id)).toEqual(['handoff-offered']);
      expect(kinds(queue, dave.id).at(-1)).toBe('pass-answered');
    });

    it('keeps it when nobody has that name, or whoever has it is off shift', async () => {
      const queue = await held();
      await queue.perform(GO_OFF, rosa, 's1');
      expect(await queue.perform(pass('h1', sam, 'Kim'), dave, 'r3')).toMatchObject({ outcome: 'nobody-known' });
      expect(await queue.perform(pass('h1', sam, 'Rosa'), dave, 'r4')).toMatchObject({ outcome: 'nobody-there' });
      expect(await queue.perform(pass('h1', sam, 'Dave'), dave, 'r5')).toMatchObject({ outcome: 'nobody-known' });
      expect(queue.mailbox(dave.id).slice(-3)).toMatchObject([
        { answer: 'unknown' },
        { answer: 'off' },
        { to: 'Dave' },
      ]);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(true);
      expect(kinds(queue, sam.id)).toEqual(['handoff-claimed']);
    });

    it('must have it, or have been asked', async () => {
      const queue = await held();
      expect(await queue.perform(pass('h1', sam, 'Rosa'), ali, 'r3')).toMatchObject({ outcome: 'not-held' });
      await queue.perform(open('h2'), { ...sam, id: 'p-kim', name: 'Kim' }, 'r4');
      const kim = { id: 'p-kim', name: 'Kim' };
      expect(await queue.perform(pass('h2', kim, 'Rosa'), dave, 'r5')).toMatchObject({ outcome: 'passed' });
    });
  });

  describe('a coordinator who takes one over', () => {
    it('has it at once; whoever had it is told who and why; the mentee is told who is there now', async () => {
      const queue = await held();
      expect(await queue.perform(takeOver('sam', 'DAVE', 'off sick'), joy, 'r3')).toMatchObject({
        outcome: 'taken-over',
      });
      expect(queue.mailbox(dave.id).at(-1)).toEqual({
        kind: 'handoff-lost',
        handoffId: 'h1',
        mentee: named(sam),
        by: named(joy),
        because: 'off sick',
      });
      expect(queue.mailbox(joy.id)).toMatchObject([{ kind: 'claim-answered', answer: 'won', mentee: named(sam) }]);
      expect(queue.mailbox(sam.id).at(-1)).toMatchObject({ kind: 'handoff-claimed', mentor: named(joy) });
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(false);
      expect(await queue.holds({ handoffId: 'h1', owner: joy.id })).toBe(true);
      expect(await queue.perform(takeOver('sam', 'DAVE'), joy, 'r3')).toMatchObject({ outcome: 'taken-over' });
    });

    it('must be one, and must name a talk that there is', async () => {
      const queue = await held();
      expect(await queue.perform(takeOver('Sam', 'Dave'), rosa, 'r3')).toMatchObject({ outcome: 'not-allowed' });
      expect(await queue.perform(takeOver('Kim', 'Dave'), joy, 'r4')).toMatchObject({ outcome: 'gone' });
      expect(await queue.perform(takeOver('Sam', 'Rosa'), joy, 'r5')).toMatchObject({ outcome: 'gone' });
      expect(queue.mailbox(rosa.id)).toMatchObject([{ kind: 'take-over-refused', because: 'not-allowed' }]);
      expect(queue.mailbox(joy.id)).toMatchObject([{ because: 'unknown' }, { because: 'unknown' }]);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(true);
    });
  });
}
