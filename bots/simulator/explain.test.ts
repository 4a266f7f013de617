import type { Effect, HandoffRequest, Priority } from '../../dialogs/effects';
import { HANDOFF_REASONS, type Happening, type MailboxEvent } from '../../dialogs/events';
import type { MatchHappening } from '../../dialogs/matching/happenings';
import type { MatchHandoffRequest, MatchRequest } from '../../dialogs/matching/requests';
import type { Person } from '../../dialogs/person';
import type { TurnSeen } from '../../services/mailroom/contract';
import { effectInWords, eventInWords, explain } from './explain';

const SAM: Person = {
  id: 'p1',
  name: 'Sam',
  role: 'mentee',
  programme: 'demo',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
  mentor: { id: 'p2', name: 'Dave' },
};
const MONDAY_NOON = Date.parse('2026-01-05T12:00:00Z');
const mentee = { id: 'p1', name: 'Sam' };
const mentor = { id: 'p2', name: 'Dave' };
const handoffId = 'h1';
const nameOf = (id: string) => (id === 'p2' ? 'Dave' : 'Sam');
const heard = (media: number): Happening => ({
  kind: 'heard',
  channel: 'simulator',
  text: 'x',
  media,
  understanding: null,
});

// A kind that is added to the contracts and not here does not compile.
type Table<K extends string> = Readonly<
  Record<K, readonly (readonly [event: Happening, name: string, words: string])[]>
>;
const EVENTS: Table<Exclude<Happening['kind'], MatchHappening['kind']>> = {
  heard: [
    [heard(0), 'Sam', 'Sam wrote.'],
    [heard(1), 'Sam', 'Sam wrote, with a picture.'],
    [heard(3), 'Sam', 'Sam wrote, with 3 pictures.'],
    [
      {
        kind: 'heard',
        channel: 'simulator',
        text: 'x',
        media: 0,
        understanding: { intent: 'mentor-please', confidence: 0.95, entities: {}, strong: true },
      },
      'Sam',
      'Sam wrote. Understood as: mentor please.',
    ],
  ],
  pressed: [[{ kind: 'pressed', channel: 'teams', card: 'c1', choice: '2' }, 'Sam', 'Sam pressed a button.']],
  due: [[{ kind: 'due' }, 'Sam', 'Something planned for Sam fell due.']],
  enrolled: [[{ kind: 'enrolled' }, 'Sam', 'Sam joined the programme.']],
  'bot-removed': [[{ kind: 'bot-removed' }, 'Sam', 'Sam took the bot away: nothing can be sent there.']],
  'number-confirmed': [[{ kind: 'number-confirmed', by: 'p2' }, 'Sam', "The team has made sure of Sam's number."]],
  'handoff-claimed': [[{ kind: 'handoff-claimed', handoffId, mentor }, 'Sam', 'Sam heard that Dave is here.']],
  'handoff-released': [
    [
      { kind: 'handoff-released', handoffId, mentor },
      'Sam',
      'Sam heard that Dave had to go, and that the request stays open.',
    ],
    [
      { kind: 'handoff-released', handoffId, mentor, silent: true },
      'Sam',
      'Sam heard that Dave was silent, and that others are asked.',
    ],
  ],
  'handoff-passed': [
    [
      { kind: 'handoff-passed', handoffId, mentor, to: { id: 'p3', name: 'Ann' } },
      'Sam',
      'Sam heard that Dave has asked Ann to take over.',
    ],
  ],
  'handoff-unanswered': [
    [
      { kind: 'handoff-unanswered', handoffId, lastResort: null },
      'Sam',
      'Sam heard that everybody was asked and nobody has come.',
    ],
  ],
  'still-there': [
    [{ kind: 'still-there', handoffId, mentee }, 'Dave', 'Dave has been silent for a while, and Sam waits.'],
  ],
  'handoff-lost': [
    [
      { kind: 'handoff-lost', handoffId, mentee, by: { id: 'p4', name: 'Joy' }, because: 'x' },
      'Dave',
      "Joy took Sam's request over from Dave.",
    ],
    [
      { kind: 'handoff-lost', handoffId, mentee, by: null, because: null },
      'Dave',
      "Dave did not answer, and Sam's request is open again.",
    ],
  ],
  'pass-answered': [
    [
      { kind: 'pass-answered', handoffId, mentee, to: 'Ann', answer: 'passed' },
      'Dave',
      "Ann was asked to take Sam's request from Dave.",
    ],
    [
      { kind: 'pass-answered', handoffId, mentee, to: 'Ann', answer: 'off' },
      'Dave',
      "Sam's request stays with Dave: Ann is off shift.",
    ],
    [
      { kind: 'pass-answered', handoffId, mentee, to: 'Kim', answer: 'unknown' },
      'Dave',
      "Sam's request stays with Dave: nobody here is called Kim.",
    ],
  ],
  'take-over-refused': [
    [
      { kind: 'take-over-refused', mentee: 'Sam', from: 'Dave', because: 'unknown' },
      'Joy',
      'Joy wanted to take Sam over from Dave, and there is no such talk.',
    ],
    [
      { kind: 'take-over-refused', mentee: 'Sam', from: 'Dave', because: 'not-allowed' },
      'Ann',
      'Ann wanted to take Sam over from Dave, which only a coordinator may.',
    ],
  ],
  'nobody-waits': [
    [
      { kind: 'nobody-waits', to: 'take', mentee: 'sam' },
      'Dave',
      'Dave came without being asked, and nobody waits for them.',
    ],
  ],
  'handoff-declined': [
    [
      { kind: 'handoff-declined', handoffId, mentor, others: true },
      'Sam',
      'Sam heard that Dave cannot come, and that others are asked.',
    ],
    [{ kind: 'handoff-declined', handoffId, mentor, others: false }, 'Sam', 'Sam heard that Dave cannot come.'],
  ],
  'handoff-resolved': [
    [{ kind: 'handoff-resolved', handoffId, mentor }, 'Sam', 'Sam heard that Dave has finished for now.'],
  ],
  'mentor-spoke': [[{ kind: 'mentor-spoke', handoffId, mentor, text: 'x' }, 'Sam', "Dave's words came for Sam."]],
  'handoff-offered': [
    [
      { kind: 'handoff-offered', handoffId, mentee, reason: 'asked', words: null },
      'Dave',
      'Dave was told that a person is wanted: Sam asked for one.',
    ],
  ],
  'claim-answered': [
    [
      { kind: 'claim-answered', handoffId, mentee, answer: 'won', owner: mentor },
      'Dave',
      'Dave is now the one talking with Sam.',
    ],
    [
      { kind: 'claim-answered', handoffId, mentee, answer: 'taken', owner: { id: 'p3', name: 'Ann' } },
      'Dave',
      'Dave came second: Ann is talking with Sam.',
    ],
    [
      { kind: 'claim-answered', handoffId, mentee, answer: 'taken', owner: null },
      'Dave',
      'Dave came second: somebody else is talking with Sam.',
    ],
    [
      { kind: 'claim-answered', handoffId, mentee, answer: 'gone', owner: null },
      'Dave',
      'Dave came too late: Sam no longer waits.',
    ],
  ],
  'handoff-closed': [
    [
      { kind: 'handoff-closed', handoffId, mentee, by: { id: 'p3', name: 'Ann' } },
      'Dave',
      'Dave heard that Sam no longer waits: Ann took it.',
    ],
    [{ kind: 'handoff-closed', handoffId, mentee, by: null }, 'Dave', 'Dave heard that Sam no longer waits.'],
  ],
  'colleague-shared': [
    [
      { kind: 'colleague-shared', from: { id: 'p3', name: 'Ann' }, about: 'debrief', words: 'x' },
      'Dave',
      "Ann's own words came for Dave.",
    ],
  ],
  'share-answered': [
    [
      { kind: 'share-answered', heardBy: [{ id: 'p3', name: 'Ann' }], wanted: null },
      'Dave',
      "Dave's own words went on.",
    ],
    [{ kind: 'share-answered', heardBy: [], wanted: 'Kim' }, 'Dave', "Dave's own words found nobody."],
  ],
  'story-asked': [
    [{ kind: 'story-asked', mentee, topic: 'work', heard: [], next: null }, 'Dave', "Sam asked for a story of Dave's."],
  ],
  'story-answered': [
    [
      { kind: 'story-answered', mentor: { id: 'p2', name: 'Dave' }, told: null, next: null },
      'Sam',
      'There was no story for Sam.',
    ],
    [
      {
        kind: 'story-answered',
        mentor: { id: 'p2', name: 'Dave' },
        told: { story: 's', part: 0, words: 'x', isLast: true },
        next: null,
      },
      'Sam',
      "A part of Dave's story came for Sam.",
    ],
  ],
  'story-looked-at': [
    [
      { kind: 'story-looked-at', by: { id: 'p3', name: 'Ann' }, ok: true },
      'Dave',
      "Ann read Dave's story, and it may be told.",
    ],
    [{ kind: 'story-looked-at', by: { id: 'p3', name: 'Ann' }, ok: false }, 'Dave', "Ann read Dave's story."],
  ],
  'note-kept': [
    [
      { kind: 'note-kept', handoffId, by: { id: 'p2', name: 'Dave' }, words: 'x' },
      'Sam',
      "Dave's note was kept with Sam's record.",
    ],
  ],
  'mentee-spoke': [[{ kind: 'mentee-spoke', handoffId, mentee, text: 'x' }, 'Dave', "Sam's words came for Dave."]],
  'mentee-stopped': [
    [{ kind: 'mentee-stopped', handoffId, mentee }, 'Dave', 'Dave heard that Sam has stopped all texts.'],
  ],
  'mentee-back': [[{ kind: 'mentee-back', handoffId, mentee }, 'Dave', 'Dave heard that Sam wants texts again.']],
  'phone-free': [
    [{ kind: 'phone-free', handoffId, mentee }, 'Dave', "Dave heard that nobody else reads Sam's phone now."],
  ],
  'words-refused': [
    [
      { kind: 'words-refused', handoffId, mentee, because: 'paused' },
      'Dave',
      "Dave's words were not passed on: the number may not be Sam's.",
    ],
    [
      { kind: 'words-refused', handoffId, mentee, because: 'stopped' },
      'Dave',
      "Dave's words were not passed on: Sam has stopped all texts.",
    ],
    [
      { kind: 'words-refused', handoffId, mentee, because: 'not-yours' },
      'Dave',
      "Dave's words were not passed on: Dave is not the one talking with Sam.",
    ],
    [
      { kind: 'words-refused', handoffId, mentee, because: 'undelivered' },
      'Dave',
      "Dave's words could not be delivered to Sam.",
    ],
  ],
  'record-told': [
    [
      { kind: 'record-told', since: null, lines: 0, notes: [], noteCount: 0, moods: 0, slips: 0 },
      'Sam',
      'What is written down about Sam was looked up for them.',
    ],
  ],
  'record-exported': [
    [{ kind: 'record-exported', checked: 'x' }, 'Sam', 'A coordinator was given a copy of everything about Sam.'],
  ],
  'deletion-confirmed': [
    [
      { kind: 'deletion-confirmed', by: { id: 'p3', name: 'Ann' } },
      'Sam',
      'Ann has confirmed that everything about Sam is to be deleted.',
    ],
  ],
  'feedback-given': [
    [{ kind: 'feedback-given', from: null, words: 'x' }, 'Ann', 'Ann was told what somebody thinks of the service.'],
    [{ kind: 'feedback-given', from: mentee, words: 'x' }, 'Ann', 'Ann was told what Sam thinks of the service.'],
  ],
  'mentee-told': [[{ kind: 'mentee-told', mentee, words: 'x' }, 'Dave', 'Dave was told what Sam wanted passed on.']],
  'telling-failed': [[{ kind: 'telling-failed' }, 'Sam', 'What Sam wanted passed on did not arrive.']],
  'mentee-finished': [[{ kind: 'mentee-finished', mentee }, 'Dave', 'Dave heard that Sam has finished.']],
  'delivery-failed': [
    [
      { kind: 'delivery-failed', messageId: 'm1', cue: 'check-in.how-is-today', because: 'no-such-number' },
      'Sam',
      'A message did not reach Sam: how is today (check in), because no such number.',
    ],
  ],
};

describe('what happened', () => {
  const rows = Object.values(EVENTS).flat();
  test.each(rows)('every kind of event is told in plain words (%#)', (event, name, words) => {
    expect(eventInWords(event, name)).toBe(words);
  });
});

const SAID: Readonly<Record<Priority, string>> = {
  crisis: 'Sent Sam, ahead of everything else: how is today (check in).',
  relay: 'Told Sam: how is today (check in).',
  reply: 'Answered Sam: how is today (check in).',
  started: 'Wrote to Sam unasked: how is today (check in).',
};
const OPENED: Readonly<Record<(typeof HANDOFF_REASONS)[number], string>> = {
  urgent: 'Called for a person: Sam may be in danger.',
  concern: 'Called for a person: what Sam wrote gives concern.',
  support: 'Called for a person: Sam needs somebody to lean on.',
  asked: 'Called for a person: Sam asked for one.',
  'no-rush': 'Called for a person: Sam asked for one, and it can wait.',
  fault: 'Called for a person: something went wrong in the bot.',
  silence: 'Called for a person: nothing was heard from Sam for days.',
  'slip-up': 'Called for a person: Sam wants their mentor to know of a slip.',
  'delivery-failed': 'Called for a person: a message could not reach Sam.',
  'not-understood': 'Called for a person: the bot did not understand Sam.',
  unreachable: 'Called for a person: nothing that is sent to Sam can arrive.',
  'wrong-number': "Called for a person: the number may not be Sam's.",
  rematch: 'Called for a person: Sam is to have another mentor.',
  leaving: 'Called for a person: Sam wants no more alerts, or wants to leave.',
  'last-talk': 'Called for a person: Sam and their mentor end soon.',
  deletion: 'Called for a person: Sam wants everything about them deleted.',
};
const ASKED: Readonly<
  Record<Exclude<HandoffRequest['do'], 'open' | (MatchRequest | MatchHandoffRequest)['do']>, string>
> = {
  claim: "Dave asked to take Sam's request.",
  release: "Dave gave Sam's request back, for somebody else to take.",
  decline: "Dave cannot take Sam's request.",
  resolve: "Dave finished with Sam's request.",
  pass: "Dave asked for Ann to take Sam's request.",
  'take-over': 'Dave asked to take Sam over from Ann.',
  come: 'Dave came without being asked, for Sam.',
  keep: 'Dave is still with Sam.',
  await: 'Dave waits for an answer.',
  answered: 'Dave waits no longer.',
  withdraw: 'Dave has written again, so nobody need look in.',
  raise: 'Dave says that Sam may be in danger.',
  ease: 'Dave says there is no danger. Somebody still has to look.',
  'go-off': 'Dave goes off shift.',
  'go-on': 'Dave is back on shift.',
  'set-shifts': 'Dave set when they are on shift.',
  share: "Dave's own words go to Ann.",
};
function requestTo(what: keyof typeof ASKED): HandoffRequest {
  if (what === 'go-off' || what === 'go-on') return { kind: 'handoff', do: what };
  if (what === 'set-shifts') return { kind: 'handoff', do: what, shifts: null };
  if (what === 'share') return { kind: 'handoff', do: what, about: 'debrief', to: 'Ann', words: 'x' };
  if (what === 'take-over') return { kind: 'handoff', do: what, mentee: 'Sam', from: 'Ann', because: 'x' };
  if (what === 'come') return { kind: 'handoff', do: what, to: 'take', mentee: 'Sam' };
  if (what === 'pass') return { kind: 'handoff', do: what, handoffId, mentee, to: 'Ann' };
  return { kind: 'handoff', do: what, handoffId, mentee };
}
const OTHERS: Readonly<Record<Exclude<Effect['kind'], 'say' | 'handoff'>, readonly (readonly [Effect, string])[]>> = {
  post: [
    [
      { kind: 'post', to: 'p2', event: { kind: 'mentee-spoke', handoffId, mentee, text: 'x' } },
      "Took Sam's words to Dave.",
    ],
    [
      { kind: 'post', to: 'p2', event: { kind: 'mentee-stopped', handoffId, mentee } },
      'Let Dave know. Dave heard that Sam has stopped all texts.',
    ],
  ],
  record: [
    [{ kind: 'record', do: 'tell' }, 'Looked up what is written down about Sam.'],
    [{ kind: 'record', do: 'forget', what: 'mood', event: null }, "Let go of something of Sam's: mood."],
    [{ kind: 'record', do: 'erase' }, 'Deletes everything about Sam.'],
    [{ kind: 'record', do: 'welcome-again' }, 'Texts may be sent to Sam again.'],
    [{ kind: 'record', do: 'feedback', from: null, words: 'x' }, 'Told the team what somebody thinks.'],
    [{ kind: 'record', do: 'feedback', from: mentee, words: 'x' }, 'Told the team what Sam thinks.'],
  ],
  ledger: [
    [{ kind: 'ledger', what: 'low-day', detail: { days: 3 } }, 'Noted: low day, days 3.'],
    [{ kind: 'ledger', what: 'step-done', detail: { step: 's1' } }, 'Noted: step done.'],
    [
      { kind: 'ledger', what: 'check-in-left-out', detail: { because: 'human' } },
      'Noted: check in left out, because a person is talking with Sam.',
    ],
  ],
  ignore: [[{ kind: 'ignore', because: 'human' }, 'Nothing sent: a person is talking with Sam.']],
};

describe('what the bot did', () => {
  test.each(Object.entries(SAID))('a message of priority %s is told in plain words', (priority, words) => {
    const found = Object.keys(SAID).find((one): one is Priority => one === priority);
    if (!found) throw new Error('not a priority');
    const effect: Effect = { kind: 'say', cue: 'check-in.how-is-today', args: {}, text: 'x', priority: found };
    expect(effectInWords(effect, 'Sam', nameOf)).toBe(words);
  });

  test.each(['handoff.words', 'mentor.from-mentee'])(
    'words that are passed on are not called an answer (%s)',
    (cue) => {
      const effect: Effect = { kind: 'say', cue, args: {}, text: 'x', priority: 'relay' };
      expect(effectInWords(effect, 'Sam', nameOf)).toBe('Passed them on to Sam.');
    },
  );

  test.each(HANDOFF_REASONS)('a call for a person says why: %s', (reason) => {
    const effect: Effect = { kind: 'handoff', do: 'open', handoffId, reason, words: null };
    expect(effectInWords(effect, 'Sam', nameOf)).toBe(OPENED[reason]);
  });

  test.each(['claim', 'decline', 'release', 'resolve'] as const)("a mentor's %s is told in plain words", (what) => {
    expect(effectInWords(requestTo(what), 'Dave', nameOf)).toBe(ASKED[what]);
  });

  test.each(Object.values(OTHERS).flat())('every other kind of effect is told in plain words (%#)', (effect, words) => {
    expect(effectInWords(effect, 'Sam', nameOf)).toBe(words);
  });
});

describe('a turn', () => {
  const event: MailboxEvent = { kind: 'due', id: 'e1', at: MONDAY_NOON };
  const turn = (rest: Partial<TurnSeen>): TurnSeen => ({
    person: SAM,
    events: [event],
    effects: [],
    wakeAt: null,
    ...rest,
  });

  test('one that changes nothing says so', () => {
    expect(explain(turn({}), MONDAY_NOON, nameOf)).toEqual({
      happened: ['Something planned for Sam fell due.'],
      did: ['Nothing to do.'],
      pressing: false,
      next: null,
    });
  });

  test("the bot's silence is told while a person is talking with the mentee", () => {
    const post: Effect = { kind: 'post', to: 'p2', event: { kind: 'mentee-spoke', handoffId, mentee, text: 'x' } };
    const { did } = explain(turn({ effects: [post] }), MONDAY_NOON, nameOf);
    expect(did).toEqual(["Took Sam's words to Dave.", 'Nothing sent: a person is talking with Sam.']);
  });

  test('when the person hears from the bot next is told in their own time zone', () => {
    const wakeAt = Date.parse('2026-01-06T14:00:00Z');
    const person = { ...SAM, timezone: 'America/New_York' };
    const { next } = explain(turn({ wakeAt, person }), MONDAY_NOON, nameOf);
    expect(next).toEqual({ at: wakeAt, words: 'Next for Sam: Tuesday 09:00.' });
  });

  test.each(HANDOFF_REASONS)('a call for a person (%s) is marked as pressing when safety is at stake', (reason) => {
    const open: Effect = { kind: 'handoff', do: 'open', handoffId, reason, words: null };
    const offered: MailboxEvent = { ...event, kind: 'handoff-offered', handoffId, mentee, reason, words: null };
    const pressing = reason === 'urgent' || reason === 'concern';
    expect(explain(turn({ effects: [open] }), MONDAY_NOON, nameOf).pressing).toBe(pressing);
    expect(explain(turn({ events: [offered] }), MONDAY_NOON, nameOf).pressing).toBe(pressing);
  });
});
