import fc from 'fast-check';
import type { HandoffRequest } from '../../../dialogs/effects';
import { HANDOFF_REASONS } from '../../../dialogs/events';
import type { Person } from '../../../dialogs/person';
import {
  claim,
  dave,
  decline,
  elsewhere,
  everyone,
  joy,
  MINUTE,
  open,
  priya,
  release,
  resolve,
  rosa,
  type Subject,
  sam,
} from './world';

/** One thing that is done to a queue. */
export interface Step {
  readonly request: HandoffRequest;
  readonly by: Person;
  readonly requestId: string;
  /** The people there are at that time. */
  readonly people: readonly Person[];
  /** How long after the step before, in milliseconds. */
  readonly after: number;
}

/** Few ids and few people, so that requests meet each other all the time; now and then somebody who has no business here. */
const theirs: fc.Arbitrary<{ id: string; whose: Person }> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ id: 'h1', whose: sam }) },
  { weight: 1, arbitrary: fc.constant({ id: 'h2', whose: sam }) },
  { weight: 2, arbitrary: fc.constant({ id: 'h3', whose: priya }) },
);
const helper = fc.oneof(
  { weight: 6, arbitrary: fc.constant(dave) },
  { weight: 3, arbitrary: fc.constantFrom(rosa, joy) },
);
const anyone = mostly(helper, fc.constantFrom(...everyone));

const opening = mostly(
  theirs,
  fc.record({ id: fc.constantFrom('h1', 'h3', 'h4'), whose: fc.constantFrom(...everyone) }),
).chain(({ id, whose }) =>
  fc.constantFrom(...HANDOFF_REASONS).map((reason) => ({ by: whose, request: open(id, reason, 'words') })),
);
const handling = fc
  .tuple(
    anyone,
    mostly(theirs, fc.constant({ id: 'h1', whose: priya })),
    fc.constantFrom(claim, claim, release, decline, resolve),
  )
  .map(([by, { id, whose }, request]) => ({ by, request: request(id, whose) }));

function mostly<T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 14, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const people = fc.oneof(
  { weight: 4, arbitrary: fc.constant(everyone) },
  { weight: 1, arbitrary: fc.constantFrom([sam, priya, dave], [sam, priya, joy], [sam, priya, elsewhere]) },
);

const step = fc.record({
  asked: fc.oneof({ weight: 2, arbitrary: opening }, { weight: 3, arbitrary: handling }),
  people,
  after: fc.integer({ min: 0, max: 20 * MINUTE }),
  /** How many steps ago to look for a request to perform again, or 0 for a new one. */
  again: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) }),
});

/** Requests in any order from anybody, a fifth of them performed again later. */
export const sequences: fc.Arbitrary<readonly Step[]> = fc
  .array(step, { minLength: 1, maxLength: 60, size: 'max' })
  .map((drawn) => {
    const steps: Step[] = [];
    for (const { asked, people, after, again } of drawn) {
      const earlier = again === 0 ? undefined : steps.at(-again);
      steps.push({
        request: asked.request,
        by: asked.by,
        requestId: `r${steps.length}`,
        ...pick(earlier),
        people,
        after,
      });
    }
    return steps;
  });

function pick(step: Step | undefined): Partial<Step> {
  return step === undefined ? {} : { request: step.request, by: step.by, requestId: step.requestId };
}

/** What came of a step: the answer, or that it failed loudly. */
export async function take(subject: Subject, { request, by, requestId, people, after }: Step) {
  subject.world.people = people;
  subject.world.now += after;
  return subject.perform(request, by, requestId).catch(() => 'failed' as const);
}
