import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastWords } from '../dialogs/last-words';
import type { Person } from '../dialogs/person';
import { linesOf } from '../dialogs/region';
import { newState } from '../dialogs/state';
import { converse } from '../dialogs/take-turn';
import { PROJECT_ROOT } from '../services/config';
import { type LiveLibrary, loadLibrary } from '../services/scripts';

const SAM: Person = {
  id: 'sam',
  name: 'Sam',
  role: 'mentee',
  programme: 'main',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
};
const GB = join(PROJECT_ROOT, 'locales/regions/GB.yaml');
const IN_EXISH = `in:
  xx-GB:
    listen: "Exlisten on 116 123"
    text: "EXTEXT to 85258"
    knows: { health: "exhealth", legal: "exlegal", child: "exchild" }
`;
const NOW = Date.parse('2026-01-05T12:00:00Z');

/** A second language, made of the first: its words begin with its name. */
describe('a language is what somebody chose, and one text changes it', () => {
  const root = mkdtempSync(join(tmpdir(), 'languages-'));
  let library: LiveLibrary;
  beforeAll(() => {
    for (const part of ['dialogs/flows', 'locales/regions', 'locales/other-languages.yaml', 'programmes']) {
      cpSync(join(PROJECT_ROOT, part), join(root, part), { recursive: true });
    }
    const kept = (path: string) => !/\/(messages|examples|held-out|opt-outs|[\w-]+\.gz)$/.test(path);
    for (const tag of ['en-GB', 'xx-GB']) {
      cpSync(join(PROJECT_ROOT, 'locales/en-GB'), join(root, 'locales', tag), { recursive: true, filter: kept });
    }
    const edit = (file: string, from: string, to: string) => {
      const path = join(root, 'locales/xx-GB', file);
      const text = readFileSync(path, 'utf8');
      expect(text).toContain(from);
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
    };
    edit('understanding/language.yaml', 'name: English', 'name: Exish');
    edit('understanding/language.yaml', 'english please,', 'exish please,');
    // It has all files of its own; what is written in English is still no other language.
    edit('understanding/language.yaml', 'name: Exish', 'like: en-GB\nname: Exish');
    edit('language.yaml', 'in English.', 'in Exish.');
    edit(
      'goal.yaml',
      'What would you like to be different? In your own',
      'Exish: what would you like to be different? In your own',
    );
    writeFileSync(join(root, 'locales/regions/GB.yaml'), readFileSync(GB, 'utf8').replace('in:\n', IN_EXISH));
    library = loadLibrary({ root, locale: 'en-GB', region: 'GB' });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const hears = (state: unknown, text: string) => {
    const heard = { kind: 'heard', channel: 'sms', text, media: 0, understanding: null, id: text, at: NOW } as const;
    const turn = converse(library)({ person: SAM, state, events: [heard], now: NOW });
    const said = turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.text] : []));
    const ledger = turn.effects.flatMap((effect) => (effect.kind === 'ledger' ? [effect] : []));
    return { state: JSON.parse(JSON.stringify(turn.state)), said, ledger };
  };
  const welcomed = { ...newState('mentee', '2026-01-05'), welcome: 'done', consent: { texts: true, mentorSees: true } };

  test('from the next word on, the question that waits included, and back again', () => {
    const asked = hears(welcomed, 'i want to set a goal');
    expect(asked.said.join()).toMatch(/^What would you like/);
    const changed = hears(asked.state, 'EXISH please');
    expect(changed.said).toEqual(["OK. From now on I'll write in Exish.", expect.any(String)]);
    expect(changed.ledger).toMatchObject([{ what: 'language', detail: { locale: 'xx-GB' } }]);
    expect(changed.state.goals).toEqual([]);
    const later = hears({ ...changed.state, flows: [] }, 'i want to set a goal');
    expect(later.said.join()).toMatch(/^Exish: what would you like/);
    const back = hears(later.state, 'back to english');
    expect(back.said[0]).toBe("OK. From now on I'll write in English.");
  });

  test('where to turn is said in it, and in the own words of a region that has none in it', () => {
    const exish = { ...welcomed, locale: 'xx-GB' };
    expect(hears(exish, 'HELP').said.join()).toContain('Exlisten on 116 123');
    expect(hears(exish, 'do i have to declare my conviction').said.join()).toContain('exlegal');
    expect(hears(welcomed, 'HELP').said.join()).toContain('Samaritans on 116 123');
    expect(lastWords(library.language('xx-GB'), library.region('GB')).text).toContain('Exlisten on 116 123');
    expect(linesOf(library.region('GB'), 'fr-CA')).toMatchObject({ emergency: '999', text: 'SHOUT to 85258' });
  });

  test('a language that has gone from the project is the one they were enrolled with', () => {
    const { said } = hears({ ...welcomed, locale: 'zz-ZZ' }, 'i want to set a goal');
    expect(said.join()).toMatch(/^What would you like/);
  });

  test('after STOP, or while a human has the conversation, it changes nothing', () => {
    expect(hears({ ...welcomed, stopped: true }, 'exish').state.locale).toBeNull();
  });
});
