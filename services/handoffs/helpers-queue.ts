import type { HelperRequest } from '../../dialogs/handoffs/handoff';

import { noticesOfSharing, type Sharing } from '../../dialogs/handoffs/sharing';
import type { MatchRequest } from '../../dialogs/matching/requests';
import type { Person } from '../../dialogs/person';
import type { Intake } from '../mailroom/contract';
import type { Helpers } from './contract';
import type { HandoffStore } from './store';

/** What is asked of the queue about no handoff: whether a helper is there, when, and who hears how they are. */
export class HelperRequests {
  constructor(
    private readonly store: HandoffStore,
    private readonly parts: { readonly intake: Intake; readonly helpers: Helpers },
  ) {}

  /** @throws when Redis, their record or a mailbox cannot be written: perform it again, which changes nothing twice */
  async perform(request: OfOneHelper, by: Person, requestId: string, now: number): Promise<void> {
    if (request.do === 'share') return this.#share(request, by, requestId);
    if (request.do !== 'set-shifts') return this.store.setOff(by.programme, by.id, request.do === 'go-off', now);
    await this.parts.helpers.setShifts(by.id, request.shifts);
    await this.store.auditHelper(by.programme, by.id, 'rota-set', now);
  }

  async #share(request: Sharing, by: Person, requestId: string): Promise<void> {
    const people = await this.parts.helpers.staff(by.programme, null);
    const notices = noticesOfSharing(request, by, requestId, people);
    const told = await Promise.allSettled(
      notices.map(({ to, happening, once }) => this.parts.intake.accept(to, happening, once)),
    );
    for (const one of told) if (one.status === 'rejected') throw one.reason;
  }
}

/** About the one who asks, and about nobody else. */
type OfOneHelper = Exclude<HelperRequest, MatchRequest>;

export function isHelperRequest(request: { readonly do: string }): request is OfOneHelper {
  return OF_HELPERS.has(request.do);
}

const OF_HELPERS: ReadonlySet<string> = new Set<OfOneHelper['do']>(['go-off', 'go-on', 'set-shifts', 'share']);
