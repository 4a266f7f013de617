import type { MentorKind } from './kinds';
import { DAY, HOUR, MINUTE, type Planner, type Player, type Role, type Shown } from './player';
import { MENTOR_SAYS } from './words';

/** A mentor or a coordinator: answers alerts as people of their kind do, talks, and ends what they took. */
export class Mentor implements Role {
  /** With somebody, and meaning to end it. */
  #isWith = false;

  constructor(
    private readonly player: Player,
    private readonly kind: MentorKind,
    private readonly planner: Planner,
  ) {}

  live(from: number, until: number): void {
    if (!this.kind.goesOff) return;
    for (let day = from + DAY; day < until; day += DAY) {
      this.#says(day - (day % DAY) + 21 * HOUR, 'off');
      this.#says(day - (day % DAY) + 31 * HOUR, 'on');
    }
  }

  /** Whole days, chosen by the calendar alone: asking twice gives the same. */
  unreachable(at: number): 'unreachable' | null {
    const day = Math.floor(at / DAY) * 37 + this.player.index * 11;
    return day % 100 < this.kind.phoneOff ? 'unreachable' : null;
  }

  hears({ cue, at, text }: Shown): void {
    const { chance } = this.player;
    if (cue === 'mentor.alert' || cue === 'mentor.asked-by') return this.#asked(at);
    if (cue === 'mentor.yours') return this.#took(at);
    if (cue === 'mentor.from-mentee' && this.#isWith && chance.next() < 0.7) return this.#talks(at);
    // Nobody ends it unasked who was with somebody in danger.
    if (cue === 'mentor.is-safe') return this.#says(at + MINUTE, 'yes');
    if (cue === 'mentor.still-there' && this.#isWith) return this.#stillThere(at, text);
    if (ASKS_WHICH.has(cue)) return this.#says(at + MINUTE, firstNamed(text));
    if (cue === 'mentor.still-for') return this.#says(at + MINUTE, chance.pick(['send', 'no']));
    if (cue === 'mentor.off-in-talk') return this.#says(at + MINUTE, `pass ${firstNamed(text)}`);
    if (cue === 'care.debrief' && chance.next() < 0.5) return this.#says(at + 5 * MINUTE, 'ok thanks');
    if (ENDS.has(cue)) this.#isWith = false;
  }

  #asked(at: number): void {
    const { takes, looksEvery } = this.kind;
    const { chance } = this.player;
    if (takes === null) return;
    const [least, most] = takes;
    const minutes = least + chance.below(most - least + 1);
    const seen = looksEvery === null ? at : Math.ceil(at / (looksEvery * HOUR)) * looksEvery * HOUR;
    this.#says(seen + minutes * MINUTE, chance.pick(['take', 'got it', 'take']));
  }

  #took(at: number): void {
    const { chance } = this.player;
    this.#isWith = false;
    const [silent, gives] = [chance.next() < this.kind.fallsSilent, chance.next() < this.kind.givesBack];
    if (silent) return;
    this.#talks(at);
    if (gives) return this.#exactly(at + 2 * MINUTE + chance.below(3) * 1_000, 'pass');
    this.#isWith = true;
    const end = Math.ceil(at / MINUTE) * MINUTE + (5 + chance.below(40)) * MINUTE;
    // A last word and the end right behind it: what cannot be sent at once is not to come afterwards.
    this.#exactly(end - 4_000, `take care ${this.player.marker}`);
    this.#says(end, chance.pick(['done', 'confirmed', 'done']));
    // What they held back for somebody's number needs another word than a talk does; what does not fit is said to the mentee.
    this.#says(at + 50 * MINUTE, 'done');
  }

  /** Whoever is asked again and again ends it at last. */
  #stillThere(at: number, text: string): void {
    const { chance } = this.player;
    this.#says(at + MINUTE, chance.next() < 0.6 ? 'still here' : `done ${firstNamed(text)}`);
  }

  #talks(at: number): void {
    const { chance, marker } = this.player;
    this.#exactly(
      at + (1 + chance.below(3)) * MINUTE - chance.below(4) * 1_000,
      `${chance.pick(MENTOR_SAYS)} ${marker}`,
    );
  }

  #says(at: number, text: string): void {
    this.planner.plan(this.player, at, { kind: 'says', text });
  }

  #exactly(at: number, text: string): void {
    this.planner.plan(this.player, at, { kind: 'says', text }, true);
  }
}

const ASKS_WHICH = new Set(['mentor.for-whom', 'mentor.words-wait', 'mentor.which-one', 'mentor.take-which']);

/** The first whom a question names: people's names are the only words with a capital in the middle of a sentence. Whoever wrote unknown is "Someone new". */
function firstNamed(text: string): string {
  return /[a-z,:] (\p{Lu}\p{Ll}+(?: new)?(?: \d+)?)/u.exec(text)?.[1] ?? 'yes';
}

const ENDS = new Set([
  'mentor.done',
  'mentor.released',
  'mentor.released-in-danger',
  'mentor.lapsed',
  'mentor.rested',
  'mentor.taken-over',
  'mentor.confirmed',
]);
