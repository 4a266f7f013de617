import { cardId } from '../cards/card';
import { reasonArg } from '../cues';
import type { CueArgs, Effect, Priority, Say } from '../effects';
import type { MailboxEvent } from '../events';
import { isUnreachable } from '../reach';
import { quote } from '../scripts/quote';
import { copyOf, type MentorState, type Offer } from '../state';
import { type TurnContext, type TurnResult, unknownEvent } from '../turn';
import { meantBy, offerButtons, settleCards } from './cards';
import { afterwards, colleagueShared, shareAnswered, wake } from './care';
import { lost, passAnswered, stillThere, takeOverRefused } from './handing';
import { hear } from './hearing';
import { leavingSeen, mentorBack, mentorLeft, stays, tellOfStop } from './leaving';
import { countAlert, overLimit } from './limits';
import { matchAnswered, ofMentee, tellWaitingNews } from './matching';
import { ownNumberConfirmed } from './number';
import { mostPressing } from './offers';
import { helperCame, helperLeft, helperSpoke } from './support';
import { answered, closed } from './taking';
import { botRemoved, enrolledAgain, giveUpAll, unreached } from './undelivered';
import { rendered } from './words';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** How much of what a mentee wrote stands in an alert, in characters; they read the rest when they take it. */
const ALERT_WORDS = 200;

/** One event of a mentor's (or a coordinator's) mailbox. The state given is not changed. */
export function mentorTurn(before: MentorState, event: MailboxEvent, context: TurnContext): TurnResult {
  const desk = new Desk(copyOf(before), context, event);
  desk.happen();
  const { holding } = desk.state;
  // However it ended: passed, taken over or done.
  if (!desk.state.left && before.holding && before.holding.handoffId !== holding?.handoffId)
    afterwards(desk, before.holding);
  settleCards(desk.state, event, desk.effects);
  return { state: desk.state, effects: desk.effects };
}

/** One turn of a mentor's in the making. */
export class Desk {
  readonly effects: Effect[] = [];

  constructor(
    readonly state: MentorState,
    readonly context: TurnContext,
    readonly event: MailboxEvent,
  ) {}

  happen(): void {
    const { event } = this;
    switch (event.kind) {
      case 'heard':
        return hear(this, event);
      case 'pressed':
        return this.press(event);
      case 'handoff-offered':
        return this.offered(event);
      case 'claim-answered':
        return answered(this, event);
      case 'handoff-closed':
        return closed(this, event);
      case 'still-there':
        return stillThere(this, event);
      case 'handoff-lost':
        return lost(this, event);
      case 'pass-answered':
        return passAnswered(this, event);
      case 'take-over-refused':
        return takeOverRefused(this, event);
      case 'mentee-spoke':
        return this.say('mentor.from-mentee', { mentee: event.mentee.name, words: event.text }, 'relay');
      case 'mentee-stopped':
        return this.menteeStopped(event);
      case 'words-refused':
        return this.refused(event);
      case 'delivery-failed':
        return unreached(this, event);
      case 'bot-removed':
        return botRemoved(this, event);
      case 'enrolled':
        return enrolledAgain(this);
      case 'number-confirmed':
        return ownNumberConfirmed(this, event.by);
      case 'due':
        return tellWaitingNews(this) ? undefined : wake(this);
      case 'share-answered':
        return shareAnswered(this, event);
      case 'colleague-shared':
        return colleagueShared(this, event);
      case 'handoff-claimed':
        return helperCame(this, event);
      case 'handoff-resolved':
        leavingSeen(this, event);
        return helperLeft(this, event);
      case 'handoff-released':
        return helperLeft(this, event);
      case 'mentor-spoke':
        return helperSpoke(this, event);
      case 'mentee-given':
      case 'mentee-taken':
      case 'ending-told':
      case 'last-words':
        return ofMentee(this, event);
      case 'mentor-left':
        return mentorLeft(this, event);
      case 'mentor-back':
        return mentorBack(this);
      case 'match-answered':
        return matchAnswered(this, event);
      case 'matched':
      case 'mentor-gone':
      case 'rematch-wished':
      case 'ending-planned':
      case 'handoff-passed':
      case 'handoff-unanswered':
      case 'handoff-declined':
      case 'note-kept':
        return this.ignore('meant-for-a-mentee');
      default:
        return unknownEvent(event);
    }
  }

  /** A button speaks of the very handoff it stands under, whoever else waits. */
  private press(event: Of<'pressed'>): void {
    const meant = meantBy(event, this.state, this.context.person.id);
    if (meant.do === 'say') return this.say(meant.cue, meant.args);
    return meant.do === 'ignore' ? this.ignore(meant.because) : this[meant.do](meant.offer);
  }

  private offered(event: Of<'handoff-offered'>): void {
    const { handoffId, reason, words, from } = event;
    // Nobody knows a stranger's name.
    const mentee =
      event.mentee.name === '' ? { ...event.mentee, name: this.context.language.topics.somebody } : event.mentee;
    const offer = { handoffId, mentee, reason, at: event.since ?? event.at };
    const { state } = this;
    if (state.left || isUnreachable(state.reach)) return this.decline(offer);
    const others = state.offers.filter((o) => o.handoffId !== handoffId);
    const over = state.stopped ? null : overLimit(this, offer, reason, event.atTheEnd === true);
    if (over !== null) {
      state.offers = others;
      this.note('alert-held-back', { because: over });
      return this.declineUnseen(offer);
    }
    if (state.holding?.handoffId === handoffId) state.holding = { ...offer, at: state.holding.at };
    else state.offers = [...others, offer];
    if (state.stopped) return this.declineUnseen(offer);
    countAlert(state, this.context);
    const priority = reason === 'urgent' || reason === 'concern' ? 'crisis' : 'relay';
    if (from) return this.say('mentor.asked-by', { mentee: mentee.name, from: from.name }, priority, offer);
    const quoted = quote(words ?? '', ALERT_WORDS);
    const hasWords = words === null ? 'no' : 'yes';
    const shown = { reason: reasonArg(reason), mentee: mentee.name, hasWords, words: quoted };
    this.say('mentor.alert', shown, priority, offer);
  }

  claim({ handoffId, mentee }: Offer) {
    this.state.claiming = handoffId;
    this.effects.push({ kind: 'handoff', do: 'claim', handoffId, mentee });
  }

  done(holding: Offer) {
    this.state.holding = null;
    this.state.finished = { handoffId: holding.handoffId, mentee: holding.mentee, at: this.context.now };
    this.effects.push({ kind: 'handoff', do: 'resolve', handoffId: holding.handoffId, mentee: holding.mentee });
    this.say('mentor.done', { mentee: holding.mentee.name });
    const next = mostPressing(this.state.offers);
    if (next) this.say('mentor.still-waiting', { mentee: next.mentee.name });
  }

  handBack(holding: Offer) {
    this.state.holding = null;
    this.giveBack(holding);
    this.say('mentor.released');
  }

  private giveBack({ handoffId, mentee }: Offer) {
    this.effects.push({ kind: 'handoff', do: 'release', handoffId, mentee });
  }

  /** They cannot take it: the queue asks the next. */
  pass(offer: Offer): void {
    this.decline(offer);
    this.state.offers = this.state.offers.filter((o) => o !== offer);
    this.state.passed = offer;
    this.say('mentor.passed', { mentee: offer.mentee.name });
  }

  /** Passed on to the next, and still theirs to take should they find the time. */
  private decline({ handoffId, mentee }: Offer) {
    this.effects.push({ kind: 'handoff', do: 'decline', handoffId, mentee });
  }

  private declineUnseen({ handoffId, mentee }: Offer) {
    this.effects.push({ kind: 'handoff', do: 'decline', handoffId, mentee, unseen: true });
  }

  private refused(event: Of<'words-refused'>): void {
    if (event.because === 'undelivered') return this.say('mentor.undelivered', { mentee: event.mentee.name }, 'relay');
    this.say('mentor.not-passed-on', { mentee: event.mentee.name, because: event.because }, 'relay');
  }

  stop(): void {
    if (this.state.stopped) return this.ignore('already-stopped');
    this.say('mentor.stopped');
    giveUpAll(this);
    tellOfStop(this);
    this.note('opt-out');
  }

  private menteeStopped({ mentee, handoffId }: Of<'mentee-stopped'>): void {
    const theirs = this.state.holding?.handoffId === handoffId ? 'yes' : 'no';
    this.say('mentor.mentee-stopped', { mentee: mentee.name, theirs }, 'relay');
  }

  start() {
    this.state.stopped = false;
    stays(this);
    this.say('mentor.started');
    this.note('opt-in');
  }

  ignore(because: string) {
    this.effects.push({ kind: 'ignore', because });
  }

  private note(what: string, detail: CueArgs = {}) {
    this.effects.push({ kind: 'ledger', what, detail });
  }

  /** @param about the handoff that the buttons under it, if it has any, are about */
  say(
    cue: string,
    args: CueArgs = {},
    priority: Priority = 'reply',
    about: Offer | null = null,
    onlyWhile: Say['onlyWhile'] | null = null,
  ) {
    const { wording, spoken } = rendered(cue, args, this.context);
    const id = cardId(this.event.id, this.context.person.id);
    const choices = about && offerButtons(this.state, about, wording, spoken.text, id);
    const said = {
      kind: 'say',
      cue,
      args: spoken.args,
      text: spoken.text,
      priority,
      ...(onlyWhile ? { onlyWhile } : {}),
    } as const;
    this.effects.push(choices ? { ...said, choices } : said);
  }
}
