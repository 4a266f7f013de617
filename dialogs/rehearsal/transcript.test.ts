import { ENGLISH } from '../../test/support/library';
import { transcriptOf } from './transcript';

const chat = (lines: string) => `# A low day, and then a better one.\nmentee: Sam   mentor: Dave\n${lines}\n`;

test('a conversation is read with its title, every word, and when it was said', () => {
  const read = transcriptOf(
    chat('at Wed 09:00\nbot: check-in.how-is-today\nSam: not today\nbot: check-in.not-today'),
    'low.chat',
    ENGLISH,
  );
  const [title, blank, when, asked, answered, closed, ...rest] = read.split('\n');
  expect([title, blank, when]).toEqual(['A low day, and then a better one.', '', 'Wednesday 7 January, 09:00']);
  expect(asked).toMatch(/^ {2}Small Steps: H.* Sam\..*\?/);
  expect(answered).toBe('  Sam: not today');
  expect(closed).toBe("  Small Steps: Not today is fine. I'm here if you want me.");
  expect(rest).toEqual([]);
});

test('what a mentor reads is told from what the mentee reads, and what is only noted is left out', () => {
  const read = transcriptOf(
    chat('Sam: can i talk to dave\nbot: mentor-please.asked\nto Dave: mentor.alert\n=> handoff open asked'),
    'asked.chat',
    ENGLISH,
  );
  expect(read).toContain('\n  Small Steps to Dave: ');
  expect(read).not.toContain('handoff');
});

test('where it does not go as it is written, that stands below it', () => {
  const read = transcriptOf(chat('Sam: hello\nbot: check-in.glad'), 'wrong.chat', ENGLISH);
  expect(read).toContain('It does not go as it is written:\nwrong.chat:4 expected check-in.glad');
});
