import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseChat } from '../dialogs/rehearsal/chat-file';
import { playChat } from '../dialogs/rehearsal/play';
import { loadLibrary } from '../services/scripts';

const library = loadLibrary({ root: join(__dirname, '..'), locale: 'en-GB', region: 'GB' });
const folder = join(__dirname, 'conversations');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.chat'));

describe('every conversation goes as it is written', () => {
  test.each(files)('%s', (file) => {
    expect(playChat(read(file), file, library)).toEqual([]);
  });

  test.each(files)('%s says in its first line what it shows', (file) => {
    expect(parseChat(read(file), file).title).toMatch(/^[A-Z"].{15,}/);
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
