import type { HandoffRequest } from '../../dialogs/effects';
import type { Notice } from '../../dialogs/handoffs/handoff';
import { givenBack } from '../../dialogs/handoffs/memory-matches';
import { type ByName, noticesByName, noticesOfLeaving, type Roster } from '../../dialogs/matching/decide';
import type { MatchRequest } from '../../dialogs/matching/requests';
import type { Named, Person } from '../../dialogs/person';
import type { Clock, Intake } from '../mailroom/contract';
import type { Helpers, MatchRecords } from './contract';
import { type AtLeaving, unwatchedLeaving } from './fault-points';
import type { HandoffStore } from './store';

interface Parts {
  readonly intake: Intake;
  readonly helpers: Helpers;
  readonly records?: MatchRecords;
  readonly clock: Clock;
  /** What is given back is decided, written and told as everything that is asked of a handoff. */
  readonly perform: (request: HandoffRequest, by: Person, requestId: string) => Promise<unknown>;
  readonly atLeaving?: AtLeaving;
}

/** What is asked of the queue about who is with whom. Everything may be performed again, and ends the same. */
export class MatchRequests {
  readonly #at: AtLeaving;

  constructor(
    private readonly store: HandoffStore,
    private readonly parts: Parts,
  ) {
    this.#at = parts.atLeaving ?? unwatchedLeaving;
  }

  private get clock(): Clock {
    return this.parts.clock;
  }

  private get records(): MatchRecords {
    if (this.parts.records) return this.parts.records;
    throw new Error('This queue was opened without the records of who is with whom.');
  }

  /** @throws when Redis, a record or a mailbox cannot be written: perform it again, which changes nothing twice */
  async perform(request: MatchRequest, by: Person, requestId: string): Promise<void> {
    const { records, clock } = this;
    switch (request.do) {
      case 'set-mentor':
        await records.setMatch(by.id, request.mentor, request.apart);
        return this.#checkThere(request.mentor, by, requestId);
      case 'leave':
        return this.#leave(by, request.next, requestId);
      case 'come-back':
        await records.setLeft(by.id, false);
        return this.store.auditHelper(by.programme, by.id, 'came-back', clock.now());
      default:
        return this.#tell(noticesByName(request satisfies ByName, by, requestId, await this.#roster(by.programme)));
    }
  }

  /**
   * Whoever leaves is written down as gone first and then looks for whose mentor they are; whoever gets a mentor is written down first and
   * then looks whether that one is there. In whatever order the two come, one of them sees the other.
   */
  async #checkThere(mentor: Named | null, by: Person, requestId: string): Promise<void> {
    const there = mentor === null ? null : await this.records.reread(mentor.id);
    if (mentor === null || (there !== null && there.left !== true)) return;
    const gone = { kind: 'mentor-gone', mentor, next: null } as const;
    await this.parts.intake.accept(by.id, gone, `${requestId}/gone`);
  }

  async #leave(by: Person, next: Named | null, requestId: string): Promise<void> {
    await this.records.setLeft(by.id, true);
    await this.store.auditHelper(by.programme, by.id, 'left', this.clock.now());
    this.#at('marked');
    await this.#giveBack(by, requestId);
    await this.#tell(noticesOfLeaving(by, next, requestId, await this.#roster(by.programme)));
    this.#at('told');
  }

  /** What is to be given back is written down before any of it is: whoever is not told yet when this dies is told when it is performed again. */
  async #giveBack(by: Person, requestId: string): Promise<void> {
    const { store } = this;
    const { programme } = by;
    const theirs = [...(await store.heldBy(programme, by.id)), ...(await store.opened(programme))];
    const found = givenBack(theirs, by.id, () => '').map((one) => `${one.do} ${one.handoffId}`);
    const planned = await store.planGivingBack(programme, requestId, found);
    this.#at('planned');
    for (const entry of planned) {
      const [what, handoffId = ''] = entry.split(' ');
      const handoff = await store.read(programme, handoffId);
      if (handoff === null) continue;
      const person = await this.parts.helpers.find(handoff.mentee);
      const mentee = { id: handoff.mentee, name: person?.name ?? '' };
      const request = { kind: 'handoff', handoffId, mentee, do: what === 'release' ? 'release' : 'decline' } as const;
      await this.parts.perform(request, by, `${requestId}/${entry}`);
      this.#at('given-back');
    }
  }

  async #tell(notices: readonly Notice[]): Promise<void> {
    const { intake } = this.parts;
    const told = await Promise.allSettled(
      notices.map(async ({ to, happening, once }) => {
        await intake.accept(to, happening, once);
        this.#at('one-told');
      }),
    );
    for (const one of told) if (one.status === 'rejected') throw one.reason;
  }

  async #roster(programme: string): Promise<Roster> {
    const { helpers } = this.parts;
    const [staff, mentees] = await Promise.all([helpers.staff(programme, null), this.records.mentees(programme)]);
    const people = [...mentees, ...staff.filter(({ role }) => role !== 'mentee')];
    return {
      people: people.filter((one) => one.programme === programme),
      mostMentees: helpers.programme(programme).limits['most-mentees'],
      now: this.clock.now(),
    };
  }
}
