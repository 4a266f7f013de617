import type { Happening } from '../events';
import type { Named, PersonId } from '../person';
import { named } from './change';
import type { Actor, Decision, Notice, QueueRequest } from './handoff';
import { beyondLimits, isUntold, offerOf, onceTheirs, wordsOf } from './offer';

/** The names of those whom a decision names by id; null for whoever is known no longer. */
export type NameOf = (id: PersonId) => Named | null;

/** Everybody but the actor whose name is needed to tell of this decision. */
export function namesNeeded({ mentee, owner, former, outcome, offered, there }: Decision): readonly PersonId[] {
  return [mentee, owner, former, ...(outcome === 'passed' ? offered : []), ...there].filter((id) => id !== null);
}

/**
 * Who is to be told what of a decision. The same arguments give the same notices, so that a request performed again
 * after a crash tells the same people, under the same `once`.
 */
export function noticesOf(
  decision: Decision,
  request: QueueRequest,
  actor: Actor,
  requestId: string,
  nameOf: NameOf,
): readonly Notice[] {
  const told = new Telling(decision, request, actor, nameOf).all();
  return told.map(([to, happening]) => ({ to, happening, once: `${requestId}/${happening.kind}` }));
}

type Told = readonly [to: PersonId, happening: Happening];
type Why = { readonly withTeam?: true; readonly wroteAgain?: true };

class Telling {
  private readonly handoffId: string;
  private readonly mentee: Named;
  private readonly me: Named;

  constructor(
    private readonly decision: Decision,
    private readonly request: QueueRequest,
    private readonly actor: Actor,
    private readonly nameOf: NameOf,
  ) {
    this.handoffId = decision.handoffId;
    this.me = named(actor);
    this.mentee = this.menteeOf();
  }

  all(): readonly Told[] {
    const { handoffId, mentee, me, decision } = this;
    switch (decision.outcome) {
      case 'opened':
      case 'reopened':
      case 'joined':
      case 'raised':
        return [...this.takenFrom(), ...this.offers(wordsOf(this.request)), ...this.truth()];
      case 'claimed':
        return [this.claimAnswered('won', me), this.hereNow(me), ...this.closedFor(decision.closed, me)];
      case 'already-held':
        return [this.claimAnswered('won', me)];
      case 'taken':
        return [this.claimAnswered('taken', this.owner())];
      case 'gone':
      case 'not-allowed':
        return this.refused();
      case 'not-held':
        // While it is open it may still be theirs to take: telling them that it closed would be untrue.
        return decision.owner === null ? [] : this.closedFor([me.id], this.owner());
      case 'released':
        return [
          [mentee.id, { kind: 'handoff-released', handoffId, mentor: me, ...this.nobody() }],
          ...this.offers(null),
          ...this.nobodyElse(),
        ];
      case 'declined':
        return [...this.cannotCome(), ...this.offers(null), ...this.nobodyElse()];
      case 'resolved':
        return [[mentee.id, { kind: 'handoff-resolved', handoffId, mentor: me }]];
      case 'rested':
        return this.restedSince();
      case 'parted':
        return [...this.offers(null), ...this.closedFor(decision.closed, null)];
      case 'narrowed':
      case 'came':
        return this.offers(null);
      case 'settled':
        return this.closedFor(decision.closed, null);
      case 'withdrawn':
        return this.closedFor(decision.closed, null, { wroteAgain: true });
      case 'escalated':
        return [...this.truth(), ...this.offers(null)];
      case 'reminded':
        return decision.owner === null ? [] : [[decision.owner, { kind: 'still-there', handoffId, mentee }]];
      case 'lapsed':
        return [...this.lapse(), ...this.offers(null)];
      case 'passed':
        return this.passOn();
      case 'taken-over':
        return [this.claimAnswered('won', me), this.hereNow(me), ...this.lostTo(me)];
      case 'nobody-there':
      case 'nobody-known':
        return this.passAnswered(decision.outcome === 'nobody-there' ? 'off' : 'unknown');
      case 'kept':
      case 'awaited':
      case 'answered':
      case 'so-already':
      case 'not-due':
        return [];
      default:
        return decision.outcome satisfies never;
    }
  }

  private offers(words: string | null, from?: Named): readonly Told[] {
    const { decision, request, mentee } = this;
    const offer = offerOf(decision, request, { mentee, words, ...(from ? { from } : {}) });
    if (offer === null) return [];
    return decision.offered.map((to) => [to, { ...offer, ...beyondLimits(to, decision, request, this.actor) }]);
  }

  private claimAnswered(answer: 'won' | 'taken' | 'gone', owner: Named | null): Told {
    const { handoffId, mentee, me } = this;
    const besides = answer === 'won' ? onceTheirs(this.decision, this.request) : {};
    return [me.id, { kind: 'claim-answered', handoffId, mentee, answer, owner, ...besides }];
  }

  private hereNow(mentor: Named): Told {
    return [this.mentee.id, { kind: 'handoff-claimed', handoffId: this.handoffId, mentor }];
  }

  private closedFor(whom: readonly PersonId[], by: Named | null, why: Why = {}): readonly Told[] {
    const { handoffId, mentee } = this;
    return whom.map((to) => [to, { kind: 'handoff-closed', handoffId, mentee, by, ...why }]);
  }

  /** They are not wanted any more, and never hear why. */
  private takenFrom(): readonly Told[] {
    return this.closedFor(this.decision.closed, null, { withTeam: true });
  }

  /** To the clock, and to the mentee who only waits, there is nothing to say. */
  private refused(): readonly Told[] {
    const { request, decision, me } = this;
    if (request.do === 'take-over') {
      const because = decision.outcome === 'not-allowed' ? 'not-allowed' : 'unknown';
      return [[me.id, { kind: 'take-over-refused', mentee: request.mentee, from: request.from, because }]];
    }
    if (request.do === 'come') return [[me.id, { kind: 'nobody-waits', to: request.to, mentee: request.mentee }]];
    if (decision.outcome === 'not-allowed' || isUntold(request)) return [];
    return request.do === 'claim' ? [this.claimAnswered('gone', null)] : this.closedFor([me.id], null);
  }

  /** Told when it makes a difference to them: somebody else is asked now, or nobody is left. */
  private cannotCome(): readonly Told[] {
    const { handoffId, me, decision } = this;
    if (decision.truth === null) return [];
    const others = !decision.nobodyAlerted;
    return [[this.mentee.id, { kind: 'handoff-declined', handoffId, mentor: me, others }]];
  }

  private truth(): readonly Told[] {
    const { truth } = this.decision;
    if (truth === null) return [];
    const lastResort = truth === '' ? null : truth;
    return [[this.mentee.id, { kind: 'handoff-unanswered', handoffId: this.handoffId, lastResort, ...this.nobody() }]];
  }

  private nobody(): { readonly nobody?: true } {
    return this.decision.nobodyAlerted ? { nobody: true } : {};
  }

  private lapse(): readonly Told[] {
    const { handoffId, mentee } = this;
    const mentor = this.former();
    if (mentor === null) return [];
    return [
      [mentee.id, { kind: 'handoff-released', handoffId, mentor, silent: true, ...this.nobody() }],
      ...this.ifKnown(mentor, { kind: 'handoff-lost', handoffId, mentee, by: null, because: null }),
    ];
  }

  private restedSince(): readonly Told[] {
    const { handoffId, mentee } = this;
    const mentor = this.former();
    if (mentor === null) return [];
    // The holder first: whoever it is for may want somebody after all, and asks the same one again.
    return [
      ...this.ifKnown(mentor, { kind: 'handoff-closed', handoffId, mentee, by: null, rested: true }),
      [mentee.id, { kind: 'handoff-resolved', handoffId, mentor, rested: true }],
    ];
  }

  private ifKnown({ id }: Named, happening: Happening): readonly Told[] {
    return this.nameOf(id) === null ? [] : [[id, happening]];
  }

  private lostTo(by: Named): readonly Told[] {
    const { handoffId, mentee, request } = this;
    const { former } = this.decision;
    const because = request.do === 'take-over' ? request.because : null;
    return former === null ? [] : [[former, { kind: 'handoff-lost', handoffId, mentee, by, because }]];
  }

  private passOn(): readonly Told[] {
    const { handoffId, mentee, me, decision } = this;
    const [id] = decision.offered;
    const to = id === undefined ? null : this.nameOf(id);
    return [
      ...this.passAnswered('passed'),
      ...(to ? [[mentee.id, { kind: 'handoff-passed', handoffId, mentor: me, to }] as const] : []),
      ...this.offers(null, me),
      ...this.closedFor(decision.closed, to),
    ];
  }

  private passAnswered(answer: 'passed' | 'off' | 'unknown'): readonly Told[] {
    const { handoffId, mentee, me, request } = this;
    if (request.do !== 'pass') return [];
    const there = this.decision.there.flatMap((id) => this.nameOf(id)?.name ?? []);
    return [[me.id, { kind: 'pass-answered', handoffId, mentee, to: request.to, answer, there }]];
  }

  /** They were told that others would be asked. */
  private nobodyElse(): readonly Told[] {
    const { handoffId, mentee, me, request, decision } = this;
    const isUnseen = request.do === 'decline' && request.unseen === true;
    if (!decision.nobodyAlerted || isUnseen) return [];
    return [[me.id, { kind: 'pass-answered', handoffId, mentee, to: '', answer: 'nobody' }]];
  }

  private owner(): Named | null {
    return this.decision.owner === null ? null : this.nameOf(this.decision.owner);
  }

  /** They may be known no longer: whoever it is for is told all the same, and has the name. */
  private former(): Named | null {
    const { former } = this.decision;
    return former === null ? null : (this.nameOf(former) ?? { id: former, name: '' });
  }

  /** As whoever asked called them; they may be known no longer, and strangers have no name. */
  private menteeOf(): Named {
    const { request, decision, me } = this;
    if (request.do === 'open') return me;
    if (request.do !== 'take-over' && request.do !== 'come' && request.do !== 'time-is-up')
      return named(request.mentee);
    const id = decision.mentee ?? '';
    return this.nameOf(id) ?? { id, name: '' };
  }
}
