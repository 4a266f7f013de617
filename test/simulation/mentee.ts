import type { FlowBook, Step } from '../../dialogs/flow/book';
import type { MenteeKind } from './kinds';
import { type Act, DAY, HOUR, MINUTE, type Planner, type Player, type Role, type Shown } from './player';
import * as words from './words';

/** A mentee: answers what they are asked as people of their kind do, and has a life besides. */
export class Mentee implements Role {
  #day = -1;
  #answered = 0;

  constructor(
    private readonly player: Player,
    private readonly kind: MenteeKind,
    private readonly flows: FlowBook,
    private readonly planner: Planner,
    /** On another phone, whose number nobody knows. */
    private readonly otherPhone: Player | null,
  ) {}

  live(from: number, until: number): void {
    const { chance } = this.player;
    const enrolledAt = from + chance.below(36) * HOUR + chance.below(60) * MINUTE;
    this.planner.plan(this.player, enrolledAt, { kind: 'is-enrolled' });
    for (let day = from + 3 * DAY; day < until; day += DAY) {
      if (chance.next() < this.kind.writes) this.#says(this.#awake(day), this.#withMarker(chance.pick(SAID)));
      if (this.kind.own && chance.next() < this.kind.ownADay) this.#own(this.#awake(day));
    }
  }

  hears(shown: Shown): void {
    const answer = this.#answerTo(shown);
    if (answer === null) return;
    const { chance } = this.player;
    const isPressing = shown.cue.startsWith('crisis.') || shown.cue === 'handoff.words';
    const minutes = 1 + chance.below(isPressing ? 5 : this.kind.withinMinutes);
    this.planner.plan(this.player, shown.at + minutes * MINUTE, answer);
  }

  #answerTo(shown: Shown): Act | null {
    const { chance } = this.player;
    const [flow = '', step = ''] = shown.cue.split('.');
    const asked = this.flows.get(flow)?.steps.get(step);
    if (flow === 'welcome') return chance.next() < 0.95 && asked ? this.#answer(asked, shown, true) : null;
    if (!this.#hasTimeAt(shown.at)) return null;
    if (shown.cue === 'crisis.ask-suicide' || shown.cue === 'crisis.ask-danger')
      return { kind: 'says', text: chance.pick(words.TO_THE_DIRECT_QUESTION) };
    if (shown.cue === 'handoff.words') return { kind: 'says', text: this.#withMarker(chance.pick(words.TELLS)) };
    if (ASKED_BY_CODE.has(shown.cue)) return { kind: 'says', text: chance.pick(['yes', 'no', 'yeah']) };
    return asked ? this.#answer(asked, shown, false) : null;
  }

  /** Whether they answer at all, and have not said enough today. */
  #hasTimeAt(at: number): boolean {
    const day = Math.floor(at / DAY);
    if (day !== this.#day) {
      this.#day = day;
      this.#answered = 0;
    }
    if (this.#answered >= this.kind.talk || this.player.chance.next() > this.kind.answers) return false;
    this.#answered += 1;
    return true;
  }

  #answer(step: Step, { choices }: Shown, isPlain: boolean): Act | null {
    const { chance } = this.player;
    if (choices && chance.next() < 0.8) {
      return { kind: 'presses', card: choices.card, choice: chance.pick(choices.options).value };
    }
    if (step.ask === null) return null;
    return { kind: 'says', text: this.#words(step, isPlain) };
  }

  #words({ ask, choices }: Step, isPlain: boolean): string {
    const { chance } = this.player;
    const own = chance.next() < this.kind.ownWords;
    switch (ask) {
      case 'mood':
        return own ? chance.pick(['alright', 'bit low', 'good today', 'rough', 'ok']) : `${1 + chance.below(5)}`;
      case 'yes-no':
        return isPlain
          ? chance.pick(['yes', 'yes', 'yeah ok', 'no'])
          : chance.pick(['yes', 'no', 'nah', 'yeah', 'maybe']);
      case 'choice':
        return own ? chance.pick(choices).replaceAll('-', ' ') : `${1 + chance.below(choices.length)}`;
      case 'number':
        return `${1 + chance.below(5)}`;
      case 'time':
        return chance.pick(['10am', '9', 'half 6', '2pm', '18:00', 'morning', 'dont mind', '11.15', '4pm', '23:00']);
      case 'date':
      case 'when':
        return chance.pick(['tomorrow at 6', 'friday', 'tonight', 'dont ask', 'sat 10am']);
      case 'progress':
        return chance.pick(['done', 'half of it', 'not yet']);
      default:
        return this.#withMarker(chance.pick(words.TELLS));
    }
  }

  /** What somebody of their kind does of their own accord. */
  #own(at: number): void {
    const { chance } = this.player;
    switch (this.kind.own) {
      case 'in-crisis':
        return this.#inCrisis(at);
      case 'unsure':
        return this.#says(at, this.#withMarker(chance.pick(words.UNSURE)));
      case 'slips':
        return this.#says(at, chance.pick(words.SLIPS));
      case 'leaves':
        return this.#says(at, chance.pick(words.LEAVES));
      case 'comes-back':
        this.#says(at, chance.pick(words.LEAVES));
        return this.#says(at + (1 + chance.below(5)) * DAY, chance.pick(['START', 'start', 'unstop']));
      case 'moves':
        return this.#says(at, chance.pick(words.MOVES));
      case 'new-phone':
        return this.#onOtherPhone(at);
      case 'wrong-number':
        return this.#says(at, chance.pick(words.WRONG_NUMBER));
      case 'night-owl':
        return this.#says(at - (at % DAY) + chance.below(5 * 60) * MINUTE, this.#withMarker(chance.pick(SAID)));
      case 'asks-for-a-person':
        return this.#says(at, chance.pick(words.WANTS_A_PERSON));
      case 'pauses':
        return this.#says(at, chance.pick(words.PAUSES));
      default:
        return this.#says(at, chance.pick(words.WISHES));
    }
  }

  /** Outright, and then perhaps more while nobody has come. */
  #inCrisis(at: number): void {
    const { chance } = this.player;
    this.planner.plan(this.player, at, {
      kind: 'says',
      text: this.#withMarker(chance.pick(words.URGENT)),
      urgent: true,
    });
    if (chance.next() < 0.5) this.#says(at + (1 + chance.below(20)) * MINUTE, this.#withMarker('is anybody there'));
  }

  #onOtherPhone(at: number): void {
    if (this.otherPhone) this.planner.plan(this.otherPhone, at, { kind: 'says', text: words.NEW_NUMBER });
  }

  #says(at: number, text: string): void {
    this.planner.plan(this.player, at, { kind: 'says', text });
  }

  #withMarker(text: string): string {
    return `${text} ${this.player.marker}`;
  }

  /** Some time of that day, by the clock of wherever they are: half of what people text comes in the evening. */
  #awake(day: number): number {
    return day - (day % DAY) + this.player.chance.below(24 * 60) * MINUTE;
  }
}

const SAID = [...words.TELLS, ...words.SMALL_TALK];
const ASKED_BY_CODE = new Set(['shall-i-stop.ask', 'wrong-number.who-we-are', 'wrong-number.who-we-are-again']);
