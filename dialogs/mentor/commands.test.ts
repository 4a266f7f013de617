import { ENGLISH } from '../../test/support/library';
import { readRota } from './rota';

const language = ENGLISH.language('en-GB');
const { mentorWords } = language;

describe('what a mentor texts while they are with nobody', () => {
  test.each([
    ['TAKE', 'take'],
    ['tke', 'take'],
    ["I'll take it", 'take'],
    ['got him', 'take'],
    ['ive got her', 'take'],
    ["can't tonight", 'pass'],
    ['cant tonihgt', 'pass'],
    ['who is waiting', 'list'],
    ["who's waiting?", 'list'],
    ['whos wating', 'list'],
    ['Anyone waiting??', 'list'],
    ['who am i with', 'who'],
    ['im off now', 'off'],
    ["I'm off", 'off'],
    ['off shft', 'off'],
    ['back on', 'on'],
    ['im back', 'on'],
    ['what are my shifts', 'shifts-asked'],
    ['i need support', 'support'],
    ['I need suport', 'support'],
    ['i cant do this anymore', 'support'],
    ['That one got to me.', 'support'],
    ['need to talk to someone myself', 'support'],
    ['monthly on', 'monthly-on'],
    ['note', 'note-how'],
    ['how does this work', 'help'],
  ])('"%s" is %s', (text, command) => expect(mentorWords.command(text, [], false)?.command).toBe(command));

  test.each(['hello', 'is Sam ok', 'I will be late on Monday', 'thanks', 'who was that lad with the dog'])(
    '"%s" is no command',
    (text) => expect(mentorWords.command(text, [], false)).toBeNull(),
  );
});

describe('what a mentor texts in a talk', () => {
  test.each([
    ['done', 'done'],
    ['finised', 'done'],
    ['DONE 👍', 'done'],
    ["i'm off", 'done'],
    ['list', 'list'],
    ['who am I with', 'who'],
    ['i need support', 'support'],
    ['pass', 'pass'],
  ])('"%s" is %s', (text, command) => expect(mentorWords.command(text, ['Sam'], true)?.command).toBe(command));

  test.each([
    'who',
    'who?',
    "who's waiting",
    'got him',
    'cant tonight',
    'done?',
    'finished?',
    'that one got to me',
    "i can't do this anymore",
    'on my way',
    "i'll do it",
    'im at work',
    'not tonight',
    'what can i do',
    "who's next",
    'ok',
    'sorted',
    'back to mine then',
    'need a break from this',
  ])('"%s" is for the one they are with', (text) => expect(mentorWords.command(text, ['Sam'], true)).toBeNull());

  test.each([
    ['note: rang the hostel', 'rang the hostel'],
    ['Note - rang the hostel', 'rang the hostel'],
    ['NOTE rang the hostel', 'rang the hostel'],
    ['note that the office shuts at 5', null],
    ['Note the time mate', null],
    ['NOTE THAT DOWN', null],
    ['noted', null],
  ])('"%s": the note in it is %s', (text, note) => expect(mentorWords.note(text, true)).toBe(note));

  test('with nobody to misread it, a note needs no sign', () =>
    expect(mentorWords.note('note will ring on Friday', false)).toBe('will ring on Friday'));
});

describe('a rota as it is texted', () => {
  const shifts = (text: string) => {
    const written = mentorWords.shifts(text);
    const rota = written === null ? null : readRota(written, language);
    if (rota === null || rota === 'always') return rota;
    return rota.map(({ days, from, until }) => `${days.join('')} ${from}-${until}`).join(', ');
  };
  test.each([
    ['the days, then the hours', 'my shifts are mon wed 6pm-10pm', '13 18:00-22:00'],
    ['the hours, then the days', 'i work 6pm to 10pm tue and thu', '24 18:00-22:00'],
    ['two stretches', 'my shifts are mon 9-5, sat 10-2', '1 09:00-17:00, 6 10:00-14:00'],
    ['a range of days', 'shifts mon-fri 9am-5pm', '12345 09:00-17:00'],
    ['a range over the weekend', 'my rota is fri to mon 7pm til 11pm', '1567 19:00-23:00'],
    ['past midnight', 'I work weekends 10pm - 6am', '67 22:00-06:00'],
    ['past midnight, half said', 'I work weekends 10pm-6', '67 22:00-06:00'],
    ['evening said once', 'my shifts are tuesdays 6-10pm', '2 18:00-22:00'],
    ['nothing said: the shortest, in waking hours', 'my shifts are tue 6-10', '2 18:00-22:00'],
    ['weekdays', 'my hours are weekdays 8.30am to noon', '12345 08:30-12:00'],
    ['misspelt days', 'my shifts are wensday and thurs 1pm-3pm', '34 13:00-15:00'],
    ['none', 'my shifts are any time', 'always'],
    ['no hours', 'my shifts are monday and friday', null],
    ['no days', 'my shifts are 6pm-10pm', null],
    ['one hour alone', 'my shifts are mon 6pm', null],
    ['something else in it', 'my shifts are mon 6pm-10pm unless the kids are ill', null],
    ['talk', 'I work at the weekend when I can', null],
  ])('%s: "%s"', (_, text, expected) => expect(shifts(text)).toBe(expected));
});
