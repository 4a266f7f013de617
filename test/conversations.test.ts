import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseChat } from '../dialogs/rehearsal/chat-file';
import { playChat } from '../dialogs/rehearsal/play';
import { PROJECT_ROOT } from '../services/config';
import { loadLibrary, localesIn } from '../services/scripts';
import { ToldWords } from './told-words';

const library = loadLibrary({ root: PROJECT_ROOT, locale: 'en-GB', region: 'GB' });
const folder = join(__dirname, 'conversations');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.chat'));
/** What people are told to text is tried as they are played: to play them all once more takes as long again. */
const told = new ToldWords(library, localesIn(PROJECT_ROOT));
const unplayed = new Set(files);

/** The failures. */
function play(file: string): string[] {
  unplayed.delete(file);
  return playChat(read(file), file, library, file.startsWith('languages') ? undefined : told.look);
}

describe('every conversation goes as it is written', () => {
  test.each(files)('%s', (file) => {
    expect(play(file)).toEqual([]);
  });

  test.each(files)('%s says in its first line what it shows', (file) => {
    expect(parseChat(read(file), file).title).toMatch(/^[A-Z"].{15,}/);
  });
});

describe('what people are told to text, in any of them,', () => {
  // Where only these were asked for.
  beforeAll(() => unplayed.forEach(play));

  test.each([...told.tried])('comes to the same in %s as in English', (_locale, tried) => {
    expect(tried.count).toBeGreaterThan(200);
    expect([...tried.wrong].sort()).toEqual([]);
  });

  test('means something in English', () => {
    expect([...told.inEnglish].sort()).toEqual([]);
  });
});

describe('a conversation that does not go as written fails with its file and line', () => {
  const header = '# A test.\nmentee: Sam   mentor: Dave\n';
  const fails = (lines: string) => playChat(header + lines, 'a.chat', library);

  test('when the bot says something else', () => {
    expect(fails('Sam: HELP\nbot: goal.what')).toEqual(['a.chat:4 expected goal.what, bot said keywords.help']);
  });
  test('when the bot says more than is written', () => {
    expect(fails('Sam: HELP')).toEqual([expect.stringMatching(/^a\.chat:3 expected no more, bot said keywords\.help/)]);
  });
  test('when an effect is not written down', () => {
    expect(fails('Sam: STOP\nbot: keywords.stopped')).toEqual([
      'a.chat:3 expected no more effects, got ledger opt-out',
    ]);
  });
  test('when an effect that is written does not come', () => {
    expect(fails('Sam: HELP\nbot: keywords.help\n=> ledger opt-out')).toEqual([
      'a.chat:5 expected ledger opt-out, got none',
    ]);
  });
  test('when a message lacks the words that matter', () => {
    expect(fails('Sam: HELP\nbot: keywords.help "555 0100"')).toEqual([
      expect.stringMatching(/^a\.chat:4 expected keywords\.help to contain "555 0100"/),
    ]);
  });
  test('when an argument is another', () => {
    expect(
      fails('Sam: talk to dave\nbot: mentor-please.asked {mentor: "Jo"}\nto Dave: mentor.alert\n=> handoff open asked'),
    ).toEqual(['a.chat:4 expected mentor-please.asked with mentor "Jo", it was "Dave"']);
  });
  test('when a line cannot be read', () => {
    expect(() => fails('Sam HELP')).toThrow('a.chat:3 cannot be read');
  });
  test('when nobody is called that', () => {
    expect(() => fails('Kim: hello')).toThrow('a.chat:3 nobody here is called "Kim"');
  });
  test('when the header has a setting that is not known', () => {
    expect(() => playChat('mentee: Sam   mood: 3\nSam: hi', 'a.chat', library)).toThrow('no setting "mood:"');
  });
});
