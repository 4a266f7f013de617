import { z } from 'zod';
import { ENGLISH } from '../../test/support/library';
import type { MailboxEvent } from '../events';
import type { Person } from '../person';
import { castOf } from '../rehearsal/cast';
import { rehearsed } from '../rehearsal/programme';
import { FOLDER, yaml } from '../safety/shipped.fixture';
import type { MenteeState } from '../state';
import { converse } from '../take-turn';
import { optOutsFile, type Understanding } from '../understanding';

const library = rehearsed(ENGLISH);
const cast = castOf({}, null);
const NOW = cast.startsAt;
/** Something that the embedded recogniser makes nothing of. */
const PUZZLE = 'the seagulls have been at it since five';

const heard = (text: string, understanding: Understanding | null = null): MailboxEvent => ({
  kind: 'heard',
  channel: 'sms',
  text,
  media: 0,
  understanding,
  id: `said ${text}`,
  at: NOW,
});
const turn = (change: Partial<MenteeState>, events: readonly MailboxEvent[], person: Person = cast.mentee) =>
  converse(library)({ person, state: { ...cast.state, ...change }, events, now: NOW });
const asked = (change: Partial<MenteeState>, ...texts: string[]) =>
  turn(
    change,
    texts.map((text) => heard(text)),
  ).unsure.map(({ event, text }) => [event, text]);
const waiting = (flow: string, step: string) => ({ flows: [{ flow, version: '1', step, memory: {} }] });

describe('another recogniser may be asked', () => {
  test('about what the embedded one makes nothing of', () => {
    const { unsure } = turn({}, [heard(PUZZLE)]);
    expect(unsure).toEqual([{ event: 0, text: PUZZLE, meant: expect.objectContaining({ intent: 'unsure' }) }]);
  });

  test('about each of several, by its place', () => {
    expect(asked({}, PUZZLE, 'are you a bot', ' and the pigeons too ')).toEqual([
      [0, PUZZLE],
      [2, 'and the pigeons too'],
    ]);
  });

  test('about what was said in place of an answer', () => {
    expect(asked(waiting('check-in', 'how-is-today'), PUZZLE)).toEqual([[0, PUZZLE]]);
  });

  test('once: with its answer the turn is settled', () => {
    const understanding = { intent: 'mentor-please', confidence: 0.9, entities: {}, strong: false } as const;
    const { unsure, effects } = turn({}, [heard(PUZZLE, understanding)]);
    expect(unsure).toEqual([]);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'handoff', do: 'open', reason: 'asked' }));
  });
});

describe('nobody else is asked', () => {
  const claimed = {
    id: 'h',
    reason: 'asked',
    status: 'claimed',
    mentor: { id: 'd', name: 'Dave' },
    waiting: [],
    awaited: true,
    believed: false,
  } as const;
  const open = (reason: 'urgent' | 'concern') =>
    ({ id: 'h', reason, status: 'open', mentor: null, waiting: [], awaited: true, believed: false }) as const;
  const question = { cue: 'crisis.ask-suicide', category: 'suicide', at: NOW } as const;

  test.each<[string, Partial<MenteeState>, string]>([
    ['about what is understood', {}, 'can i talk to dave'],
    ['about an answer to a question about safety', { safetyAsked: question }, PUZZLE],
    ['while a human has the conversation', { handoff: { ...claimed, waiting: [] } }, PUZZLE],
    ['while a crisis waits for its human', { handoff: { ...open('urgent'), waiting: [] } }, PUZZLE],
    [
      'while a human was called because something may be wrong',
      { handoff: { ...open('concern'), waiting: [] } },
      PUZZLE,
    ],
    ['about somebody who has opted out', { stopped: true }, PUZZLE],
    ['about somebody who was never welcomed', { welcome: 'not-yet' }, PUZZLE],
    ['before they have agreed to anything', { welcome: 'begun', ...waiting('welcome', 'texts') }, PUZZLE],
    ['about an answer', waiting('check-in', 'how-is-today'), '3'],
    ['about an answer in free words', waiting('check-in', 'hear-more'), PUZZLE],
    ['about nothing', {}, '   '],
    ['about a very long message', {}, 'seagulls '.repeat(60)],
    ['about START, although it starts nothing', {}, 'Start!'],
    ['about a word that starts texts again', {}, 'unstop'],
  ])('%s', (_when, change, text) => {
    expect(asked(change, text)).toEqual([]);
  });

  test('about a stranger', () => {
    expect(turn({}, [heard(PUZZLE)], { ...cast.mentee, role: 'stranger' }).unsure).toEqual([]);
  });

  test.each([
    ['danger', 'i want to kill myself'],
    ['a possible danger', 'i cant do this anymore'],
    ['STOP', 'stop'],
    ['an opt-out', 'please stop texting me'],
    ['HELP', 'help'],
  ])('about anything that lies in the mailbox with %s, which would wait with it', (_what, text) => {
    expect(asked({}, PUZZLE, 'the pigeons too')).toHaveLength(2);
    expect(asked({}, PUZZLE, text)).toEqual([]);
  });

  test("about anything that lies in the mailbox with a human's words", () => {
    const spoke = { kind: 'mentor-spoke', handoffId: 'h', mentor: { id: 'd', name: 'Dave' }, text: 'hi' } as const;
    expect(turn({}, [heard(PUZZLE), { ...spoke, id: 'spoke', at: NOW }]).unsure).toEqual([]);
  });

  test('about what comes right after something dangerous, which may be the answer to the question about it', () => {
    expect(asked({}, 'i cant do this anymore', PUZZLE)).toEqual([]);
  });

  const texts = z.array(z.string());
  const tiers = z.looseObject({ urgent: texts, concern: texts });
  const tables = Object.values(z.record(z.string(), tiers).parse(yaml('dialogs/safety/tables/dangerous.yaml')));
  const dangerous = [...tables, tiers.parse(yaml('dialogs/safety/tables/fresh.yaml'))].flatMap((table) => [
    ...table.urgent,
    ...table.concern,
  ]);
  test(`about danger: none of ${dangerous.length} messages, of either tier`, () => {
    expect(dangerous.length).toBeGreaterThan(300);
    expect(dangerous.filter((text) => asked({}, text).length > 0)).toEqual([]);
  });

  const earlier = optOutsFile.parse(yaml(`${FOLDER}/opt-outs/earlier-stop.yaml`));
  const optsOut = Object.values(earlier.families).flatMap(({ says }) => says);
  const { optOut } = library.language('en-GB');
  const words = [optOut.stop, optOut.start, optOut.startAfterStop, optOut.help].flatMap((set) => [...set]);
  test('about an opt-out in any wording, or a fixed word', () => {
    expect(optsOut.length + words.length).toBeGreaterThan(60);
    expect([...optsOut, ...words].filter((text) => asked({}, text).length > 0)).toEqual([]);
  });
});
