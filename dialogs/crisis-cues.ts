import type { SpokenInCode } from './cues';

const CRISIS = { strangers: true, namesLine: true } as const;
/** A life may be in danger: a person to talk to and the emergency number. */
const LIFE = { strangers: true, namesLine: 'both' } as const;
/** There is nothing to talk through first. */
const AT_ONCE = { strangers: true, namesLine: 'emergency' } as const;

const mentee = (cue: string, more: Omit<SpokenInCode, 'cue' | 'to'>): SpokenInCode => ({ cue, to: 'mentee', ...more });
const mentor = (cue: string, args: SpokenInCode['args'], more: Pick<SpokenInCode, 'namesLine'>): SpokenInCode => ({
  cue,
  to: 'mentor',
  ...(args && { args }),
  ...more,
});

/** What is said to somebody who may be in danger, and where each of it must say to turn. */
export const CRISIS_CUES: readonly SpokenInCode[] = [
  mentee('crisis.suicide', LIFE),
  mentor('crisis.suicide', { mentor: 'mentor', hasMentor: 'has-mentor' }, { namesLine: 'both' }),
  mentee('crisis.self-harm', LIFE),
  mentee('crisis.medical', AT_ONCE),
  mentee('crisis.ill', AT_ONCE),
  mentee('crisis.ring-first', AT_ONCE),
  mentee('crisis.child-writes', AT_ONCE),
  mentee('crisis.harm-to-others', LIFE),
  mentee('crisis.being-harmed', LIFE),
  mentee('crisis.at-the-door', AT_ONCE),
  mentee('crisis.attacked', CRISIS),
  mentee('crisis.hurt', AT_ONCE),
  mentee('crisis.ring-still', AT_ONCE),
  mentee('crisis.mistake-how', AT_ONCE),
  mentee('crisis.harm-wait', AT_ONCE),
  mentee('crisis.others-wait', AT_ONCE),
  mentee('crisis.others-too', AT_ONCE),
  mentee('crisis.gone-now', AT_ONCE),
  mentee('crisis.police-came', AT_ONCE),
  mentee('crisis.called-off', AT_ONCE),
  mentee('crisis.to-stop', { strangers: true }),
  mentee('crisis.ask-hurt', AT_ONCE),
  mentee('crisis.child', LIFE),
  mentee('crisis.with-you', LIFE),
  mentee('crisis.still-with-you', LIFE),
  mentee('crisis.safe-now', LIFE),
  mentee('crisis.that-too', LIFE),
  mentee('crisis.harmed-too', AT_ONCE),
  mentee('crisis.not-in-danger', CRISIS),
  mentee('crisis.put-right', CRISIS),
  mentee('crisis.feels-fine', AT_ONCE),
  mentee('crisis.other-ok', AT_ONCE),
  mentee('crisis.got-rid', AT_ONCE),
  mentee('crisis.good-news', CRISIS),
  mentee('crisis.unclear', LIFE),
  mentee('crisis.ask-which', { strangers: true }),
  mentee('crisis.ask-suicide', { strangers: true }),
  mentee('crisis.ask-again', { strangers: true }),
  mentee('crisis.ask-danger', { strangers: true }),
];
