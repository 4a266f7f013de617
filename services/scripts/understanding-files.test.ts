import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAnswer } from '../../dialogs/answers';
import type { Person } from '../../dialogs/person';
import { detectSafely, quoteEvidence } from '../../dialogs/safety';
import { newState } from '../../dialogs/state';
import { converse } from '../../dialogs/take-turn';
import { exactKeyword, hearOptOut } from '../../dialogs/understanding';
import { PROJECT_ROOT } from '../config';
import { type LiveLibrary, loadLibrary, localesThatLearn } from '.';

const NOW = Date.parse('2026-01-05T12:00:00Z');
const root = mkdtempSync(join(tmpdir(), 'like-and-also-'));
const path = (tag: string, file: string) => join(root, 'locales', tag, file);
const names = (tag: string, more: string) =>
  writeFileSync(path(tag, 'understanding/language.yaml'), `name: ${tag}\nasked: [${tag} please]\n${more}\n`);
const load = () => loadLibrary({ root, locale: 'en-GB', region: 'GB' });

/** Hears next to nothing by itself. */
const SAFETY = `gap-stops: []
turning-words: []
lists: {}
guards: {}
patterns:
  suicide.said: { tier: urgent, says: [zzdie], catches: [zzdie], spares: [zzlive] }
`;
const OPT_OUT = `gap-stops: []
turning-words: []
lists: {}
guards: {}
keywords: { stop: [ZZSTOP], start: [ZZSTART], start-after-stop: [ZZYES], help: [ZZHELP] }
patterns:
  asks.end: { says: [zzenough], catches: [zzenough], spares: [zzmore] }
`;

let library: LiveLibrary;
beforeAll(() => {
  for (const part of ['dialogs/flows', 'locales/regions', 'locales/other-languages.yaml', 'programmes']) {
    cpSync(join(PROJECT_ROOT, part), join(root, part), { recursive: true });
  }
  const kept = (file: string) => !/\/(messages|examples|held-out|opt-outs)$/.test(file);
  cpSync(join(PROJECT_ROOT, 'locales/en-GB'), path('en-GB', ''), { recursive: true, filter: kept });
  const wordingOnly = (file: string) => !/\/understanding\/.+/.test(file);
  cpSync(path('en-GB', ''), path('en-ZA', ''), { recursive: true, filter: wordingOnly });
  const unlearnt = (file: string) => !file.endsWith('.gz');
  cpSync(path('en-GB', ''), path('zz-GB', ''), { recursive: true, filter: unlearnt });
  writeFileSync(path('zz-GB', 'understanding/safety.yaml'), SAFETY);
  writeFileSync(path('zz-GB', 'understanding/opt-out.yaml'), OPT_OUT);
});
const asMeant = () => {
  names('en-ZA', 'like: en-GB');
  names('zz-GB', 'also: [en-GB]');
};
beforeAll(asMeant);
afterEach(asMeant);
afterAll(() => rmSync(root, { recursive: true }));

describe('a language that is like another', () => {
  beforeAll(() => {
    library = load();
  });

  test('hears with its files, what was learnt included, and keeps none of it twice', () => {
    const [own, lender] = [library.language('en-ZA'), library.language('en-GB')];
    expect(own.answers).toBe(lender.answers);
    expect(own.safety.phrasebook).toBe(lender.safety.phrasebook);
    for (const book of ['safety', 'optOut', 'intents'] as const) {
      expect(own[book].sense).not.toBeNull();
      expect(own[book].sense).toBe(lender[book].sense);
    }
    expect(localesThatLearn(root)).toEqual(['en-GB']);
  });

  test('hears with a file of its own where it has one, and still with what was learnt there', () => {
    const intents = readFileSync(path('en-GB', 'understanding/remarks.yaml'), 'utf8');
    writeFileSync(path('en-ZA', 'understanding/remarks.yaml'), intents);
    const both = load();
    expect(both.language('en-ZA').remarks).not.toBe(both.language('en-GB').remarks);
    expect(both.language('en-ZA').intents.sense).toBe(both.language('en-GB').intents.sense);
  });

  test('reads figures as days in its own order', () => {
    names('en-ZA', 'like: en-GB\ndates: month-day');
    const both = load();
    const now = { date: '2026-01-05', time: '12:00', weekday: 1, minutes: 720 };
    const day = (tag: string, text: string) => parseAnswer('date', text, { words: both.language(tag).answers, now });
    expect([day('en-ZA', '1/7'), day('en-GB', '7/1')]).toMatchObject([
      { value: '2026-01-07' },
      { value: '2026-01-07' },
    ]);
    expect([day('en-ZA', '7/1'), day('en-GB', '1/7')]).toMatchObject([{ ok: false }, { ok: false }]);
  });

  test.each([
    ['en-ZA', 'like: xx-XX', 'like: there is no language "xx-XX". There are: en-GB, zz-GB.'],
    ['en-ZA', 'like: en-ZA', 'like: "en-ZA" is this language itself.'],
    ['zz-GB', 'like: en-ZA', 'like: "en-ZA" is itself like "en-GB".'],
    ['zz-GB', 'also: [en-GB, fr-XX]', 'also: there is no language "fr-XX".'],
    ['zz-GB', 'also: [English]', 'also.0: Use the name of a folder in locales, such as en-GB.'],
  ])('%s with "%s" does not load, and says why', (tag, more, why) => {
    names(tag, more);
    expect(load).toThrow(why);
    expect(load).toThrow(`locales/${tag}/understanding/language.yaml`);
  });
});

describe('a language in which others are heard as well', () => {
  const language = () => library.language('zz-GB');
  beforeAll(() => {
    library = load();
  });

  test.each([
    ['zzdie', 'urgent', ['suicide.said']],
    ['i want to kill myself', 'urgent', []],
    ['dont see the point any more', 'concern', []],
    ['zzlive', 'none', []],
  ])('%s', (text, tier, evidence) => {
    const found = detectSafely(text, language().safety);
    expect(found.tier).toBe(tier);
    const theirs = detectSafely(text, library.language('en-GB').safety);
    expect(found.evidence).toEqual(tier === 'none' ? [] : [...(text === 'zzdie' ? evidence : theirs.evidence)]);
  });

  test('the words that a finding rests on are quoted, in whichever language', () => {
    expect(quoteEvidence('the bus was late. i want to kill myself', language().safety)[0]?.words).toContain(
      'kill myself',
    );
    expect(quoteEvidence('the bus was late. zzdie', language().safety)).toEqual([
      { id: 'suicide.said', words: 'zzdie' },
    ]);
  });

  test('what was learnt of one is asked only about what may be written in it', () => {
    const learnt = 'ive got the hose and the car in the garage and nobody home till sunday';
    expect(detectSafely(learnt, language().safety).evidence).toEqual(['learnt.suicide']);
    const elsewhere = {
      ...language().safety,
      also: language().safety.also.map((one) => ({ ...one, isIn: () => false })),
    };
    expect(detectSafely(learnt, elsewhere).tier).toBe('none');
  });

  test.each([
    ['ZZSTOP', 'stop'],
    ['stop', 'stop'],
    ['START', 'start'],
    ['ZZHELP', 'help'],
    ['help', 'help'],
    ['zzenough', null],
  ])('the keyword in %s is %s', (text, keyword) => {
    expect(exactKeyword(text, language().optOut)).toBe(keyword);
  });

  test('an opt-out in any wording counts in either', () => {
    expect(hearOptOut('zzenough', language().optOut)).toBe('sure');
    expect(hearOptOut('please stop texting me', language().optOut)).toBe('sure');
    expect(hearOptOut('zzmore', language().optOut)).toBe('no');
  });

  const SAM: Person = {
    id: 'sam',
    name: 'Sam',
    role: 'mentee',
    programme: 'main',
    locale: 'zz-GB',
    region: 'GB',
    timezone: 'Europe/London',
  };
  const hears = (state: unknown, text: string) => {
    const event = { kind: 'heard', channel: 'sms', text, media: 0, understanding: null, id: text, at: NOW } as const;
    const turn = converse(library)({ person: SAM, state, events: [event], now: NOW });
    const cues = turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.cue] : []));
    return { state: JSON.parse(JSON.stringify(turn.state)), cues };
  };
  const asked = {
    ...newState('mentee', '2026-01-05'),
    welcome: 'done',
    consent: { texts: true, mentorSees: true },
    safetyAsked: { cue: 'crisis.ask-suicide', category: 'suicide', at: NOW - 60_000 },
  };

  test('the direct question is answered in either; what is doubtful in one is no no', () => {
    expect(hears(asked, 'nope').cues).toEqual(['crisis.not-in-danger']);
    expect(hears(asked, 'yeah').cues).toContain('crisis.suicide');
    expect(hears(asked, 'no but i dunno anymore').cues).not.toContain('crisis.not-in-danger');
  });

  test('who writes it in another that the bot speaks is answered first, and then told how to change', () => {
    const { cues } = hears({ ...asked, safetyAsked: null }, 'i want to kill myself, i dont want to be here');
    expect(cues).toEqual(['crisis.suicide', 'other-language.their-own']);
  });

  test('who writes about anything else in it is told how to change, and a person is asked', () => {
    const { cues } = hears(
      { ...asked, safetyAsked: null },
      'i dont know what to do about my flat and they want it back',
    );
    expect(cues).toEqual(['other-language.their-own']);
  });
});

describe('where only some languages are offered', () => {
  test('those that they are like or hear as well are there too, and no others', () => {
    const some = loadLibrary({ root, locale: 'en-GB', region: 'GB', locales: ['en-ZA'] });
    expect([...some.locales].sort()).toEqual(['en-GB', 'en-ZA']);
    expect(some.language('zz-GB').locale).toBe('en-GB');
    expect(some.language('en-ZA').wording.size).toBe(library.language('en-ZA').wording.size);
    expect(some.languageAsked('zz-GB please', { locale: 'en-GB', region: 'GB' })).toBeNull();
    expect(some.languageAsked('en-ZA please', { locale: 'en-GB', region: 'GB' })).toBe('en-ZA');
  });

  test('one that is not there stops the start, with those that are', () => {
    expect(() => loadLibrary({ root, locale: 'en-GB', region: 'GB', locales: ['cy'] })).toThrow(
      'LOCALES names "cy", and there is no such locale. There are: en-GB, en-ZA, zz-GB.',
    );
  });
});
