import { type Happening, SHARED_WHEN_SERIOUS } from '../events';
import type { Person, PersonId } from '../person';
import { named, theOneCalled } from './change';
import type { HelperRequest, Notice } from './handoff';
import { isHelper } from './ladder';

export type Sharing = Extract<HelperRequest, { do: 'share' }>;

/**
 * Who hears the words that a mentor wants to be heard: the one they named, and otherwise every coordinator. What is told to the one who
 * asked says by whom they are heard; nobody else is ever told in place of whom they chose.
 * @param requestId the same for a request that is performed again, so that nobody hears it twice
 * @param people those of the programme
 */
export function noticesOfSharing(
  { about, to, words, mentee, mentor, without }: Sharing,
  by: Person,
  requestId: string,
  people: readonly Person[],
): readonly Notice[] {
  const others = people.filter(
    (one) => isHelper(one) && !one.left && one.programme === by.programme && one.id !== by.id && one.id !== without,
  );
  const called = to === null ? null : theOneCalled(to, others);
  const heardBy = to === null ? others.filter(({ role }) => role === 'coordinator') : called === null ? [] : [called];
  const shared = {
    kind: 'colleague-shared',
    from: named(by),
    about,
    words,
    ...(mentee === undefined ? {} : { mentee }),
    ...(mentor === undefined ? {} : { mentor }),
  } as const;
  const answer = { kind: 'share-answered', heardBy: heardBy.map(named), wanted: to } as const;
  const notice = (whom: PersonId, happening: Happening) => ({
    to: whom,
    happening,
    once: `${requestId}/${happening.kind}`,
  });
  // Where it is serious they were told so already. Whether anybody comes they hear of the handoff that is asked beside it.
  const isSerious = SHARED_WHEN_SERIOUS.some((one) => one === about);
  if (isSerious) return heardBy.map(({ id }) => notice(id, shared));
  return [...heardBy.map(({ id }) => notice(id, shared)), notice(by.id, answer)];
}
