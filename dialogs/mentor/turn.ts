import type { CueArgs, Effect, Priority } from '../effects';
import { HANDOFF_REASONS, type MailboxEvent } from '../events';
import { detectSafely } from '../safety';
import { quote } from '../scripts/quote';
import { render } from '../scripts/render';
import { copyOf, type MentorState, type Offer } from '../state';
import { localTime } from '../time';
import { type TurnContext, type TurnResult, unknownEvent } from '../turn';
import { exactKeyword } from '../understanding';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** How much of what a mentee wrote stands in an alert, in characters; they read the rest when they take it. */
const ALERT_WORDS = 200;

/** One event of a mentor's (or a coordinator's) mailbox. The state given is not changed. */
export function mentorTurn(before: MentorState, event: MailboxEvent, context: TurnContext): TurnResult {
  const desk = new Desk(copyOf(before), context, event);
  desk.happen();
  return { state: desk.state, effects: desk.effects };
}

class Desk {
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
      case 'handoff-offered':
        return this.offered(event);
      case 'claim-answered':
        return this.answered(event);
      case 'handoff-closed':
        return this.closed(event);
      case 'mentee-spoke':
        return this.say('mentor.from-mentee', { mentee: event.mentee.name, words: event.text }, 'relay');
      case 'mentee-stopped':
        return this.say('mentor.mentee-stopped', { mentee: event.mentee.name }, 'relay');
      case 'words-refused':
        return this.refused(event);
      case 'delivery-failed':
        return this.unreached(event);
      case 'due':
      case 'enrolled':
      case 'handoff-claimed':
      case 'handoff-released':
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
    const keyword = exactKeyword(text, context.language.optOut, { afterStop: state.stopped });
    if (keyword === 'stop') return this.stop();
    if (keyword === 'start' && state.stopped) return this.start();
    const names = [state.holding, state.passed, ...state.offers].flatMap((o) => (o ? [o.mentee.name] : []));
    const said = context.language.mentorWords.command(text, names, state.holding !== null);
    if (said?.command === 'done' && state.holding) return this.done(state.holding);
    if (said?.command === 'pass' && state.holding) return this.handBack(state.holding);
    if (said?.command === 'take' && (state.holding || state.passed || state.offers.length > 0))
      return this.take(said.name);
    if (keyword === 'help' || said?.command === 'help') return this.say('mentor.help');
    if (state.holding) return this.relay(state.holding, text, heard.media);
    if (this.inDanger(text)) return;
    if (said?.command === 'pass' && state.offers.length > 0) return this.pass();
    const waiting = this.first();
    if (waiting) return this.say('mentor.how', { mentee: waiting.mentee.name });
    this.say('mentor.nothing');
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
    const { person } = this.context;
    const mentor = { id: person.id, name: person.name };
    const words = { kind: 'mentor-spoke', handoffId: holding.handoffId, mentor, text } as const;
    this.effects.push({ kind: 'post', to: holding.mentee.id, event: words });
  }

  private offered(event: Of<'handoff-offered'>): void {
    const { handoffId, mentee, reason, words } = event;
    const offer = { handoffId, mentee, reason, at: event.at };
    if (this.state.holding?.handoffId === handoffId) this.state.holding = offer;
    else this.state.offers = [...this.state.offers.filter((o) => o.handoffId !== handoffId), offer];
    if (this.state.stopped) return this.decline(offer);
    const shown = {
      reason,
      mentee: mentee.name,
      hasWords: words === null ? 'no' : 'yes',
      words: quote(words ?? '', ALERT_WORDS),
    };
    this.say('mentor.alert', shown, reason === 'urgent' || reason === 'concern' ? 'crisis' : 'relay');
  }

  private take(name: string | null): void {
    const { state } = this;
    if (state.holding) return this.say('mentor.hold-first', { mentee: state.holding.mentee.name });
    const offers = [...state.offers, ...(state.passed ? [state.passed] : [])];
    const offer = name === null ? (this.first() ?? state.passed) : offers.find((o) => o.mentee.name === name);
    if (!offer) return this.say('mentor.nothing');
    state.claiming = offer.handoffId;
    this.effects.push({ kind: 'handoff', do: 'claim', handoffId: offer.handoffId, mentee: offer.mentee });
  }

  private answered(event: Of<'claim-answered'>): void {
    const { state } = this;
    const offer = [...state.offers, ...(state.passed ? [state.passed] : [])].find(
      (o) => o.handoffId === event.handoffId,
    );
    if (state.passed?.handoffId === event.handoffId) state.passed = null;
    state.offers = state.offers.filter((o) => o.handoffId !== event.handoffId);
    if (state.claiming === event.handoffId) state.claiming = null;
    const names = { mentee: event.mentee.name, owner: event.owner?.name ?? '' };
    if (event.answer !== 'won') return this.say(event.answer === 'taken' ? 'mentor.taken' : 'mentor.gone', names);
    state.holding = offer ?? { handoffId: event.handoffId, mentee: event.mentee, reason: 'asked', at: event.at };
    this.say('mentor.yours', { mentee: event.mentee.name, reason: state.holding.reason }, 'relay');
  }

  private closed(event: Of<'handoff-closed'>): void {
    const { state } = this;
    const knew = state.offers.some((o) => o.handoffId === event.handoffId);
    state.offers = state.offers.filter((o) => o.handoffId !== event.handoffId);
    if (!knew || state.stopped) return this.ignore('not-offered');
    if (event.by) this.say('mentor.closed', { mentee: event.mentee.name, by: event.by.name });
    else this.say('mentor.gone');
  }

  private done(holding: Offer) {
    this.state.holding = null;
    this.effects.push({ kind: 'handoff', do: 'resolve', handoffId: holding.handoffId, mentee: holding.mentee });
    this.say('mentor.done', { mentee: holding.mentee.name });
    const next = this.first();
    if (next) this.say('mentor.still-waiting', { mentee: next.mentee.name });
  }

  private handBack(holding: Offer) {
    this.state.holding = null;
    this.effects.push({ kind: 'handoff', do: 'release', handoffId: holding.handoffId, mentee: holding.mentee });
    this.say('mentor.released');
  }

  /** They cannot take it: the queue asks the next. */
  private pass(): void {
    const first = this.first();
    if (!first) return;
    this.decline(first);
    this.state.offers = this.state.offers.filter((o) => o !== first);
    this.state.passed = first;
    this.say('mentor.passed', { mentee: first.mentee.name });
  }

  /** Passed on to the next, and still theirs to take should they find the time. */
  private decline({ handoffId, mentee }: Offer) {
    this.effects.push({ kind: 'handoff', do: 'decline', handoffId, mentee });
  }

  /** An alert that was not delivered is not an alert: the next one is asked. What a mentee wrote must reach somebody. */
  private unreached({ cue, because }: Of<'delivery-failed'>): void {
    this.note('delivery-failed', { cue, because });
    const { holding, offers } = this.state;
    if (cue === 'mentor.alert') {
      for (const offer of offers) this.decline(offer);
      this.state.passed = offers.at(-1) ?? this.state.passed;
      this.state.offers = [];
    } else if (holding && cue === 'mentor.from-mentee') {
      this.state.holding = null;
      const { handoffId, mentee } = holding;
      this.effects.push({ kind: 'handoff', do: 'release', handoffId, mentee });
    }
  }

  private refused(event: Of<'words-refused'>): void {
    if (event.because === 'undelivered') return this.say('mentor.undelivered', { mentee: event.mentee.name }, 'relay');
    this.say('mentor.not-passed-on', { mentee: event.mentee.name, because: event.because }, 'relay');
  }

  private stop(): void {
    if (this.state.stopped) return this.ignore('already-stopped');
    const { holding, offers } = this.state;
    this.state.stopped = true;
    this.state.holding = null;
    this.say('mentor.stopped');
    // Whoever waits for them must not wait in vain.
    if (holding)
      this.effects.push({ kind: 'handoff', do: 'release', handoffId: holding.handoffId, mentee: holding.mentee });
    for (const offer of offers) this.decline(offer);
    this.state.offers = [];
    this.note('opt-out');
  }

  private start() {
    this.state.stopped = false;
    this.say('mentor.started');
    this.note('opt-in');
  }

  /** The most pressing of those who wait, then the one who has waited longest. */
  private first(): Offer | undefined {
    const rank = (o: Offer) => HANDOFF_REASONS.indexOf(o.reason);
    return this.state.offers.toSorted((a, b) => rank(a) - rank(b) || a.at - b.at)[0];
  }

  private ignore(because: string) {
    this.effects.push({ kind: 'ignore', because });
  }

  private note(what: string, detail: CueArgs = {}) {
    this.effects.push({ kind: 'ledger', what, detail });
  }

  private say(cue: string, args: CueArgs = {}, priority: Priority = 'reply') {
    const { person, language, region, now } = this.context;
    const wording = language.wording.get(cue);
    if (wording === undefined) throw new Error(`There is no wording for ${cue}.`);
    const lines = { listen: region.listen, text: region.text, emergency: region.emergency, name: person.name };
    const day = localTime(now, person.timezone).date;
    const spoken = render(wording, { ...lines, ...args }, { person: person.id, day, channel: 'sms' });
    this.effects.push({ kind: 'say', cue, args: spoken.args, text: spoken.text, priority });
  }
}
