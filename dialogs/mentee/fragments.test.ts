import { ENGLISH } from '../../test/support/library';
import type { MailboxEvent } from '../events';
import { castOf } from '../rehearsal/cast';
import { rehearsed } from '../rehearsal/programme';
import type { MenteeState } from '../state';
import { converse, patience } from '../take-turn';

const library = rehearsed(ENGLISH);
const cast = castOf({}, null);
const NOW = cast.startsAt;

/** `at` in ms before now. */
const heard = (text: string, ago = 0): MailboxEvent => ({
  kind: 'heard',
  channel: 'sms',
  text,
  media: 0,
  understanding: null,
  id: `${text} ${ago}`,
  at: NOW - ago,
});
const asked = (flow: string, step: string, change: Partial<MenteeState> = {}) => ({
  ...cast.state,
  flows: [{ flow, version: '1', step, memory: {} }],
  ...change,
});
const FREE_TEXT = asked('check-in', 'hear-more');
const input = (state: unknown, events: readonly MailboxEvent[]) => ({ person: cast.mentee, state, events, now: NOW });
const wait = (state: unknown, ...events: MailboxEvent[]) => patience(library)(input(state, events));
const turn = (state: unknown, ...events: MailboxEvent[]) => converse(library)(input(state, events));

describe('how long is waited for more', () => {
  test('until a second and a half after the last piece, while a question waits for free text', () => {
    expect(wait(FREE_TEXT, heard('bit rough'))).toBe(1_500);
    expect(wait(FREE_TEXT, heard('bit rough', 600))).toBe(900);
    expect(wait(FREE_TEXT, heard('bit rough', 1_400), heard('to be honest', 200))).toBe(1_300);
  });

  test.each([
    ['the time is over', FREE_TEXT, [heard('bit rough', 1_500)]],
    ['the clock went back', FREE_TEXT, [heard('bit rough', -1)]],
    ['there are three', FREE_TEXT, [heard('bit'), heard('rough'), heard('today')]],
    ['a number is asked for', asked('check-in', 'how-is-today'), [heard('bit rough')]],
    ['nothing is asked', asked('', '', { flows: [] }), [heard('bit rough')]],
    ['a human has the conversation', { ...FREE_TEXT, handoff: claimedHandoff() }, [heard('bit rough')]],
    ['a question about safety is open', { ...FREE_TEXT, safetyAsked: question() }, [heard('bit rough')]],
    ['they have opted out', { ...FREE_TEXT, stopped: true }, [heard('bit rough')]],
    ['it is danger', FREE_TEXT, [heard('i want to kill myself')]],
    ['danger is behind it', FREE_TEXT, [heard('bit rough'), heard('i took all my pills')]],
    ['it is STOP', FREE_TEXT, [heard('STOP')]],
    ['it is STOP in other words', FREE_TEXT, [heard('please stop texting me')]],
    ['a person is asked for', FREE_TEXT, [heard('can i talk to a mentor please')]],
    ['something else is in the mailbox', FREE_TEXT, [heard('bit rough'), { kind: 'due', id: 'd', at: NOW } as const]],
  ])('not at all when %s', (_when, state, events) => {
    expect(wait(state, ...events)).toBe(0);
  });

  test('never for a mentor', () => {
    const [, mentor] = cast.people;
    if (!mentor) throw new Error('the cast has a mentor');
    expect(patience(library)({ person: mentor, state: null, events: [heard('hello')], now: NOW })).toBe(0);
  });
});

describe('what is heard together', () => {
  test('pieces within the time are one answer, and each is accounted for', () => {
    const result = turn(FREE_TEXT, heard("hostel's doing", 1_000), heard('my head in'));
    expect(result.effects).toMatchObject([{ args: { detail: 'the hostel' } }, {}]);
    expect(result.ignored).toEqual([null, null]);
  });

  test('texts further apart are heard one after the other', () => {
    const apart = turn(FREE_TEXT, heard("hostel's doing my head in", 5_000), heard('thanks'));
    const together = turn(FREE_TEXT, heard("hostel's doing my head in", 500), heard('thanks'));
    expect(apart.effects.length).toBeGreaterThan(together.effects.length);
  });

  test('what comes after STOP is ignored, and says so', () => {
    const result = turn(FREE_TEXT, heard('STOP'), heard('and another thing'));
    expect(result.effects.filter(({ kind }) => kind === 'say')).toMatchObject([{ cue: 'keywords.stopped' }]);
    expect(result.ignored).toEqual([null, 'opted-out']);
  });
});

function claimedHandoff() {
  return { id: 'h', reason: 'asked', status: 'claimed', mentor: { id: 'd', name: 'Dave' }, waiting: [] };
}

function question() {
  return { cue: 'crisis.ask-suicide', category: 'suicide', at: NOW };
}
