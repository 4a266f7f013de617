import { inBuckets, type Learnt } from '../learning';
import { remembering } from '../remember';
import { HELP_TOPICS, INTENTS, type Intent, SLIP_KINDS } from './intent-book';
import { INTENT_BUCKETS } from './school';

/** What a message is most like, of all those that were learnt from. */
export interface Guess {
  readonly intent: Intent;
  readonly kind?: string;
  readonly topic?: string;
  readonly sure: 'likely' | 'maybe';
}

/**
 * How near a message must stand to the examples of an intent. Found on families that nothing was learnt from: above `likely` about four in
 * five are right, and of messages that no flow is for about nine in ten are left alone.
 */
const BORDER = { likely: 0, maybe: -0.2, grave: 0.3 };
/** What ends something for good, or for a while: a guess must be much nearer. */
const GRAVE: ReadonlySet<Intent> = new Set<Intent>(['wrong-number', 'delete-me', 'pause', 'goal-drop']);

/** A message is asked about several times in a turn. */
const REMEMBERED = 8;

/** Guesses what a message is about that no pattern was written for, by its likeness to examples. Pure and deterministic. */
export class IntentSense {
  private remembered = remembering(REMEMBERED, (text: string) => this.guessAnew(text));

  constructor(
    private learnt: Learnt,
    private readonly read: (text: string) => readonly number[],
  ) {}

  /** From now on what was learnt since is asked. */
  relearn(learnt: Learnt): void {
    this.learnt = learnt;
    this.remembered = remembering(REMEMBERED, (text: string) => this.guessAnew(text));
  }

  /** What it is about; null where it is not like any example, or most like those that nothing here is for. */
  guess(text: string): Guess | null {
    return this.remembered(text);
  }

  private guessAnew(text: string): Guess | null {
    let best: { label: string; standing: number } | null = null;
    for (const [label, standing] of this.learnt.standing(inBuckets(this.read(text), INTENT_BUCKETS))) {
      if (best === null || standing > best.standing) best = { label, standing };
    }
    if (best === null || best.standing <= BORDER.maybe) return null;
    const [name, detail] = best.label.split('/');
    const intent = INTENTS.find((known) => known === name);
    if (intent === undefined || intent === 'unsure') return null;
    if (GRAVE.has(intent) && best.standing <= BORDER.grave) return null;
    const kind = SLIP_KINDS.find((known) => intent === 'slip-up' && known === detail);
    const topic = HELP_TOPICS.find((known) => intent === 'practical-help' && known === detail);
    const sure = best.standing > BORDER.likely ? 'likely' : 'maybe';
    return { intent, sure, ...(kind ? { kind } : {}), ...(topic ? { topic } : {}) };
  }
}
