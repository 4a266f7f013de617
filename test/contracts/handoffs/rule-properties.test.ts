import fc from 'fast-check';
import type { Handoff } from '../../../dialogs/handoffs/handoff';
import type { Handoffs } from '../../../dialogs/handoffs/memory';
import { mostPressing, priorityClass } from '../../../dialogs/handoffs/priority';
import { MemorySubject } from './memory-subject';
import { type Step, sequences, take } from './sequences';

describe('whatever is asked of the queue, in whatever order', () => {
  it('no handoff is ever lost: it ends by being resolved by whoever held it, and not otherwise', () =>
    always((before, after, { by }) => {
      for (const one of before.handoffs) {
        const next = find(after, one);
        expect(next).toBeDefined();
        if (next?.state === 'resolved' && one.state !== 'resolved') expect(one.owner).toBe(by.id);
      }
    }));

  it('a person has at most one unresolved handoff', () =>
    always((_before, after) => {
      const unresolved = after.handoffs.filter(({ state }) => state !== 'resolved');
      expect(new Set(unresolved.map(({ mentee }) => mentee)).size).toBe(unresolved.length);
    }));

  it('it is held exactly while it is claimed, due and offered only while it is open', () =>
    always((_before, after) => {
      for (const { state, owner, dueAt, offeredTo } of after.handoffs) {
        expect(owner !== null).toBe(state === 'claimed');
        expect(dueAt !== null).toBe(state === 'open');
        if (state !== 'open') expect(offeredTo).toEqual([]);
      }
    }));

  it('it passes to another holder only through the queue', () =>
    always((before, after) => {
      for (const one of before.handoffs) {
        const owner = find(after, one)?.owner ?? null;
        if (one.owner !== null && owner !== null) expect(owner).toBe(one.owner);
      }
    }));

  it('new reasons only ever raise it, and never put off the time by which somebody should come', () =>
    always((before, after) => {
      for (const one of unresolvedIn(before)) {
        const next = find(after, one);
        if (next === undefined) continue;
        expect(pressing(next)).toBeLessThanOrEqual(pressing(one));
        if (one.dueAt !== null && next.dueAt !== null) expect(next.dueAt).toBeLessThanOrEqual(one.dueAt);
      }
    }));

  it('every change raises the version by one, and a refusal or a repeat changes nothing', () =>
    always((before, after) => {
      for (const one of after.handoffs) {
        const earlier = find(before, one);
        if (one.version === earlier?.version) expect(one).toEqual(earlier);
        else expect(one.version).toBe((earlier?.version ?? 0) + 1);
      }
    }));
});

/** Holds `rule` against the queue before and after every step of many random sequences. */
async function always(rule: (before: Handoffs, after: Handoffs, step: Step) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      const subject = new MemorySubject();
      for (const step of steps) {
        const before = subject.queue;
        await take(subject, step);
        rule(before, subject.queue, step);
      }
    }),
    { numRuns: 100 },
  );
}

function find({ handoffs }: Handoffs, { id, programme }: Handoff): Handoff | undefined {
  return handoffs.find((one) => one.id === id && one.programme === programme);
}

function unresolvedIn({ handoffs }: Handoffs): readonly Handoff[] {
  return handoffs.filter(({ state }) => state !== 'resolved');
}

function pressing({ reasons }: Handoff): number {
  return priorityClass(mostPressing(reasons));
}
