import {
  ali,
  claim,
  dave,
  decline,
  elsewhere,
  joy,
  MINUTE,
  named,
  open,
  priya,
  resolve,
  START,
  type Subject,
  sam,
  withdraw,
} from './world';

/** What a queue promises to somebody who needs a human. */
export function promisesToMentees(fresh: () => Promise<Subject>): void {
  describe('somebody who needs a human', () => {
    it('is offered to their own mentor, with their words', async () => {
      const queue = await fresh();
      expect(await queue.perform(open('h1', 'asked', 'can i talk to dave'), sam, 'r1')).toEqual({
        outcome: 'opened',
        nobodyAlerted: false,
      });
      expect(queue.mailbox(dave.id)).toEqual([
        { kind: 'handoff-offered', handoffId: 'h1', mentee: named(sam), reason: 'asked', words: 'can i talk to dave' },
      ]);
      expect(queue.mailbox(ali.id)).toEqual([]);
    });

    it('is offered to nobody whom they do not want, though their record still says that it is their own mentor', async () => {
      const without = (words: string) =>
        ({ kind: 'handoff', do: 'open', handoffId: 'h1', reason: 'urgent', words, apart: [dave.id] }) as const;
      const queue = await fresh();
      await queue.perform(without('tonight'), sam, 'r1');
      // More words of theirs go to whoever was asked, and not to that one.
      await queue.perform(without('again'), sam, 'r2');
      expect(queue.mailbox(dave.id)).toEqual([]);
      expect(queue.mailbox(ali.id)).toHaveLength(2);
    });

    it('is taken from the very one whom they do not want, who reads none of the words and takes it no more', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      await queue.perform(claim('h1', sam), dave, 'r2');
      const harmed = { kind: 'handoff', do: 'open', handoffId: 'h1', reason: 'urgent', apart: [dave.id] } as const;
      await queue.perform({ kind: 'handoff', do: 'set-mentor', mentor: null, apart: [dave.id] }, sam, 'r0');
      expect(await queue.perform({ ...harmed, words: 'dave touched me' }, sam, 'r3')).toMatchObject({
        outcome: 'raised',
      });
      expect(queue.mailbox(dave.id).slice(2)).toEqual([
        { kind: 'handoff-closed', handoffId: 'h1', mentee: named(sam), by: null, withTeam: true },
      ]);
      expect(queue.mailbox(ali.id).at(-1)).toMatchObject({
        kind: 'handoff-offered',
        reason: 'urgent',
        words: 'dave touched me',
      });
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(false);
      expect(await queue.perform(claim('h1', sam), dave, 'r4')).toMatchObject({ outcome: 'gone' });
      queue.world.now += 24 * 60 * MINUTE;
      await queue.timePasses();
      expect(queue.mailbox(dave.id).filter(({ kind }) => kind === 'handoff-offered')).toHaveLength(1);
    });

    it('and has it shared whom their mentor harms: every coordinator reads it, and nobody else', async () => {
      const queue = await fresh();
      const told = { about: 'by-mentor', words: 'dave touched me', mentee: 'Sam', mentor: 'Dave' } as const;
      await queue.perform({ kind: 'handoff', do: 'share', to: null, ...told, without: dave.id }, sam, 'r1');
      expect(queue.mailbox(joy.id)).toEqual([{ kind: 'colleague-shared', from: named(sam), ...told }]);
      await queue.perform({ kind: 'handoff', do: 'share', to: null, ...told, without: joy.id }, sam, 'r2');
      expect(queue.mailbox(joy.id)).toHaveLength(1);
      expect(queue.mailbox(dave.id)).toEqual([]);
      expect(queue.mailbox(sam.id)).toEqual([]);
    });

    it('is offered to every mentor of the programme when they have none of their own', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), priya, 'r1');
      for (const mentor of ['p-dave', 'p-rosa', 'p-ali']) expect(queue.mailbox(mentor)).toHaveLength(1);
      for (const other of [joy, elsewhere, priya]) expect(queue.mailbox(other.id)).toEqual([]);
    });

    it('is offered to the coordinators when the programme has no mentor', async () => {
      const queue = await fresh();
      queue.world.people = [sam, joy, elsewhere];
      await queue.perform(open('h1'), sam, 'r1');
      expect(queue.mailbox(joy.id)).toHaveLength(1);
      expect(queue.mailbox(dave.id)).toEqual([]);
    });

    it('of whom nothing was heard and who writes is looked in on by nobody: those who were asked hear so, once', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'silence'), sam, 'r1');
      expect(await queue.perform(withdraw('h1', sam), sam, 'r2')).toMatchObject({ outcome: 'withdrawn' });
      expect(await queue.perform(withdraw('h1', sam), sam, 'r2')).toMatchObject({ outcome: 'withdrawn' });
      expect(await queue.perform(withdraw('h1', sam), sam, 'r3')).toMatchObject({ outcome: 'gone' });
      const again = { kind: 'handoff-closed', handoffId: 'h1', mentee: named(sam), by: null, wroteAgain: true };
      expect(queue.mailbox(dave.id).slice(1)).toEqual([again]);
      queue.world.now += 7 * 24 * 60 * MINUTE;
      await queue.timePasses();
      expect(queue.mailbox(dave.id)).toHaveLength(2);
      expect(await queue.perform(open('h2', 'silence'), sam, 'r4')).toMatchObject({ outcome: 'opened' });
    });

    it.each([
      ['another reason has joined', open('h1', 'fault'), sam],
      ['somebody has taken it', claim('h1', sam), dave],
    ] as const)('and writes when %s is not given up: a human ends that', async (_, request, by) => {
      const queue = await fresh();
      await queue.perform(open('h1', 'silence'), sam, 'r1');
      await queue.perform(request, by, 'r2');
      expect(await queue.perform(withdraw('h1', sam), sam, 'r3')).toMatchObject({ outcome: 'so-already' });
      expect(await queue.perform(withdraw('h1', sam), priya, 'r4')).toMatchObject({ outcome: 'not-allowed' });
      queue.world.now += 7 * 24 * 60 * MINUTE;
      await queue.timePasses();
      expect(queue.mailbox(dave.id).map(({ kind }) => kind)).not.toContain('handoff-closed');
    });

    it('stays in the queue when there is nobody to tell, and the queue says so', async () => {
      const queue = await fresh();
      queue.world.people = [sam];
      expect(await queue.perform(open('h1'), sam, 'r1')).toEqual({ outcome: 'opened', nobodyAlerted: true });
      expect(await queue.waiting('riverside')).toMatchObject({ open: 1, nobodyAlerted: 1 });
    });

    it('is offered as soon as they write again, once there is somebody to tell', async () => {
      const queue = await fresh();
      queue.world.people = [sam];
      await queue.perform(open('h1'), sam, 'r1');
      queue.world.people = [sam, joy];
      expect(await queue.perform(open('h2'), sam, 'r2')).toEqual({ outcome: 'joined', nobodyAlerted: false });
      expect(queue.mailbox(joy.id)).toMatchObject([{ kind: 'handoff-offered', handoffId: 'h1' }]);
      expect(await queue.waiting('riverside')).toMatchObject({ open: 1, nobodyAlerted: 0 });
    });

    it('and turns urgent after everyone who was asked has left is said to have nobody', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      queue.world.people = [sam];
      expect(await queue.perform(open('h2', 'urgent'), sam, 'r2')).toEqual({ outcome: 'raised', nobodyAlerted: true });
      expect(await queue.waiting('riverside')).toMatchObject({ open: 1, nobodyAlerted: 1 });
    });

    it('has one open request, which a new reason joins without alerting anyone again', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      expect(await queue.perform(open('h2', 'not-understood'), sam, 'r2')).toMatchObject({ outcome: 'joined' });
      expect(queue.mailbox(dave.id)).toHaveLength(1);
      const { open: waiting, byReason } = await queue.waiting('riverside');
      expect([waiting, byReason.asked.open, byReason['not-understood'].open]).toEqual([1, 1, 0]);
    });

    it('is raised by a more pressing reason, and offered again', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      expect(await queue.perform(open('h2', 'urgent', 'its tonight'), sam, 'r2')).toMatchObject({ outcome: 'raised' });
      expect(queue.mailbox(dave.id)[1]).toEqual({
        kind: 'handoff-offered',
        handoffId: 'h1',
        mentee: named(sam),
        reason: 'urgent',
        words: 'its tonight',
        since: START,
        beyondLimits: true,
      });
      expect((await queue.waiting('riverside')).byReason.urgent.open).toBe(1);
    });

    it('is told of again each time they say something urgent', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'urgent', 'first'), sam, 'r1');
      await queue.perform(open('h1', 'urgent', 'second'), sam, 'r2');
      expect(queue.mailbox(dave.id)).toMatchObject([{ words: 'first' }, { words: 'second' }]);
    });

    it('is told of to the mentor who holds it, and to nobody else, when something more pressing comes', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), priya, 'r1');
      await queue.perform(claim('h1', priya), ali, 'r2');
      await queue.perform(open('h2', 'concern', 'not good'), priya, 'r3');
      expect(queue.mailbox(ali.id).at(-1)).toMatchObject({
        kind: 'handoff-offered',
        reason: 'concern',
        words: 'not good',
      });
      expect(queue.mailbox(dave.id).map(({ kind }) => kind)).toEqual(['handoff-offered', 'handoff-closed']);
      expect(await queue.holds({ handoffId: 'h1', owner: ali.id })).toBe(true);
    });

    it('whose number has to be put right is offered to the coordinators', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'unreachable'), sam, 'r1');
      await queue.perform(open('h2', 'wrong-number'), priya, 'r2');
      expect(queue.mailbox(joy.id)).toMatchObject([{ reason: 'unreachable' }, { reason: 'wrong-number' }]);
      expect(queue.mailbox(dave.id)).toEqual([]);
      await queue.perform(decline('h1', sam), joy, 'r3');
      expect(queue.mailbox(dave.id)).toMatchObject([{ kind: 'handoff-offered', reason: 'unreachable' }]);
    });

    it('and waits for a mentor is told of to the coordinators too when their number has to be put right, once', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'asked'), sam, 'r1');
      for (const again of ['r2', 'r3']) await queue.perform(open('h2', 'unreachable'), sam, again);
      expect(queue.mailbox(joy.id)).toMatchObject([
        { kind: 'handoff-offered', handoffId: 'h1', reason: 'unreachable' },
      ]);
      expect(queue.mailbox(dave.id)).toHaveLength(1);
      expect((await queue.waiting('riverside')).byReason).toMatchObject({
        asked: { open: 1 },
        unreachable: { open: 0 },
      });
      await queue.perform(decline('h1', sam), joy, 'r4');
      expect(queue.mailbox(dave.id)).toHaveLength(1);
      await queue.perform(claim('h1', sam), joy, 'r5');
      expect(queue.mailbox(dave.id)[1]).toMatchObject({ kind: 'handoff-closed', by: named(joy) });
    });

    it('can ask again after it was resolved, under a new id or the same', async () => {
      const queue = await fresh();
      for (const [round, handoffId] of ['h1', 'h2', 'h2'].entries()) {
        const { outcome } = await queue.perform(open(handoffId), sam, `open-${round}`);
        expect(outcome).toBe(round === 2 ? 'reopened' : 'opened');
        await queue.perform(claim(handoffId, sam), dave, `claim-${round}`);
        expect(await queue.perform(resolve(handoffId, sam), dave, `resolve-${round}`)).toMatchObject({
          outcome: 'resolved',
        });
      }
    });

    it('is never put under the id of another person: that fails loudly', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      await expect(queue.perform(open('h1'), priya, 'r2')).rejects.toThrow('belongs to another person');
    });
  });
}
