import fc from 'fast-check';
import { HANDOFF_REASONS, type HandoffReason } from '../../../dialogs/events';
import type { Handoff } from '../../../dialogs/handoffs/handoff';
import type { Handoffs } from '../../../dialogs/handoffs/memory';
import { mostPressing, priorityClass } from '../../../dialogs/handoffs/priority';
import { MemorySubject } from './memory-subject';
import { type Step, sequences, take } from './sequences';
import { answered, awaitWord, claim, elsewhere, GO_ON, joy, MINUTE, open, sam } from './world';

describe('whatever is asked of the queue, in whatever order', () => {
  it('no handoff is ever lost: whoever held it resolves it, or whoever it is for when nobody is wanted any more, or a calm one rests; and nobody else', () =>
    always((before, after, { by, request }) => {
      for (const one of before.handoffs) {
        const next = find(after, one);
        expect(next).toBeDefined();
        if (next?.state !== 'resolved' || one.state === 'resolved') continue;
        if (hasRested(one)) continue;
        if (request.do === 'withdraw') {
          expect([one.mentee, one.owner, [...new Set(one.reasons)]]).toEqual([by.id, null, ['silence']]);
        } else expect(request.do === 'settle' && one.owner === null ? one.mentee : one.owner).toBe(by.id);
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

  it('something happens to it by itself, sooner or later, until it is resolved: nobody waits for ever', () =>
    always((_before, after, _step, now) => {
      for (const { state, timerAt } of after.handoffs) {
        if (state === 'resolved') expect(timerAt).toBeNull();
        else expect(timerAt).toBeGreaterThan(now);
      }
    }));

  it('only a holder can be awaited, or asked whether they are still there', () =>
    always((_before, after) => {
      for (const { state, awaited, asked } of after.handoffs) {
        if (state !== 'claimed') expect([awaited, asked]).toEqual([false, false]);
      }
    }));

  it('nobody is offered what they are waiting for themselves, nor what they hold', () =>
    always((_before, after) => {
      for (const { mentee, owner, offeredTo } of after.handoffs) {
        expect(offeredTo).not.toContain(mentee);
        if (owner !== null) expect(offeredTo).not.toContain(owner);
      }
    }));

  it('who said that they are off shift is asked by nothing but an emergency, and never by the clock for the mild ones', () =>
    always((before, after, { request, by }) => {
      // Whoever comes by themselves was not asked.
      const came = request.kind === 'handoff' && request.do === 'come' ? by.id : null;
      for (const one of after.handoffs) {
        const known = find(before, one);
        // A mentor's call for support reaches the coordinators at any hour as well.
        const atAnyHour = pressing(one) === priorityClass('urgent') || one.reasons.includes('support');
        if (atAnyHour || known === undefined) continue;
        const fresh = one.offeredTo.filter((id) => !known.offeredTo.includes(id));
        for (const id of fresh) if (id !== came) expect(before.off).not.toContain(id);
      }
    }));

  it('it passes to another holder only through the queue, or to a coordinator who takes it over', () =>
    always((before, after, { request, by }) => {
      for (const one of before.handoffs) {
        const owner = find(after, one)?.owner ?? null;
        if (one.owner === null || owner === null || owner === one.owner) continue;
        expect([request.do, by.role, by.id]).toEqual(['take-over', 'coordinator', owner]);
      }
    }));

  it('new reasons only ever raise it, and never put off the time by which somebody should come', () =>
    always((before, after, { request }) => {
      for (const one of unresolvedIn(before)) {
        const next = find(after, one);
        // What was settled is a reason no more, and what is no danger any more is no emergency.
        if (next === undefined || request.do === 'settle' || request.do === 'ease') continue;
        expect(pressing(next)).toBeLessThanOrEqual(pressing(one));
        if (one.dueAt !== null && next.dueAt !== null) expect(next.dueAt).toBeLessThanOrEqual(one.dueAt);
        if (request.do === 'open' && one.timerAt !== null) expect(next.timerAt).toBeLessThanOrEqual(one.timerAt);
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

describe('a talk that has rested, and whose holder says nothing', () => {
  const CALM: readonly HandoffReason[] = ['asked', 'no-rush', 'slip-up', 'silence'];
  const reasons = fc.uniqueArray(fc.constantFrom(...HANDOFF_REASONS), { minLength: 1, maxLength: 3 });

  it.each(HANDOFF_REASONS)('ends by itself only when it was calm, whatever joined it: %s', (reason) =>
    fc.assert(
      fc.asyncProperty(reasons, fc.boolean(), async (more, awaited) => {
        const all = [reason, ...more];
        const subject = new MemorySubject();
        for (const [n, one] of all.entries()) await subject.perform(open('h1', one), sam, `open-${n}`);
        await subject.perform(claim('h1', sam), joy, 'claim');
        await subject.perform(answered('h1', sam), sam, 'answered');
        if (awaited) await subject.perform(awaitWord('h1', sam), sam, 'await');
        const stood = await untilItIsNoLongerHeld(subject);
        const isOver = !awaited && all.every((one) => CALM.includes(one));
        expect(stood).toEqual(['claimed', isOver ? 'resolved' : 'open']);
      }),
      {
        numRuns: 10,
        examples: [
          [[], false],
          [[], true],
        ],
      },
    ),
  );
});

/** How it stands at first, and once its holder's time is over. */
async function untilItIsNoLongerHeld(subject: MemorySubject): Promise<readonly string[]> {
  const stands = () => subject.queue.handoffs.find(({ id }) => id === 'h1')?.state ?? 'lost';
  const before = stands();
  for (let hours = 0; hours < 200 && stands() === 'claimed'; hours += 1) {
    subject.world.now += 60 * MINUTE;
    await subject.timePasses();
  }
  return [before, stands()];
}

const BY_THE_CLOCK: Step = { request: GO_ON, by: elsewhere, requestId: '', people: [], after: 0 };

/** Holds `rule` against the queue before and after every step of many random sequences. */
async function always(rule: (before: Handoffs, after: Handoffs, step: Step, now: number) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      const subject = new MemorySubject();
      for (const step of steps) {
        // What the clock does is a step of its own.
        subject.world.people = step.people;
        subject.world.now += step.after;
        const early = subject.queue;
        await subject.timePasses();
        if (subject.queue !== early) rule(early, subject.queue, BY_THE_CLOCK, subject.world.now);
        const before = subject.queue;
        await take(subject, { ...step, after: 0 });
        rule(before, subject.queue, step, subject.world.now);
      }
    }),
    { numRuns: 60 },
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

/** Somebody has it, nobody waits for a word, and it was never about danger: it may end by itself. */
function hasRested({ owner, awaited, reasons }: Handoff): boolean {
  return owner !== null && !awaited && reasons.every((one) => ['asked', 'no-rush', 'slip-up', 'silence'].includes(one));
}
