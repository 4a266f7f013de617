import fc from 'fast-check';
import { ENGLISH } from '../test/support/library';
import type { Happening } from './events';
import type { Library } from './language';
import type { Person } from './person';
import { castOf } from './rehearsal/cast';
import { rehearsed } from './rehearsal/programme';
import { type Shown, Stage } from './rehearsal/stage';
import { type MenteeState, readState } from './state';
import { converse } from './take-turn';

const library = rehearsed(ENGLISH);
const cast = castOf({}, null);
const { mentee } = cast;
const NOW = cast.startsAt;

function stateNow(change: Partial<MenteeState> = {}): MenteeState {
  if (cast.state === null) throw new Error('the cast has no state');
  return { ...cast.state, ...change };
}

const say = (text: string): Happening => ({ kind: 'heard', channel: 'sms', text, media: 0, understanding: null });
const turn = (state: unknown, happening: Happening, person: Person = mentee, lib: Library = library) =>
  converse(lib)({ person, state, events: [{ ...happening, id: 'e1', at: NOW }], now: NOW });

describe('a deploy in the middle of a conversation', () => {
  const frame = { flow: 'check-in', version: 'old', step: 'how-is-today', memory: {} };

  test('a place that is still there goes on as it was', () => {
    const result = turn(stateNow({ flows: [frame] }), say('4'));
    expect(result.effects).toMatchObject([{ cue: 'check-in.glad' }]);
  });
  test('a step that has gone begins its flow again, and says so', () => {
    const result = turn(stateNow({ flows: [{ ...frame, step: 'no-longer-there' }] }), say('4'));
    expect(result.effects).toMatchObject([{ cue: 'fallback.lost-place' }, { cue: 'check-in.how-is-today' }]);
  });
  test('a flow that has gone is let go, and the person is answered', () => {
    const result = turn(stateNow({ flows: [{ ...frame, flow: 'no-such-flow' }] }), say('4'));
    expect(result.effects).toMatchObject([{ cue: 'fallback.lost-place' }]);
    expect(result.state).toMatchObject({ flows: [] });
  });
  test('a state that was stored before something was added to it is read, and the conversation goes on', () => {
    const { offered: _offered, welcomeAt: _welcomeAt, reach: _reach, ...older } = stateNow({ flows: [frame] });
    expect(turn(older, say('4')).effects).toMatchObject([{ cue: 'check-in.glad' }]);
  });
  test('a state from before there was a rhythm keeps its time, every day', () => {
    const { rhythm, pause, zone, gentle, silence, answered, started, lookedBack, ...older } = stateNow();
    const checkIn = { time: '10:30', settled: '2026-01-05', deferredUntil: null };
    const { wakeAt, state } = turn({ ...older, checkIn }, say('thanks'));
    expect(new Date(wakeAt ?? 0).toISOString()).toBe('2026-01-06T10:30:00.000Z');
    expect(state).toMatchObject({ rhythm, pause, zone, gentle, silence, answered, started, lookedBack });
  });
  test('a state that cannot be read is not guessed at', () => {
    expect(() => turn({ v: 1, role: 'mentee', flows: 'none' }, say('hi'))).toThrow();
    expect(() => turn({ v: 99, role: 'mentee' }, say('hi'))).toThrow();
  });
});

test('a turn changes nothing in the state it was given, and gives the same result again', () => {
  const before = stateNow({ lowDays: 2 });
  const copy = structuredClone(before);
  const first = turn(before, say('i want to kill myself'));
  expect(before).toEqual(copy);
  expect(turn(before, say('i want to kill myself'))).toEqual(first);
});

describe('a state that a turn put out', () => {
  const LINES = [
    ['hi', 'yes', 'no', '7pm', '3', 'thanks', 'cheers', 'not sure', 'stop', 'start', 'can i talk to a person'],
    [
      'i had a drink last night',
      'my goal is my own flat',
      'ring the council tomorrow at 10',
      'change my check in time',
    ],
    [
      'i want to kill myself',
      'i am safe',
      'pause until friday',
      'habla español?',
      'write a letter',
      'who can see this',
    ],
  ].flat();
  const talk = fc.array(fc.constantFrom(...LINES), { maxLength: 12 });

  test('is the same when it was stored and read, and the conversation goes on from either alike', () => {
    fc.assert(
      fc.property(talk, (lines) => {
        let state: unknown = null;
        for (const line of lines) {
          const stored: unknown = JSON.parse(JSON.stringify(state));
          const next = turn(frozen(state), say(line));
          expect(next).toStrictEqual(turn(stored, say(line)));
          expect(readState(JSON.parse(JSON.stringify(next.state)), 'mentee', '2026-01-05')).toStrictEqual(next.state);
          state = next.state;
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is read again by somebody whose role has changed', () => {
    const { state } = turn(null, say('hi'));
    expect(turn(state, say('hi'), { ...mentee, role: 'mentor' }).state.role).toBe('mentor');
  });
});

/** Whatever were to change it would throw. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

test('being woken twice for the same moment does nothing twice', () => {
  const due: Happening = { kind: 'due' };
  const state = stateNow({ checkIn: { time: '10:00', settled: '2026-01-04', deferredUntil: null } });
  const first = turn(state, due);
  expect(first.effects).toMatchObject([{ cue: 'check-in.how-is-today' }]);
  expect(turn(first.state, due).effects).toEqual([{ kind: 'ignore', because: 'nothing-due' }]);
});

describe('a mentor who cannot be reached', () => {
  const [dave] = cast.people.filter(({ role }) => role === 'mentor');
  const sam = { id: 'sam', name: 'Sam' };
  const offer = { kind: 'handoff-offered', handoffId: 'h1', mentee: sam, reason: 'urgent', words: null } as const;
  const failed = (cue: string): Happening => ({ kind: 'delivery-failed', messageId: 'm1', cue, because: 'blocked' });

  test('is passed over: an alert that was not delivered is not an alert', () => {
    const alerted = turn(null, offer, dave);
    expect(turn(alerted.state, failed('mentor.alert'), dave).effects).toMatchObject([
      { kind: 'ledger', what: 'delivery-failed' },
      { kind: 'handoff', do: 'decline', handoffId: 'h1' },
    ]);
  });
  test('does not keep a conversation whose words do not arrive', () => {
    const won = { kind: 'claim-answered', handoffId: 'h1', mentee: sam, answer: 'won', owner: null } as const;
    const talking = turn(turn(null, offer, dave).state, won, dave);
    expect(turn(talking.state, failed('mentor.from-mentee'), dave).effects).toMatchObject([
      { kind: 'ledger' },
      { kind: 'handoff', do: 'release', handoffId: 'h1' },
    ]);
  });
});

test('news of a handoff that is not theirs any more changes nothing', () => {
  const handoff = {
    id: 'h2',
    reason: 'asked',
    status: 'claimed',
    mentor: { id: 'jo', name: 'Jo' },
    waiting: [],
  } as const;
  const state = stateNow({ handoff: { ...handoff, waiting: [], awaited: true, believed: false } });
  const dave = { id: 'dave', name: 'Dave' };
  expect(turn(state, { kind: 'handoff-released', handoffId: 'h2', mentor: dave }).state).toEqual(state);
  expect(turn(state, { kind: 'handoff-resolved', handoffId: 'h1', mentor: dave }).state).toEqual(state);
  const spoke = turn(state, { kind: 'mentor-spoke', handoffId: 'h2', mentor: dave, text: 'hello' });
  expect(spoke.effects).toMatchObject([
    { kind: 'post', to: 'dave', event: { kind: 'words-refused' } },
    { kind: 'ignore' },
  ]);
});

describe('what was written while the queue ended a quiet talk', () => {
  const dave = { id: 'dave', name: 'Dave' };
  const talk = { id: 'h1', status: 'claimed' as const, mentor: dave, waiting: [], believed: false, met: NOW - 60_000 };
  const rested = { kind: 'handoff-resolved', handoffId: 'h1', mentor: dave, rested: true } as const;

  test('and waits for a word has a person asked for again, and is told so', () => {
    const result = turn(stateNow({ handoff: { ...talk, reason: 'asked', awaited: true } }), rested);
    expect(result.effects).toMatchObject([
      { kind: 'handoff', do: 'open', handoffId: 'h1', reason: 'asked' },
      { kind: 'say', cue: 'mentor-please.asked' },
    ]);
    expect(result.state).toMatchObject({ handoff: { id: 'h1', status: 'open', mentor: null } });
  });
  test('and is danger is no end of it: somebody was called by it, and nothing more is asked for', () => {
    const handoff = { ...talk, reason: 'urgent', awaited: false, unsaid: true } as const;
    const result = turn(stateNow({ handoff, dangerAt: NOW }), rested);
    expect(result.effects).toMatchObject([{ kind: 'say', cue: 'handoff.released-danger' }]);
    const unanswered = { kind: 'handoff-unanswered', handoffId: 'h1', lastResort: null } as const;
    expect(turn(result.state, unanswered).effects).toMatchObject([{ kind: 'say', cue: 'handoff.nobody-came' }]);
  });
  test('and nothing was written: it is over', () => {
    const result = turn(stateNow({ handoff: { ...talk, reason: 'asked', awaited: false } }), rested);
    expect(result.effects).toMatchObject([{ kind: 'say', cue: 'handoff.resolved' }]);
    expect(result.state).toMatchObject({ handoff: null });
  });
  test('a human who ends it ends it, whatever was on its way', () => {
    const { rested: _nobody, ...done } = rested;
    const result = turn(stateNow({ handoff: { ...talk, reason: 'asked', awaited: true } }), done);
    expect(result.state).toMatchObject({ handoff: null });
  });
  test('whoever ended it is named as they were, though they are known no longer', () => {
    const handoff = { ...talk, reason: 'asked', awaited: false } as const;
    const result = turn(stateNow({ handoff }), { ...rested, mentor: { id: 'dave', name: '' } });
    expect(result.effects).toMatchObject([{ cue: 'handoff.resolved', args: { mentor: 'Dave' } }]);
  });
});

describe('whatever is written', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(
      'yes',
      'no',
      '3',
      'tomorrow at 6',
      'goal',
      'talk to dave',
      'STOP',
      'START',
      'HELP',
      'i slipped',
      'take',
      'done',
      'pass',
      '',
      '?',
      '{name}',
      "it's '{' odd",
      'i want to die',
    ),
  );
  const steps = fc.record({
    who: fc.constantFrom('sam', 'dave'),
    text: texts,
    after: fc.integer({ min: 0, max: 2000 }),
  });

  test('somebody is answered or the reason is written down, no turn throws, and the state can be stored', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 25 }), (lines) => {
        const stage = new Stage(library, cast.people, NOW);
        stage.arrange('sam', stateNow());
        for (const { who, text, after } of lines) {
          expect(stage.hears(who, text, 'sms').length).toBeGreaterThan(0);
          for (const moment of stage.until(stage.clock + after * 60_000))
            expect(moment.shown.length).toBeGreaterThan(0);
        }
        expect(JSON.parse(JSON.stringify(stage.state('sam')))).toEqual(stage.state('sam'));
      }),
      { numRuns: 100 },
    );
  });

  test('nothing that the bot starts goes out in quiet hours or after STOP', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 20 }), (lines) => {
        const stage = new Stage(library, cast.people, NOW);
        stage.arrange('sam', stateNow());
        for (const { who, text, after } of lines) {
          stage.hears(who, text, 'sms');
          for (const { at, shown } of stage.until(stage.clock + after * 60_000)) {
            // How their request for a human goes on is no start of the bot's: they wait for it.
            const own = (s: Shown) => 'say' in s && s.to === 'sam' && !s.say.cue.startsWith('handoff.');
            const started = shown.filter(own);
            const hour = new Date(at).getUTCHours();
            if (started.length > 0) expect(hour >= 9 && hour < 20).toBe(true);
            if (started.length > 0) expect(stage.state('sam')).toMatchObject({ stopped: false });
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('what they have done, shown back', () => {
  const { state } = castOf({ goal: 'a flat', stepsDone: '3' }, null);
  const asks = (channel: 'sms' | 'teams') => {
    const heard = { kind: 'heard', channel, text: 'what have i done so far', media: 0, understanding: null } as const;
    return turn(state, heard).effects.filter(({ kind }) => kind === 'say');
  };
  test('is a picture in Teams, and a path of letters by text', () => {
    expect(asks('teams')).toMatchObject([
      { cue: 'so-far.path', choices: { options: [], picture: { kind: 'path', stones: 3 } } },
    ]);
    expect(asks('teams')).not.toMatchObject([{ text: expect.stringContaining('o-o-o') }]);
    expect(asks('sms')).toMatchObject([{ cue: 'so-far.path', text: expect.stringContaining('o-o-o') }]);
    expect(asks('sms')[0]).not.toHaveProperty('choices');
  });
});
