import type { CueArgs, Effect, HandoffRequest, Ledger } from '../effects';
import type { HandoffReason, Happening } from '../events';
import { factsOf } from '../flow/facts';
import type { Named } from '../person';
import { isUnreachable } from '../reach';
import { hash } from '../scripts/render';
import { argsOf, type Wording } from '../scripts/wording';
import type { MenteeState } from '../state';
import { WAITING_WORDS } from '../state';
import { localTime } from '../time';
import type { TurnContext, Unsure } from '../turn';
import { type Remark, remarksIn } from '../understanding';
import { asTheyChose } from './as-they-chose';
import { cardFor } from './cards';
import { isUnread } from './in-crisis';
import { askedInEarnest } from './kept-for-human';
import { cueFor, warningOf } from './read-phone-rule';
import { noteSaid } from './said-last';
import { type Manner, spokenAs } from './spoken';
import { standardArgs } from './standard-args';
import { stopNews } from './stop-news';
import { type NotAskedNow, withoutUnwanted } from './unwanted';

/** One turn in the making: a copy of the state to change, and the effects so far, in order. */
export class Draft {
  readonly effects: Effect[] = [];
  /** What of this turn was kept for the human who will come. */
  readonly kept: string[] = [];
  /** What another recogniser may be asked about. */
  unsure: Unsure | null = null;
  /** It was a fixed word, danger or an opt-out: the turn waits for nobody. */
  pressing = false;
  /** They spoke of what is kept of them: that itself is nothing they have told. */
  isTheirSay = false;
  /** How many pictures came with what they wrote. Nobody can see them here: they are counted, and never fetched. */
  pictures = 0;
  /** An offer of places that was let go in this turn, as what they wrote was none of its answers. */
  letGoPlaces: MenteeState['flows'] | null = null;
  /** Who was with them until this turn, and may be the one who harms them. */
  takenFrom: Named | null = null;
  /** What was said to them last before this turn. */
  readonly saidBefore: MenteeState['saidLast'];
  private remarked: ReadonlySet<Remark> | null = null;

  constructor(
    readonly state: MenteeState,
    private readonly given: TurnContext,
    readonly eventId: string,
    /** What they wrote in this turn, when they did. */
    readonly heard: string | null,
  ) {
    this.saidBefore = state.saidLast;
  }

  /** The turn's own, with the mentee where they have told us they are, in the language that they chose and with whose they are by now. */
  get context(): TurnContext {
    return asTheyChose(this.given, this.state);
  }

  get today(): string {
    return localTime(this.context.now, this.context.person.timezone).date;
  }

  /** They have stopped texts, or none can reach them, or may not be for them: only a crisis, and what they write themselves, is answered. */
  get isSilent(): boolean {
    return this.state.stopped || isUnreachable(this.state.reach) || this.isHeldBack;
  }

  /** The number may be somebody else's, and nobody is in danger there. */
  get isHeldBack(): boolean {
    const { paused, handoff } = this.state;
    return paused !== null && handoff?.reason !== 'urgent' && handoff?.reason !== 'concern';
  }

  /** It may be somebody else who reads and writes: nothing personal is said, and nothing is put down as theirs. */
  get isAnybody(): boolean {
    return this.state.paused !== null || this.state.askedWho !== null;
  }

  /** What they say by the way, in what they wrote in this turn. */
  get remarks(): ReadonlySet<Remark> {
    const { language, person } = this.context;
    const mentor = person.mentor ?? this.state.match.wish?.former;
    this.remarked ??= remarksIn(this.heard ?? '', language.remarks, mentor ? [mentor.name] : []);
    return this.remarked;
  }

  get facts() {
    return factsOf(this.state, this.context, this.heard);
  }

  say(meant: string, args: CueArgs = {}, how: Manner = {}) {
    const cue = cueFor(this.state, meant);
    if (cue === null) return this.ledger('left-unsaid', { because: 'phone-read', cue: meant });
    const offered = { ...standardArgs(this, cue, how.priority ?? 'reply'), ...args };
    const wording = this.wordingOf(cue, offered);
    if (wording === undefined) throw new Error(`There is no wording for ${cue}.`);
    const spoken = spokenAs(this, wording, offered, how);
    noteSaid(this, cue);
    const choices = cardFor(this, wording, spoken, how.priority === 'started');
    this.effects.push({
      kind: 'say',
      cue,
      args: spoken.args,
      text: spoken.text,
      priority: how.priority ?? 'reply',
      ...(how.onlyWhile ? { onlyWhile: how.onlyWhile } : {}),
      ...(choices ? { choices } : {}),
    });
  }

  /** Whether these words were among the last that were said to them. */
  hasJustSaid(words: string): boolean {
    return this.state.saidLately.includes(hash(words));
  }

  /**
   * The wording of a cue: of the edition in which its flow began, while that flow goes on; else today's.
   * @param offered what it may use; an earlier wording that wants more is not used
   */
  wordingOf(cue: string, offered?: CueArgs): Wording | undefined {
    const { context, state } = this;
    const frame = state.flows.findLast(({ flow }) => cue.startsWith(`${flow}.`));
    const earlier = frame && frame.version !== context.edition ? context.earlier(frame.version) : null;
    const then = earlier?.wording(context.language.locale)?.get(cue);
    const fits = then && (offered === undefined || argsOf(then).every((name) => offered[name] !== undefined));
    return fits ? then : context.language.wording.get(cue);
  }

  ledger(what: string, detail: Ledger['detail'] = {}) {
    this.effects.push({ kind: 'ledger', what, detail });
  }

  ignore(because: string) {
    this.effects.push({ kind: 'ignore', because });
  }

  post(to: string, event: Happening) {
    this.effects.push({ kind: 'post', to, event });
  }

  request(request: HandoffRequest) {
    this.effects.push(withoutUnwanted(this.state, request));
  }

  /** Ask for a human; a request that is already open is joined, and its reason can only be raised by the queue. */
  openHandoff(reason: HandoffReason, words: string | null, more?: 'more' | NotAskedNow, others?: boolean) {
    const { handoff } = this.state;
    // The queue has one for a person: what is asked for who is with them is joined.
    const handoffId = handoff?.id ?? this.state.match.asked?.handoffId ?? `h-${this.eventId}`;
    const { whoeverWrites } = this.context.language.topics;
    const shown = words === null ? null : `${this.isAnybody ? `${whoeverWrites} ` : ''}${this.forHuman(words)}`;
    const isUnseen = reason === 'urgent' && isUnread(this.state, this.context.now);
    const unread = isUnseen ? { unread: true as const } : {};
    const how = {
      ...(more === 'more' ? { more: true as const } : more),
      ...unread,
      ...warningOf(this.state),
      ...stopNews(this.state),
    };
    const whose = others === undefined ? {} : { others };
    this.request({ kind: 'handoff', do: 'open', handoffId, reason, words: shown, ...how, ...whose });
    this.state.handoff = handoff ?? {
      id: handoffId,
      reason,
      status: 'open',
      mentor: null,
      waiting: this.state.forMentor,
      awaited: true,
      believed: false,
    };
    if (this.state.stopped) this.state.handoff.stopTold = true;
    else delete this.state.handoff.stopTold;
    if (handoff === null) this.state.forMentor = [];
    askedInEarnest(this, reason);
  }

  /** Keep what was written for the human who will come. */
  keepForHuman(text: string) {
    const { handoff } = this.state;
    const shown = this.forHuman(text);
    if (handoff?.status !== 'open' || this.kept.includes(shown)) return;
    this.kept.push(shown);
    handoff.waiting = [...handoff.waiting, shown].slice(-WAITING_WORDS);
  }

  /** What they wrote, as a human reads it: with how many pictures, and never as nothing at all. */
  forHuman(text: string): string {
    const { pictures, nothing } = this.context.language.topics;
    if (this.pictures > 0) return `${text} ${pictures(this.pictures)}`.trim();
    return text === '' ? nothing : text;
  }

  newId(prefix: string): string {
    this.state.made += 1;
    return `${prefix}${this.state.made}`;
  }

  /** How they are named to a mentor. Nobody knows a stranger's name. */
  get me() {
    const { id, name } = this.context.person;
    return { id, name: name === '' || this.isAnybody ? this.context.language.topics.somebody : name };
  }
}
