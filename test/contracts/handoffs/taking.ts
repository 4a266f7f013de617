import {
  ali,
  claim,
  dave,
  decline,
  elsewhere,
  joy,
  named,
  open,
  priya,
  release,
  resolve,
  rosa,
  type Subject,
  sam,
} from './world';

/** What a queue promises to the mentors who take a handoff, and to whom it concerns. */
export function promisesToMentors(fresh: () => Promise<Subject>): void {
  describe('a mentor', () => {
    it('who takes it is told that it is theirs; the mentee is told who; the others that it is taken', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), priya, 'r1');
      expect(await queue.perform(claim('h1', priya), ali, 'r2')).toMatchObject({ outcome: 'claimed' });
      const mentee = named(priya);
      expect(queue.mailbox(ali.id)[1]).toEqual({
        kind: 'claim-answered',
        handoffId: 'h1',
        mentee,
        answer: 'won',
        owner: named(ali),
      });
      expect(queue.mailbox(priya.id)).toEqual([{ kind: 'handoff-claimed', handoffId: 'h1', mentor: named(ali) }]);
      for (const other of [dave, rosa]) {
        expect(queue.mailbox(other.id)[1]).toEqual({ kind: 'handoff-closed', handoffId: 'h1', mentee, by: named(ali) });
      }
    });

    it('cannot claim a claimed handoff, and is told who has it', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      expect(await queue.perform(claim('h1', sam), rosa, 'r3')).toMatchObject({ outcome: 'taken' });
      expect(queue.mailbox(rosa.id)).toEqual([
        { kind: 'claim-answered', handoffId: 'h1', mentee: named(sam), answer: 'taken', owner: named(dave) },
      ]);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(true);
      expect(queue.mailbox(sam.id)).toHaveLength(1);
    });

    it('who takes what they hold already is told so, and nobody else hears of it', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      expect(await queue.perform(claim('h1', sam), dave, 'r3')).toMatchObject({ outcome: 'already-held' });
      expect(queue.mailbox(dave.id).slice(1)).toMatchObject([{ answer: 'won' }, { answer: 'won' }]);
      expect(queue.mailbox(sam.id)).toHaveLength(1);
    });

    it('is told when a handoff is gone: resolved, of another programme, of another mentee, or never there', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      for (const [n, [by, request]] of (
        [
          [elsewhere, claim('h1', sam)],
          [ali, claim('h1', priya)],
          [ali, claim('h9', sam)],
        ] as const
      ).entries()) {
        expect(await queue.perform(request, by, `gone-${n}`)).toMatchObject({ outcome: 'gone' });
        expect(queue.mailbox(by.id).at(-1)).toMatchObject({ answer: 'gone', owner: null });
      }
      await queue.perform(claim('h1', sam), dave, 'r2');
      await queue.perform(resolve('h1', sam), dave, 'r3');
      expect(await queue.perform(claim('h1', sam), rosa, 'r4')).toMatchObject({ outcome: 'gone' });
    });

    it('may be a coordinator, never a mentee, and nobody takes their own', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      await queue.perform(open('h2'), dave, 'r2');
      expect(await queue.perform(claim('h1', sam), priya, 'r3')).toMatchObject({ outcome: 'not-allowed' });
      expect(await queue.perform(claim('h2', dave), dave, 'r4')).toMatchObject({ outcome: 'not-allowed' });
      expect(await queue.perform(claim('h1', sam), joy, 'r5')).toMatchObject({ outcome: 'claimed' });
    });

    it('cannot give back or end what another holds, and learns who has it', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      for (const request of [release('h1', sam), resolve('h1', sam)]) {
        expect(await queue.perform(request, rosa, `r-${request.do}`)).toMatchObject({ outcome: 'not-held' });
      }
      const closed = { kind: 'handoff-closed', handoffId: 'h1', mentee: named(sam), by: named(dave) };
      expect(queue.mailbox(rosa.id)).toEqual([closed, closed]);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(true);
    });

    it('cannot end what nobody has taken: it waits on', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      expect(await queue.perform(resolve('h1', sam), dave, 'r2')).toMatchObject({ outcome: 'not-held' });
      expect(await queue.waiting('riverside')).toMatchObject({ open: 1 });
      expect(queue.mailbox(dave.id)).toHaveLength(1);
    });

    it('who gives it back sets it before the others; the mentee is told, and the giver is not asked again', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked', 'for dave only'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      expect(await queue.perform(release('h1', sam), dave, 'r3')).toEqual({
        outcome: 'released',
        nobodyAlerted: false,
      });
      expect(queue.mailbox(sam.id)[1]).toEqual({ kind: 'handoff-released', handoffId: 'h1', mentor: named(dave) });
      for (const other of [rosa, ali]) {
        expect(queue.mailbox(other.id)).toMatchObject([{ kind: 'handoff-offered', reason: 'asked', words: null }]);
      }
      expect(queue.mailbox(dave.id)).toHaveLength(2);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(false);
      expect(await queue.perform(claim('h1', sam), rosa, 'r4')).toMatchObject({ outcome: 'claimed' });
    });

    it('who cannot come says so: the others are asked, and the mentee is told', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      expect(await queue.perform(decline('h1', sam), dave, 'r2')).toEqual({
        outcome: 'declined',
        nobodyAlerted: false,
      });
      expect(queue.mailbox(sam.id)).toEqual([
        { kind: 'handoff-declined', handoffId: 'h1', mentor: named(dave), others: true },
      ]);
      for (const other of [rosa, ali]) {
        expect(queue.mailbox(other.id)).toMatchObject([{ kind: 'handoff-offered', handoffId: 'h1' }]);
      }
      expect(await queue.perform(decline('h1', sam), dave, 'r3')).toMatchObject({ outcome: 'not-held' });
      expect(await queue.perform(claim('h1', sam), rosa, 'r4')).toMatchObject({ outcome: 'claimed' });
    });

    it('when nobody else is left to ask it waits on, the mentee is told so, and the queue says so', async () => {
      const queue = await fresh();
      queue.world.people = [sam, dave];
      await queue.perform(open('h1'), sam, 'r1');
      expect(await queue.perform(decline('h1', sam), dave, 'r2')).toEqual({ outcome: 'declined', nobodyAlerted: true });
      expect(queue.mailbox(sam.id)).toMatchObject([{ kind: 'handoff-declined', others: false }]);
      expect(await queue.waiting('riverside')).toMatchObject({ open: 1, nobodyAlerted: 1 });
    });

    it('cannot decline what they were not asked, or what somebody has', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      expect(await queue.perform(decline('h1', sam), ali, 'r2')).toMatchObject({ outcome: 'not-held' });
      await queue.perform(claim('h1', sam), dave, 'r3');
      expect(await queue.perform(decline('h1', sam), rosa, 'r4')).toMatchObject({ outcome: 'taken' });
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(true);
    });

    it('who gives back what nobody else can take leaves it waiting, and the queue says so', async () => {
      const queue = await fresh();
      queue.world.people = [sam, dave];
      await queue.perform(open('h1'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      expect(await queue.perform(release('h1', sam), dave, 'r3')).toEqual({ outcome: 'released', nobodyAlerted: true });
      expect(await queue.waiting('riverside')).toMatchObject({ open: 1, nobodyAlerted: 1 });
    });

    it('who ends it leaves nothing waiting, and the mentee is told', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      await queue.perform(resolve('h1', sam), dave, 'r3');
      expect(queue.mailbox(sam.id)[1]).toEqual({ kind: 'handoff-resolved', handoffId: 'h1', mentor: named(dave) });
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(false);
      expect(await queue.waiting('riverside')).toMatchObject({ open: 0, oldestAt: null, overdue: 0 });
    });
  });
}
