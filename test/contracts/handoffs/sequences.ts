import fc from 'fast-check';
import type { HandoffRequest } from '../../../dialogs/effects';
import { HANDOFF_REASONS } from '../../../dialogs/events';
import type { Person } from '../../../dialogs/person';
import {
  answered,
  awaitWord,
  claim,
  come,
  dave,
  decline,
  ease,
  elsewhere,
  everyone,
  GO_OFF,
  GO_ON,
  joy,
  keep,
  MINUTE,
  open,
  part,
  pass,
  priya,
  raise,
  release,
  resolve,
  rosa,
  type Subject,
  sam,
  settle,
  takeOver,
  withdraw,
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
    fc.constantFrom(claim, claim, claim, release, decline, resolve, keep, raise),
  )
  .map(([by, { id, whose }, request]) => ({ by, request: request(id, whose) }));
const passing = fc
  .tuple(anyone, mostly(theirs, fc.constant({ id: 'h1', whose: priya })), fc.constantFrom('rosa', 'Dave', 'joy', 'Kim'))
  .map(([by, { id, whose }, to]) => ({ by, request: pass(id, whose, to) }));
const takingOver = fc
  .tuple(mostly(fc.constant(joy), anyone), fc.constantFrom('Sam', 'Priya'), fc.constantFrom('Dave', 'Rosa', 'Nobody'))
  .map(([by, mentee, from]) => ({ by, request: takeOver(mentee, from) }));
const coming = fc
  .tuple(
    anyone,
    fc.constantFrom('take', 'take', 'list', 'write'),
    fc.constantFrom(null, null, 'sam', 'Priya', 'Nobody'),
  )
  .map(([by, to, mentee]) => ({ by, request: come(to, mentee) }));
const talking = theirs.chain(({ id, whose }) =>
  fc.constantFrom(awaitWord, answered, withdraw, ease).map((request) => ({ by: whose, request: request(id, whose) })),
);
const matching = fc
  .tuple(theirs, fc.constantFrom('rematch', 'last-talk', 'leaving'), helper, fc.boolean())
  .map(([{ id, whose }, reason, from, parts]) => ({
    by: whose,
    request: parts ? part(id, whose, from) : settle(id, whose, reason),
  }));
const shifting = fc
  .tuple(fc.constantFrom(dave, rosa, joy), fc.constantFrom(GO_OFF, GO_ON, GO_ON))
  .map(([by, request]) => ({ by, request }));

function mostly<T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 14, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const people = fc.oneof(
  { weight: 4, arbitrary: fc.constant(everyone) },
  { weight: 1, arbitrary: fc.constantFrom([sam, priya, dave], [sam, priya, joy], [sam, priya, elsewhere]) },
);

const step = fc.record({
  asked: fc.oneof(
    { weight: 4, arbitrary: opening },
    { weight: 7, arbitrary: handling },
    { weight: 2, arbitrary: talking },
    { weight: 1, arbitrary: passing },
    { weight: 1, arbitrary: takingOver },
    { weight: 1, arbitrary: coming },
    { weight: 1, arbitrary: shifting },
    { weight: 2, arbitrary: matching },
  ),
  people,
  after: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 20 * MINUTE }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 * 24 * 60 * MINUTE }) },
  ),
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

/** The clock is moved, and whatever is over by then happens; then what came of the step: the answer, or that it failed loudly. */
export async function take(subject: Subject, { request, by, requestId, people, after }: Step) {
  subject.world.people = people;
  subject.world.now += after;
  await subject.timePasses();
  return subject.perform(request, by, requestId).catch(() => 'failed' as const);
}

/** One sequence in which everything comes of something, so that no run depends on chance for it. */
export const EVERYTHING: readonly Step[] = (
  [
    [open('h1', 'asked'), sam],
    [open('h2', 'concern'), sam],
    [open('h2', 'not-understood'), sam],
    [open('h1'), priya],
    [claim('h9', sam), dave],
    [claim('h1', sam), priya],
    [resolve('h1', sam), dave],
    [GO_OFF, rosa],
    [pass('h1', sam, 'Rosa'), dave],
    [pass('h1', sam, 'Kim'), dave],
    [GO_ON, rosa],
    [decline('h1', sam), dave],
    [claim('h1', sam), joy, 20],
    [claim('h1', sam), joy],
    [claim('h1', sam), dave],
    [answered('h1', sam), sam],
    [answered('h1', sam), sam],
    [awaitWord('h1', sam), sam],
    [keep('h1', sam), joy, 60],
    [release('h1', sam), joy],
    [claim('h1', sam), rosa],
    [takeOver('Sam', 'Rosa'), joy],
    [pass('h1', sam, 'Dave'), joy],
    [claim('h1', sam), dave],
    [claim('h1', sam), dave, 61],
    [claim('h1', sam), dave, 20],
    [resolve('h1', sam), dave],
    [open('h1', 'rematch'), sam],
    [part('h1', sam, joy), sam],
    [open('h1', 'last-talk'), sam],
    [settle('h1', sam, 'last-talk'), sam],
    [settle('h1', sam, 'rematch'), sam],
    [open('h1', 'urgent'), sam],
    [come('list'), joy],
    [open('h3', 'silence'), priya],
    [withdraw('h3', priya), priya],
    // Two days later: asked in the morning, silent, and nobody waits.
    [open('h3', 'asked'), priya],
    [claim('h3', priya), dave],
    [answered('h3', priya), priya],
    [open('h4', 'asked'), rosa, 26 * 60],
    [open('h4', 'asked'), rosa, 26 * 60],
  ] as const
).map(([request, by, minutes = 0], n) => ({
  request,
  by,
  requestId: `every-${n}`,
  people: everyone,
  after: minutes * MINUTE,
}));
