import { kinds } from './climbing';
import {
  ali,
  claim,
  come,
  dave,
  elsewhere,
  GO_OFF,
  joy,
  MINUTE,
  named,
  open,
  priya,
  rosa,
  type Subject,
  sam,
} from './world';

/** What a queue promises to mentors and coordinators who come without having been asked. */
export function promisesToWhoComes(fresh: () => Promise<Subject>): void {
  const inDanger = async () => {
    const queue = await fresh();
    for (const one of [dave, rosa, ali]) await queue.perform(GO_OFF, one, `off-${one.id}`);
    await queue.perform(open('h1', 'urgent', 'words'), sam, 'r1');
    return queue;
  };

  describe('whoever comes without being asked', () => {
    it('takes whoever is theirs and waits, off shift or not, and is told why they are wanted', async () => {
      const queue = await inDanger();
      expect(kinds(queue, dave.id)).toEqual([]);
      expect(await queue.perform(come('take'), dave, 'r2')).toMatchObject({ outcome: 'claimed' });
      expect(queue.mailbox(dave.id)).toMatchObject([{ kind: 'claim-answered', answer: 'won', reason: 'urgent' }]);
      expect(kinds(queue, sam.id)).toEqual(['handoff-claimed']);
      expect(kinds(queue, joy.id)).toEqual(['handoff-offered', 'handoff-closed']);
      expect(await queue.holds({ handoffId: 'h1', owner: dave.id })).toBe(true);
    });

    it.each([
      ['by name', rosa, 'sam'],
      ['or not', ali, null],
    ] as const)('takes anybody in danger for whom nobody has come, %s', async (_, who, name) => {
      const queue = await inDanger();
      expect(await queue.perform(come('take', name), who, 'r2')).toMatchObject({ outcome: 'claimed' });
    });

    it('is shown danger of their own mentee whatever they write, each time, and no others', async () => {
      const queue = await inDanger();
      expect(await queue.perform(come('write'), rosa, 'r2')).toMatchObject({ outcome: 'gone' });
      expect(queue.mailbox(rosa.id)).toEqual([{ kind: 'nobody-waits', to: 'write', mentee: null }]);
      expect(await queue.perform(come('write'), dave, 'r3')).toMatchObject({ outcome: 'came' });
      expect(queue.mailbox(dave.id)).toMatchObject([{ kind: 'handoff-offered', reason: 'urgent', beyondLimits: true }]);
      expect(await queue.perform(come('write'), dave, 'r4')).toMatchObject({ outcome: 'came' });
      expect(kinds(queue, dave.id)).toEqual(['handoff-offered', 'handoff-offered']);
      expect(await queue.perform(claim('h1', sam), dave, 'r5')).toMatchObject({ outcome: 'claimed' });
    });

    it('hears who has them, when somebody has', async () => {
      const queue = await inDanger();
      await queue.perform(claim('h1', sam), joy, 'r2');
      expect(await queue.perform(come('take', 'SAM'), dave, 'r3')).toMatchObject({ outcome: 'taken' });
      expect(queue.mailbox(dave.id)).toMatchObject([{ kind: 'claim-answered', answer: 'taken', owner: named(joy) }]);
    });

    it('hears that nobody waits: for a calm wish of another mentee they were not asked', async () => {
      const queue = await fresh();
      await queue.perform(open('h1'), sam, 'r1');
      for (const [n, name] of ['sam', null, 'nobody'].entries()) {
        expect(await queue.perform(come('take', name), rosa, `r2-${n}`)).toMatchObject({ outcome: 'gone' });
      }
      expect(kinds(queue, rosa.id)).toEqual(['nobody-waits', 'nobody-waits', 'nobody-waits']);
      expect(await queue.perform(come('take', 'sam'), joy, 'r3')).toMatchObject({ outcome: 'claimed' });
    });

    it('never comes to whoever does not want them, to their own, or into another programme', async () => {
      const queue = await fresh();
      queue.world.people = queue.world.people.map((one) => (one.id === sam.id ? { ...sam, apart: [rosa.id] } : one));
      await queue.perform(open('h1', 'urgent', 'words'), { ...sam, apart: [rosa.id] }, 'r1');
      for (const who of [rosa, elsewhere, priya, sam]) {
        expect((await queue.perform(come('take', 'sam'), who, `r2-${who.id}`)).outcome).toMatch(/^(gone|not-allowed)$/);
      }
      expect(await queue.holds({ handoffId: 'h1', owner: rosa.id })).toBe(false);
    });

    it('comes to the most pressing first, among equals to their own', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'urgent'), priya, 'r1');
      queue.world.now += MINUTE;
      await queue.perform(open('h2', 'urgent'), sam, 'r2');
      await queue.perform(come('take'), dave, 'r3');
      expect(await queue.holds({ handoffId: 'h2', owner: dave.id })).toBe(true);
      await queue.perform(come('take'), joy, 'r4');
      expect(await queue.holds({ handoffId: 'h1', owner: joy.id })).toBe(true);
    });

    it('shows a coordinator who asks for a list whoever is in danger', async () => {
      const queue = await fresh();
      await queue.perform(open('h1', 'urgent'), sam, 'r1');
      expect(await queue.perform(come('list'), joy, 'r2')).toMatchObject({ outcome: 'came' });
      expect(kinds(queue, joy.id)).toEqual(['handoff-offered']);
    });
  });
}
