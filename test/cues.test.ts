import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CueArgKinds, SPOKEN_IN_CODE, STANDARD_ARGS } from '../dialogs/cues';
import type { Effect } from '../dialogs/effects';
import { SPOKEN_BY } from '../dialogs/flow/actions';
import { ENTRANCES, TRACES } from '../dialogs/flow/traces';
import type { Language } from '../dialogs/language';
import { groupWords, lastWords } from '../dialogs/last-words';
import { Draft } from '../dialogs/mentee/draft';
import { mentorTurn } from '../dialogs/mentor/turn';
import type { Person } from '../dialogs/person';
import { compileWording } from '../dialogs/scripts/wording';
import { newState } from '../dialogs/state';
import type { TurnContext } from '../dialogs/turn';
import { PROJECT_ROOT } from '../services/config';
import { ENGLISH } from './support/library';
import { filesIn, isTest } from './support/source/files';
import { actionsIn, begunIn, saidIn, stringsIn } from './support/source/spoken';

// dialogs/cues.ts and dialogs/flow/traces.ts tell the script check what code speaks, begins and leaves behind. Here it is held to the code.

const CUES = 'dialogs/cues.ts';
/** What is listed there, and stands elsewhere. */
const LISTS = [
  CUES,
  'dialogs/asides/cues.ts',
  'dialogs/matching/cues.ts',
  'dialogs/relay-cues.ts',
  'dialogs/stories/cues.ts',
  'dialogs/mentee/my-say/cues.ts',
];
/** Spoken by the steps of their flows; code names them to know what was said. */
const ONLY_NAMED = [
  'goal.reworded-step-stays',
  'check-in.close',
  'check-in.close-low',
  'check-in.another-time',
  'check-in.not-today',
  'rough.close',
  'check-in.want-a-step',
  'so-far.none',
  'goal.no-rush',
  'step-nudge.done',
  'step-nudge.partly',
  'step-nudge.tried',
  'pause.one-day',
  'offer-mentor.asked',
  'practical-help.asked',
  'who-sees-this.told',
  'who-sees-this.mentor-words',
  'who-sees-this.mentor-and-team',
  'who-sees-this.the-team',
  'who-sees-this.kept',
  'who-sees-this.on-its-way',
  'mentor-please.still-asked',
  'mentor-please.asked-no-rush',
  'delete-me.wanted',
  'feedback.passed-on',
  'good-news.keep-it',
  'welcome.texts',
  'welcome.hour-for-now',
  'welcome.all-set',
  'so-far.path',
  'check-in.hear-more',
  'check-in.steady',
  'goal.all-set',
  'goal.all-set-later',
  'goal.no-nudge',
  'step-nudge.all-set',
  'step-nudge.all-set-later',
  'step-nudge.no-nudge',
];
const code = filesIn(['dialogs'], '.ts').filter((file) => !isTest(file) && !LISTS.includes(file.path));
const wordingFiles = readdirSync(join(PROJECT_ROOT, 'locales/en-GB'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));
const inMentors = (at: string) => at.startsWith('dialogs/mentor/');

describe('the cues that code speaks', () => {
  const named = code.flatMap(stringsIn).filter(({ text }) => {
    const [file = '', key = '', ...more] = text.split('.');
    if (ONLY_NAMED.includes(text)) return false;
    return wordingFiles.includes(file) && /^[a-z][a-z0-9-]*$/.test(key) && more.length === 0;
  });

  test('are all listed', () => {
    const missing = named.filter(({ text }) => !SPOKEN_IN_CODE.some(({ cue }) => cue === text));
    expect(missing.map(({ at, text }) => `${at} speaks ${text}: add it to SPOKEN_IN_CODE in ${CUES}`)).toEqual([]);
  });

  test('are listed no longer once they are gone', () => {
    const idle = SPOKEN_IN_CODE.filter(({ cue }) => !named.some(({ text }) => text === cue));
    expect(idle.map(({ cue }) => `${cue} is spoken by no code: take it out of ${CUES}`)).toEqual([]);
  });

  test('are listed for those who hear them', () => {
    const unlisted = named.filter(({ at, text }) => {
      return !SPOKEN_IN_CODE.some(({ cue, to }) => cue === text && (to === 'mentor') === inMentors(at));
    });
    expect(unlisted.map(({ at, text }) => `${at} speaks ${text}: list it in ${CUES} for its listener`)).toEqual([]);
  });

  test('are listed with what the code offers them', () => {
    const wrong = code.flatMap(saidIn).flatMap(({ at, cue, offers }) => {
      const entry = SPOKEN_IN_CODE.find((e) => e.cue === cue && (e.to === 'mentor') === inMentors(at));
      const promised = Object.keys(entry?.args ?? {}).sort();
      if (offers !== null && promised.every((name) => offers.includes(name))) return [];
      const given = offers === null ? 'something not written out in this file' : `{${offers.join(', ')}}`;
      return [`${at} offers ${cue} ${given}, and ${CUES} says {${promised.join(', ')}}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what actions leave behind', () => {
  const inFile = (name: string) =>
    code.find(({ path }) => path === `dialogs/flow/${name}.ts`) ?? { path: '', text: '' };
  const acted = [
    ...actionsIn(inFile('actions'), 'ACTIONS'),
    ...actionsIn(inFile('listening'), 'LISTENING'),
    ...actionsIn(inFile('meeting'), 'MEETING'),
    ...actionsIn(inFile('slips'), 'SLIPS'),
    ...actionsIn(inFile('goals'), 'GOALS'),
    ...actionsIn(inFile('steps'), 'STEPS'),
    ...actionsIn(inFile('my-say'), 'MY_SAY'),
    ...actionsIn(inFile('helping'), 'HELPING'),
    ...actionsIn(inFile('keeping'), 'KEEPING'),
    ...actionsIn(inFile('storytelling'), 'STORYTELLING'),
  ];
  const traces = Object.entries(TRACES);

  test('is what is listed: the cues they speak', () => {
    const speaking = acted.flatMap(({ action, speaks }) => (Object.keys(speaks).length > 0 ? [[action, speaks]] : []));
    const listed = traces.flatMap(([action, { speaks }]) => {
      if (speaks === undefined) return [];
      return [[action, Object.fromEntries(Object.entries(speaks).map(([key, args]) => [key, Object.keys(args)]))]];
    });
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(speaking));
  });

  test('is what is listed: the names of those cues, for the engine', () => {
    const listed = traces.flatMap(([action, { speaks }]) => (speaks ? [[action, Object.keys(speaks).sort()]] : []));
    const known = Object.entries(SPOKEN_BY).map(([action, keys]) => [action, [...keys].sort()]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(known));
  });

  test('is what is listed: what they write into the memory of a flow', () => {
    const writing = acted.flatMap(({ action, memory }) => (memory.length > 0 ? [[action, [...memory].sort()]] : []));
    const listed = traces.flatMap(([action, { memory }]) => (memory ? [[action, Object.keys(memory).sort()]] : []));
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(writing));
  });
});

describe('the flows that code begins', () => {
  const begun = code.flatMap(begunIn);

  test('are those that are listed', () => {
    expect(Object.keys(ENTRANCES).sort()).toEqual([...new Set(begun.map(({ flow }) => flow))].sort());
  });

  test('are listed as the bot’s own where the bot begins them unasked', () => {
    const unasked = new Set(begun.filter(({ byBot }) => byBot).map(({ flow }) => flow));
    const listed = Object.keys(ENTRANCES).filter((flow) => ENTRANCES[flow]?.by === 'bot');
    expect(listed.sort()).toEqual([...unasked].sort());
  });
});

describe('the arguments that every cue is offered', () => {
  const library = ENGLISH;
  const person: Person = {
    id: 'p1',
    name: 'Sam',
    role: 'mentee',
    programme: 'demo',
    locale: 'en-GB',
    region: 'GB',
    timezone: 'Europe/London',
  };
  /** A language in which one cue says all of these. */
  const saying = (cue: string, args: CueArgKinds): Language => {
    const [file = '', key = ''] = cue.split('.');
    const say = [
      Object.keys(args)
        .map((name) => `{${name}}`)
        .join(' '),
    ];
    const wording = compileWording({ [key]: { when: 'Now.', say } }, file, 'en-GB');
    return { ...library.language('en-GB'), wording: new Map(wording.map((entry) => [entry.cue, entry])) };
  };
  const contextOf = (language: Language): TurnContext => {
    return {
      now: 0,
      person,
      mentorAway: false,
      language,
      languageOf: () => language,
      languageAsked: () => null,
      region: library.region('GB'),
      directory: library.directory(person),
      programme: library.programme('main'),
      flows: library.flows,
      edition: library.edition,
      earlier: () => null,
      answeredByProvider: () => false,
    };
  };
  const offered = (effects: readonly Effect[]) => {
    return effects.flatMap((effect) => (effect.kind === 'say' ? Object.keys(effect.args).sort() : []));
  };

  test('are there for a mentee', () => {
    const state = newState('mentee', '2026-01-05');
    if (state.role !== 'mentee') throw new Error('A mentee has a mentee’s state.');
    const draft = new Draft(state, contextOf(saying('a.b', STANDARD_ARGS.mentee)), 'e1', null);
    draft.say('a.b');
    expect(offered(draft.effects)).toEqual(Object.keys(STANDARD_ARGS.mentee).sort());
  });

  test('are there for a mentor', () => {
    const state = newState('mentor', '2026-01-05');
    if (state.role !== 'mentor') throw new Error('A mentor has a mentor’s state.');
    const heard = { kind: 'heard', channel: 'sms', text: 'help', media: 0, understanding: null } as const;
    const context = contextOf(saying('mentor.help', STANDARD_ARGS.mentor));
    const { effects } = mentorTurn(state, { ...heard, id: 'e1', at: 0 }, context);
    expect(offered(effects)).toEqual(Object.keys(STANDARD_ARGS.mentor).sort());
  });

  test('are there for somebody whose message broke something', () => {
    const region = library.region('GB');
    const said = lastWords(saying('fault.reply', STANDARD_ARGS.anybody), region);
    expect(offered([said])).toEqual(Object.keys(STANDARD_ARGS.anybody).sort());
    const toAll = groupWords(saying('stranger.in-a-group', STANDARD_ARGS.anybody), region);
    expect(offered([toAll])).toEqual(Object.keys(STANDARD_ARGS.anybody).sort());
  });
});
