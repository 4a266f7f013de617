import { answersFile } from '../../dialogs/answers';
import { detectSafely, isFeltOnly } from '../../dialogs/safety';
import { PROJECT_ROOT } from '../config';
import { HearingFiles } from './hearing';
import { localesIn } from './places';

/** Yes, no, numbers, times, days and greetings, as people of a language write them. */
function answerWords(locale: string): string[] {
  const {
    common,
    'yes-no': yesNo,
    time,
    date,
  } = answersFile.parse(new HearingFiles(PROJECT_ROOT, locale).data('answers').data);
  const plain = [yesNo.yes.starts, yesNo.yes.polite, yesNo.yes.praise, yesNo.no.starts, common.fillers].flat();
  const known = new Set(plain);
  const otherwise = Object.entries(common.spellings).flatMap(([spelling, others]) =>
    known.has(spelling) ? others : [],
  );
  const times = [...Object.values(time.parts).flatMap(({ words }) => words), ...date.weekdays.flat()];
  const numbers = [
    ...Object.keys(common.numbers.words),
    ...Array.from({ length: 24 }, (_, hour) => [`${hour}`, `${hour}:00`]).flat(),
  ];
  const oclock = ['6pm', '9am', '8am'];
  const all = [...new Set([...plain, ...otherwise, ...times, ...numbers, ...oclock])];
  return all.filter((words) => words.split(' ').length <= 2);
}

/** In these, people answer in every language. */
const ENGLISH = [
  'yes',
  'yeah',
  'yep',
  'no',
  'nope',
  'nah',
  'ok',
  'okay',
  'sure',
  'please',
  'thanks',
  'hi',
  'hello',
  'hey',
  'fine',
  'good',
];

/** Whoever answers "yes" to a question of consent is in no danger by that. What was learnt must never make it so. */
describe.each(localesIn(PROJECT_ROOT))('%s', (locale) => {
  const book = new HearingFiles(PROJECT_ROOT, locale).safety();
  const words = [...answerWords(locale), ...ENGLISH];

  test('no answer word is danger by itself', () => {
    expect(words.filter((word) => detectSafely(word, book).tier !== 'none')).toEqual([]);
  });

  test('nor after danger, but for what is listened for then on purpose', () => {
    expect(words.filter((word) => isFeltOnly(detectSafely(word, book, { afterDanger: true })))).toEqual([]);
  });
});
