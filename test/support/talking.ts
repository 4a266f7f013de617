import type { Effect } from '../../dialogs/effects';
import type { HandoffReason, Happening } from '../../dialogs/events';
import { mentorTurn } from '../../dialogs/mentor/turn';
import type { Person } from '../../dialogs/person';
import { rehearsed } from '../../dialogs/rehearsal/programme';
import { type MentorState, newState, readState } from '../../dialogs/state';
import { contextOf } from '../../dialogs/take-turn';
import { instantAt } from '../../dialogs/time';
import { ENGLISH } from './library';

export const library = rehearsed(ENGLISH);
export const dave: Person = {
  id: 'dave',
  name: 'Dave',
  role: 'mentor',
  programme: 'main',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
};
export const START = instantAt('2026-01-07', '10:00', 'Europe/London');

/** A mentor through one thing after another, written down and read again in between. */
export class Talking {
  state: MentorState = mentorState(newState('mentor', '2026-01-07'));
  effects: readonly Effect[] = [];
  now = START;
  private events = 0;

  happens(happening: Happening): this {
    this.events += 1;
    const event = { ...happening, id: `e${this.events}`, at: this.now };
    const turn = mentorTurn(this.state, event, contextOf(library, { person: dave, now: this.now }));
    this.effects = turn.effects;
    this.state = mentorState(readState(JSON.parse(JSON.stringify(turn.state)), 'mentor', '2026-01-07'));
    return this;
  }

  hears(text: string, channel: 'sms' | 'teams' = 'sms'): this {
    return this.happens({ kind: 'heard', channel, text, media: 0, understanding: null });
  }

  offered(id: string, name: string, reason: HandoffReason = 'asked'): this {
    return this.happens({
      kind: 'handoff-offered',
      handoffId: `h-${id}`,
      mentee: { id, name },
      reason,
      words: null,
    });
  }

  takes(id: string, name: string, reason: HandoffReason = 'asked'): this {
    this.offered(id, name, reason);
    return this.happens({
      kind: 'claim-answered',
      handoffId: `h-${id}`,
      mentee: { id, name },
      answer: 'won',
      owner: dave,
    });
  }

  writes(id: string, name: string, text = 'hello'): this {
    return this.happens({ kind: 'mentee-spoke', handoffId: `h-${id}`, mentee: { id, name }, text });
  }

  get said(): readonly string[] {
    return this.effects.flatMap((one) => (one.kind === 'say' ? [one.cue] : []));
  }

  get texts(): readonly string[] {
    return this.effects.flatMap((one) => (one.kind === 'say' ? [one.text] : []));
  }

  /** What went to mentees, as "id words". */
  get sent(): readonly string[] {
    return this.effects.flatMap((one) =>
      one.kind === 'post' && one.event.kind === 'mentor-spoke' ? [`${one.to} ${one.event.text}`] : [],
    );
  }
}

export function mentorState(state: ReturnType<typeof newState>): MentorState {
  if (state.role !== 'mentor') throw new Error('A mentor has a mentor’s state.');
  return state;
}
