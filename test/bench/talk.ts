import type { Channel, Person } from '../../dialogs/person';
import { converse } from '../../dialogs/take-turn';
import { PROJECT_ROOT } from '../../services/config';
import { loadLibrary } from '../../services/scripts';

/** What somebody writes next, and how many messages they get for it. */
export interface Line {
  readonly text: string;
  readonly replies: number;
}

/** A person's n-th line, counted from 0. */
export type Talk = (n: number) => Line;

/** The first conversation: hello, may I text, may the mentor see, and when. */
const WELCOME = ['hi', 'yes', 'yes', '7pm'];

/**
 * Ordinary talk of somebody who is welcomed, over and over. No line of it answers a question that waits for free text:
 * such an answer may be held back for a second or more, to be heard together with the next, and would measure that pause.
 */
const TALK = [
  'thanks for that',
  'who can see what i write here?',
  'really craving a drink tonight, the lads are all down the pub',
  'can you change my check in time',
  'half 9 in the morning',
  'good news, i got the flat, my brother is helping me move in on monday',
  'are you a real person or a bot',
  'just listen please, i dont want advice today, its been one of those weeks at work',
  'change the time you text me',
  '7pm',
  'what happens to my messages?',
  'cheers',
];

const NOW = Date.UTC(2026, 0, 5, 14);

export const MENTOR = { id: 'mentor', name: 'Dave' };

/** How many lines the first conversation takes. */
export const WELCOMED_AFTER = WELCOME.length;

/** How many lines until the talk begins again. */
export const ROUND = TALK.length;

export const SETTING = { programme: 'main', locale: 'en-GB', region: 'GB' } as const;

/**
 * The talk, with the replies that the conversation core gives to it.
 * @throws when a line is answered by nothing, or not the same way every time round: nobody would know when a turn is over
 */
export function talkOn(channel: Channel): Talk {
  const core = converse(loadLibrary({ root: PROJECT_ROOT, ...SETTING }));
  const person: Person = {
    id: 'p',
    role: 'mentee',
    name: 'Sam',
    mentor: MENTOR,
    timezone: 'Europe/London',
    ...SETTING,
  };
  let state: unknown = null;
  const replies = [...WELCOME, ...TALK, ...TALK].map((text, index) => {
    const heard = { kind: 'heard', channel, text, media: 0, understanding: null, id: `e${index}`, at: NOW } as const;
    const turned = core({ person, state, events: [heard], now: NOW });
    state = turned.state;
    return turned.effects.filter(({ kind }) => kind === 'say').length;
  });
  const lines = [...WELCOME, ...TALK].map((text, index) => ({ text, replies: replies[index] ?? 0 }));
  const odd = lines.find((line, n) => line.replies < 1 || (n >= WELCOMED_AFTER && replies[n + ROUND] !== line.replies));
  if (odd) throw new Error(`"${odd.text}" is not answered the same way every time: choose another line for the talk.`);
  return (n) => {
    const line = lines[n < WELCOMED_AFTER ? n : WELCOMED_AFTER + ((n - WELCOMED_AFTER) % ROUND)];
    if (!line) throw new RangeError('The talk has no such line.');
    return line;
  };
}

/** Where it is about two in the afternoon for as long as the benchmark runs: nothing is due, and nobody is asleep. */
export function afternoonZone(now: Date): string {
  const offset = 14 - now.getUTCHours();
  // The signs of these names are the wrong way round (POSIX), and they go from -14 to +12.
  return offset === 0 ? 'Etc/UTC' : offset > 0 ? `Etc/GMT-${offset}` : `Etc/GMT+${-offset}`;
}
