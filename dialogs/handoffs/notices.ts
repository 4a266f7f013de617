import type { HandoffRequest } from '../effects';
import type { Happening } from '../events';
import type { Named, Person, PersonId } from '../person';
import type { Decision, Notice } from './handoff';

/**
 * Who is to be told what of a decision. The same arguments give the same notices, so that a request performed again
 * after a crash tells the same people, under the same `once`.
 * @param owner the name of `decision.owner`; null when nobody holds it or they are known no longer
 */
export function noticesOf(
  decision: Decision,
  request: HandoffRequest,
  actor: Person,
  requestId: string,
  owner: Named | null,
): readonly Notice[] {
  const told =
    request.do === 'open' ? offers(decision, named(actor), request.words) : answers(decision, request, actor, owner);
  return told.map(([to, happening]) => ({ to, happening, once: `${requestId}/${happening.kind}` }));
}

type Told = readonly [to: PersonId, happening: Happening];

function offers({ handoffId, reason, offered }: Decision, mentee: Named, words: string | null): readonly Told[] {
  if (reason === null) return [];
  return offered.map((to) => [to, { kind: 'handoff-offered', handoffId, mentee, reason, words }]);
}

function answers(
  decision: Decision,
  request: Exclude<HandoffRequest, { do: 'open' }>,
  actor: Person,
  owner: Named | null,
): readonly Told[] {
  const { handoffId, mentee } = request;
  const mentor = named(actor);
  switch (decision.outcome) {
    case 'claimed':
      return [
        [actor.id, { kind: 'claim-answered', handoffId, mentee, answer: 'won', owner: mentor }],
        [mentee.id, { kind: 'handoff-claimed', handoffId, mentor }],
        ...decision.closed.map((to): Told => [to, { kind: 'handoff-closed', handoffId, mentee, by: mentor }]),
      ];
    case 'already-held':
      return [[actor.id, { kind: 'claim-answered', handoffId, mentee, answer: 'won', owner: mentor }]];
    case 'taken':
      return [[actor.id, { kind: 'claim-answered', handoffId, mentee, answer: 'taken', owner }]];
    case 'gone':
      return request.do === 'claim'
        ? [[actor.id, { kind: 'claim-answered', handoffId, mentee, answer: 'gone', owner: null }]]
        : [[actor.id, { kind: 'handoff-closed', handoffId, mentee, by: null }]];
    case 'not-held':
      // While it is open it may still be theirs to take: telling them that it closed would be untrue.
      return decision.owner === null ? [] : [[actor.id, { kind: 'handoff-closed', handoffId, mentee, by: owner }]];
    case 'released':
      return [[mentee.id, { kind: 'handoff-released', handoffId, mentor }], ...offers(decision, mentee, null)];
    case 'declined': {
      const others = !decision.nobodyAlerted;
      return [[mentee.id, { kind: 'handoff-declined', handoffId, mentor, others }], ...offers(decision, mentee, null)];
    }
    case 'resolved':
      return [[mentee.id, { kind: 'handoff-resolved', handoffId, mentor }]];
    default:
      return [];
  }
}

function named({ id, name }: Named): Named {
  return { id, name };
}
