import { cardId } from '../cards/card';
import { copyOf } from '../copy-of';
import type { CueArgs, Effect, Priority, Say } from '../effects';
import type { MailboxEvent } from '../events';
import type { Named } from '../person';
import type { MentorState, Offer, Talk } from '../state';
import { type TurnContext, type TurnResult, unknownEvent } from '../turn';
import { known, nameOf } from './calling';
import { buttonsFor, meantBy, settleCards } from './cards';
import { afterwards, colleagueShared, shareAnswered, wake } from './care';
import { wantsDone } from './finishing';
import { menteeBack, menteeSpoke, menteeStopped, phoneFree, refused, toldOf } from './from-mentee';
import { handBack, lost, passAnswered, stillThere, takeOverRefused } from './handing';
import { hear } from './hearing';
import { choose, letStaleGo } from './kept';
import { leavingSeen, mentorBack, mentorLeft } from './leaving';
import { matchAnswered, ofMentee, tellWaitingNews } from './matching';
import { ownNumberConfirmed } from './number';
import { offered } from './offering';
import { keepPassed } from './passed';
import { startAlerts, stopAlerts } from './stop-start';
import { ofStories } from './stories';
import { helperCame, helperLeft, helperSpoke, nobodyCame } from './support';
import { answered, closed, nobodyWaits } from './taking';
import { fromEarlier, talkOf, talksOf } from './talks';
import { botRemoved, enrolledAgain, unreached } from './undelivered';
import { rendered } from './words';

/** What asks them to come to somebody, and what follows it at once. */
const ASKS_TO_COME = new Set(
  ['alert', 'alert-again', 'alert-again-phone-read', 'asked-by', 'how', 'may-be-waiting', 'not-with-now', 'lapsed'].map(
    (key) => `mentor.${key}`,
  ),
);
const GOES_WITH_IT = new Set(['phone-read', 'same-name', 'ring-yes'].map((key) => `mentor.${key}`));

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** One event of a mentor's (or a coordinator's) mailbox. The state given is not changed. */
export function mentorTurn(before: MentorState, event: MailboxEvent, context: TurnContext): TurnResult {
  const desk = new Desk(copyOf(before), context, event);
  fromEarlier(desk.state);
  desk.happen();
  // However it ended: passed, taken over or done.
  const ended = talksOf(before).filter(({ handoffId }) => talkOf(desk.state, handoffId) === null);
  if (!desk.state.left) for (const talk of ended) afterwards(desk, talk);
  letStaleGo(desk);
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
        return offered(this, event);
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
      case 'nobody-waits':
        return nobodyWaits(this, event);
      case 'mentee-spoke':
        return menteeSpoke(this, event);
      case 'mentee-stopped':
        return menteeStopped(this, event);
      case 'mentee-back':
        return menteeBack(this, event);
      case 'phone-free':
        return phoneFree(this, event);
      case 'words-refused':
        return refused(this, event);
      case 'feedback-given':
      case 'mentee-finished':
      case 'mentee-told':
        return toldOf(this, event);
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
      case 'handoff-unanswered':
        return nobodyCame(this);
      case 'handoff-declined':
        return event.others ? this.ignore('others-asked') : nobodyCame(this);
      case 'story-asked':
      case 'story-looked-at':
        return ofStories(this, event);
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
      case 'note-kept':
      case 'record-told':
      case 'record-exported':
      case 'deletion-confirmed':
      case 'telling-failed':
      case 'story-answered':
        return this.ignore('meant-for-a-mentee');
      default:
        return unknownEvent(event);
    }
  }

  /** A button speaks of the very handoff it stands under, whoever else waits. */
  private press(event: Of<'pressed'>): void {
    const meant = meantBy(event, this.state, this.context.person.id);
    if (meant.do === 'say') return this.say(meant.cue, meant.args);
    if (meant.do === 'ignore') return this.ignore(meant.because);
    return 'talk' in meant ? this[meant.do](meant.talk) : this[meant.do](meant.offer);
  }

  claim({ handoffId, mentee }: Offer) {
    this.state.claiming = handoffId;
    this.effects.push({ kind: 'handoff', do: 'claim', handoffId, mentee });
  }

  done(talk: Talk) {
    wantsDone(this, talk);
  }

  handBack(talk: Talk) {
    handBack(this, talk);
  }

  choose(talk: Talk) {
    choose(this, talk);
  }

  /** They cannot take it: the queue asks the next. */
  pass(offer: Offer): void {
    this.decline(offer);
    this.state.offers = this.state.offers.filter((o) => o !== offer);
    keepPassed(this.state, offer);
    this.say('mentor.passed', { mentee: nameOf(offer) });
  }

  /** Passed on to the next, and still theirs to take should they find the time. */
  decline({ handoffId, mentee }: Offer) {
    this.effects.push({ kind: 'handoff', do: 'decline', handoffId, mentee });
  }

  declineUnseen({ handoffId, mentee }: Offer) {
    this.effects.push({ kind: 'handoff', do: 'decline', handoffId, mentee, unseen: true });
  }

  /** Nobody knows a stranger's name. */
  asSeen(mentee: Named): Named {
    return mentee.name === '' ? { ...mentee, name: this.context.language.topics.somebody } : mentee;
  }

  /** What they call whom an event is about. */
  nameOf({ handoffId, mentee }: { readonly handoffId: string; readonly mentee: Named }): string {
    const one = known(this.state).find((offer) => offer.handoffId === handoffId);
    return nameOf(one ?? { mentee: this.asSeen(mentee) });
  }

  stop(): void {
    stopAlerts(this);
  }

  start(): void {
    startAlerts(this);
  }

  ignore(because: string) {
    this.effects.push({ kind: 'ignore', because });
  }

  note(what: string, detail: CueArgs = {}) {
    this.effects.push({ kind: 'ledger', what, detail });
  }

  /** @param about the handoff that the buttons under it, if it has any, are about; or those of which each has one */
  say(
    cue: string,
    args: CueArgs = {},
    priority: Priority = 'reply',
    about: Offer | readonly Talk[] | null = null,
    onlyWhile: Say['onlyWhile'] | null = null,
  ) {
    const { wording, spoken } = rendered(cue, args, this.context);
    const id = cardId(this.event.id, this.context.person.id);
    const choices = buttonsFor(this.state, about, wording, spoken.text, id);
    const said = {
      kind: 'say',
      cue,
      args: spoken.args,
      text: spoken.text,
      priority,
      ...(onlyWhile ? { onlyWhile } : {}),
    } as const;
    this.effects.push(choices ? { ...said, choices } : said);
    if (!GOES_WITH_IT.has(cue)) this.state.justAsked = ASKS_TO_COME.has(cue);
  }
}
