import { cardId } from '../cards/card';
import { reasonArg } from '../cues';
import type { CueArgs, Effect, Priority } from '../effects';
import type { MailboxEvent } from '../events';
import { detectSafely } from '../safety';
import { quote } from '../scripts/quote';
import { copyOf, type MentorState, type Offer } from '../state';
import { type TurnContext, type TurnResult, unknownEvent } from '../turn';
import { exactKeyword, freeFormOptOut } from '../understanding';
import { meantBy, offerButtons, settleCards } from './cards';
import { goOff, goOn, keep, lost, passAnswered, passTo, stillThere, takeOver, takeOverRefused } from './handing';
import { confirmNumber, hearHeld, holdBack, ownNumberConfirmed, saysWrongNumber } from './number';
import { mostPressing } from './offers';
import { answered, closed, take } from './taking';
import { botRemoved, enrolledAgain, giveUpAll, unreached } from './undelivered';
import { rendered } from './words';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** How much of what a mentee wrote stands in an alert, in characters; they read the rest when they take it. */
const ALERT_WORDS = 200;

/** One event of a mentor's (or a coordinator's) mailbox. The state given is not changed. */
export function mentorTurn(before: MentorState, event: MailboxEvent, context: TurnContext): TurnResult {
  const desk = new Desk(copyOf(before), context, event);
  desk.happen();
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
        return this.hear(event);
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
      case 'handoff-claimed':
      case 'handoff-released':
      case 'handoff-passed':
      case 'handoff-unanswered':
      case 'handoff-declined':
      case 'handoff-resolved':
      case 'mentor-spoke':
        return this.ignore('meant-for-a-mentee');
      default:
        return unknownEvent(event);
    }
  }

  private hear(heard: Of<'heard'>): void {
    const text = heard.text.trim();
    const { state, context } = this;
    state.channel = heard.channel;
    state.reach = null;
    const keyword = exactKeyword(text, context.language.optOut, { afterStop: state.stopped });
    if (state.held) return this.inDanger(text) ? undefined : hearHeld(this, state.held, keyword);
    if (keyword === 'stop') return this.stop();
    if (keyword === 'start' && state.stopped) return this.start();
    const names = [state.holding, state.passed, ...state.offers].flatMap((o) => (o ? [o.mentee.name] : []));
    const { mentorWords } = context.language;
    if (state.holding && state.askedStill && mentorWords.isStillThere(text)) return keep(this, state.holding);
    const over = mentorWords.takeOver(text);
    if (over) return takeOver(this, over);
    const to = mentorWords.passTo(text);
    if (to !== null && (state.holding || state.offers.length > 0)) return passTo(this, to);
    const said = mentorWords.command(text, names, state.holding !== null);
    if (said?.command === 'done' && state.holding) return this.done(state.holding);
    if (said?.command === 'pass' && state.holding) return this.handBack(state.holding);
    if (said?.command === 'take' && (state.holding || state.passed || state.offers.length > 0))
      return take(this, said.name);
    if (said?.command === 'confirm' && state.holding?.reason === 'wrong-number')
      return confirmNumber(this, state.holding);
    if (keyword === 'help' || said?.command === 'help') return this.say('mentor.help');
    if (state.holding) return this.relay(state.holding, text, heard.media);
    if (said?.command === 'off') return goOff(this);
    if (said?.command === 'on') return goOn(this);
    if (this.inDanger(text)) return;
    if (freeFormOptOut(text, context.language.optOut)) return this.stop();
    if (saysWrongNumber(text, context)) return holdBack(this);
    const waiting = mostPressing(this.state.offers);
    if (said?.command === 'pass' && waiting) return this.pass(waiting);
    if (waiting) return this.say('mentor.how', { mentee: waiting.mentee.name });
    this.say('mentor.nothing');
  }

  /** A button speaks of the very handoff it stands under, whoever else waits. */
  private press(event: Of<'pressed'>): void {
    const meant = meantBy(event, this.state, this.context.person.id);
    if (meant.do === 'say') return this.say(meant.cue, meant.args);
    return meant.do === 'ignore' ? this.ignore(meant.because) : this[meant.do](meant.offer);
  }

  /** Mentors have hard nights too. They get the same answer, and the team is told. */
  private inDanger(text: string): boolean {
    const found = detectSafely(text, this.context.language.safety);
    if (found.tier !== 'urgent') return false;
    this.say('crisis.suicide', { hasMentor: 'no', mentor: '' }, 'crisis');
    const handoffId = `h-${this.event.id}`;
    this.effects.push({ kind: 'handoff', do: 'open', handoffId, reason: 'urgent', words: text });
    return true;
  }

  private relay(holding: Offer, text: string, pictures: number) {
    if (pictures > 0) this.say('mentor.picture', { mentee: holding.mentee.name }, 'relay');
    else if (text === '') this.ignore('empty');
    if (text === '') return;
    this.state.askedStill = false;
    const { id, name } = this.context.person;
    const words = { kind: 'mentor-spoke', handoffId: holding.handoffId, mentor: { id, name }, text } as const;
    this.effects.push({ kind: 'post', to: holding.mentee.id, event: words });
  }

  private offered(event: Of<'handoff-offered'>): void {
    const { handoffId, reason, words, from } = event;
    // Nobody knows a stranger's name.
    const mentee =
      event.mentee.name === '' ? { ...event.mentee, name: this.context.language.topics.somebody } : event.mentee;
    const offer = { handoffId, mentee, reason, at: event.at };
    if (this.state.holding?.handoffId === handoffId) this.state.holding = offer;
    else this.state.offers = [...this.state.offers.filter((o) => o.handoffId !== handoffId), offer];
    if (this.state.stopped) return this.decline(offer);
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

  private done(holding: Offer) {
    this.state.holding = null;
    this.effects.push({ kind: 'handoff', do: 'resolve', handoffId: holding.handoffId, mentee: holding.mentee });
    this.say('mentor.done', { mentee: holding.mentee.name });
    const next = mostPressing(this.state.offers);
    if (next) this.say('mentor.still-waiting', { mentee: next.mentee.name });
  }

  private handBack(holding: Offer) {
    this.state.holding = null;
    this.giveBack(holding);
    this.say('mentor.released');
  }

  private giveBack({ handoffId, mentee }: Offer) {
    this.effects.push({ kind: 'handoff', do: 'release', handoffId, mentee });
  }

  /** They cannot take it: the queue asks the next. */
  private pass(offer: Offer): void {
    this.decline(offer);
    this.state.offers = this.state.offers.filter((o) => o !== offer);
    this.state.passed = offer;
    this.say('mentor.passed', { mentee: offer.mentee.name });
  }

  /** Passed on to the next, and still theirs to take should they find the time. */
  private decline({ handoffId, mentee }: Offer) {
    this.effects.push({ kind: 'handoff', do: 'decline', handoffId, mentee });
  }

  private refused(event: Of<'words-refused'>): void {
    if (event.because === 'undelivered') return this.say('mentor.undelivered', { mentee: event.mentee.name }, 'relay');
    this.say('mentor.not-passed-on', { mentee: event.mentee.name, because: event.because }, 'relay');
  }

  private stop(): void {
    if (this.state.stopped) return this.ignore('already-stopped');
    this.say('mentor.stopped');
    giveUpAll(this);
    this.note('opt-out');
  }

  private menteeStopped({ mentee, handoffId }: Of<'mentee-stopped'>): void {
    const theirs = this.state.holding?.handoffId === handoffId ? 'yes' : 'no';
    this.say('mentor.mentee-stopped', { mentee: mentee.name, theirs }, 'relay');
  }

  private start() {
    this.state.stopped = false;
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
  say(cue: string, args: CueArgs = {}, priority: Priority = 'reply', about: Offer | null = null) {
    const { wording, spoken } = rendered(cue, args, this.context);
    const id = cardId(this.event.id, this.context.person.id);
    const choices = about && offerButtons(this.state, about, wording, spoken.text, id);
    const said = { kind: 'say', cue, args: spoken.args, text: spoken.text, priority } as const;
    this.effects.push(choices ? { ...said, choices } : said);
  }
}
