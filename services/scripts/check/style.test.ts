import { phrasePattern } from './house-style';
import { type Planted, PlantedScripts, reworded, wording } from './planted.fixture';

const scripts = new PlantedScripts();
afterEach(() => scripts.mend());
afterAll(() => scripts.throwAway());

function expectOnly(planted: Planted) {
  const { found, expected } = scripts.compare(planted);
  expect(found).toEqual(expected);
}

describe('house style is found broken:', () => {
  const rows: Planted[] = [
    reworded(
      'two questions at once',
      'questions',
      'check-in.glad',
      'Good. What helped? Who helped?',
      'it asks 2 questions at once',
    ),
    reworded(
      'a sentence of sixteen words',
      'sentence-length',
      'check-in.close',
      'I am here and you can text me at any time of the day or night.',
      'has 16 words (at most 15)',
    ),
    reworded(
      'hard words',
      'reading-grade',
      'check-in.close',
      'Notification preferences are configurable.',
      'it reads at school grade',
      'close:',
    ),
    reworded(
      'an exclamation in a slip-up reply',
      'exclamation',
      'slip-up.close',
      'Your goals are yours!',
      'nothing is exclaimed here',
    ),
    reworded(
      'an exclamation in a crisis reply',
      'exclamation',
      'crisis.ask-danger',
      'Are you in danger now?!',
      'nothing is exclaimed here',
    ),
    reworded(
      'a shortened link',
      'short-link',
      'check-in.close',
      'See bit.ly/3abc for more.',
      '"bit.ly/3abc" hides where it leads',
    ),
    reworded(
      'a private word on a lock screen',
      'lock-screen',
      'welcome.hello',
      'Hi. This is about your drinking.',
      '"drinking" would stand on a lock screen',
    ),
    reworded(
      'a private word in what a mentor is sent unasked',
      'lock-screen',
      'mentor.closed',
      '{by} is at the prison with {mentee}.',
      '"prison" would stand',
    ),
    reworded(
      'STOP asked for as an answer',
      'keyword',
      'check-in.close',
      'Text STOP to skip today.',
      'asks for STOP, which ends all texts',
    ),
    reworded(
      'END asked for as an answer',
      'keyword',
      'goal.no-rush',
      'Say "end" when you are done.',
      'asks for END, which ends all texts',
    ),
    reworded(
      'a crisis reply that does not say where to turn',
      'crisis-line',
      'crisis.not-in-danger',
      'Thanks for saying so.',
      'it does not say where to turn',
    ),
    reworded(
      'a crisis reply that says where to turn only to some',
      'crisis-line',
      'crisis.not-in-danger',
      'Thanks. {hasMentor, select, yes {I have told {mentor}.} other {Call {listen}.}}',
      'it does not say where to turn',
    ),
  ];
  test.each(rows)('$fault', expectOnly);

  test('a long own goal, quoted examples and phone numbers count as one word each', () => {
    scripts.reword('goal.same-goal', 'You said {goal} and also "a b c d e f" and 0808 808 8000 too, so same again?');
    expect(scripts.check()).toMatchObject([{ rule: 'hard-number' }]);
  });

  test('a question mark inside quoted words is not a question of the bot’s', () => {
    scripts.reword('goal.what', 'No rush. Say "goal?" or "step?" some time. All right?');
    expect(scripts.check()).toEqual([]);
  });

  test('every variant is judged, not only the first', () => {
    scripts.reword('check-in.close', ['Bye.', 'Bye, you addict.']);
    const line = scripts.lineOf(wording('check-in'), 'addict');
    expect(scripts.check()).toMatchObject([{ rule: 'banned-word', line, about: 'check-in.close' }]);
  });
});

describe('words that are never said are found:', () => {
  test.each([
    ['Are you clean now?', 'clean', 'not using; a negative or a positive test'],
    ['Other users say so.', 'user', 'person who uses, or person in recovery'],
    ['That is a setback.', 'setback', 'a slip'],
    ['Why did you do that?', 'why did you', 'what was going on?'],
    ['You should rest.', 'you should', 'would it help if ...?'],
    ['You HAVE to rest.', 'you have to', 'would it help if ...?'],
    ['I’ve been there.', "I've been there", 'thanks for telling me'],
    ['It stays just between us.', 'between us', 'I may share this with {mentor} to keep you safe'],
    ['He committed suicide.', 'committed suicide', 'died by suicide, or attempted'],
    ['You are non compliant.', 'non-compliant', 'say what the person wants'],
    ['One ex-offender said so.', 'offender', 'person with a criminal record, or nothing'],
  ])('%s', (said, word, rather) => {
    scripts.reword('hello.fine', said.replaceAll('’', "'"));
    const { line, file } = {
      line: scripts.lineOf(wording('hello'), said.replaceAll('’', "'")),
      file: wording('hello'),
    };
    const banned = scripts.check().filter(({ rule }) => rule === 'banned-word');
    expect(banned).toMatchObject([{ file, line, what: `"${word}" is not said`, mend: `rather: ${rather}` }]);
  });

  test.each(['You don’t have to fix it.', 'One day at a time.', 'A person with a criminal record.', 'Continue.'])(
    '%s is said',
    (said) => {
      scripts.reword('hello.fine', said.replaceAll('’', "'"));
      expect(scripts.check().filter(({ rule }) => rule === 'banned-word')).toEqual([]);
    },
  );

  test('a banned word that stands in one plural only', () => {
    scripts.reword('step-nudge.done', 'Good. {stepsDone, plural, one {# step} other {# steps, a streak}}. Another?');
    expect(scripts.check()).toMatchObject([{ rule: 'banned-word', about: 'step-nudge.done' }]);
  });
});

describe('words of other languages end where their letters end:', () => {
  test('a word with accents, after an elision too', () => {
    expect(phrasePattern('d\u00e9bile').test("C'est d\u00e9bile.")).toBe(true);
    expect(phrasePattern('abus').test("L'abus, c'est fini.")).toBe(true);
    expect(phrasePattern('sucio').test('Lo sucio.')).toBe(true);
    expect(phrasePattern('rat\u00e9').test('Un rat\u00e9e.')).toBe(false);
  });

  test('a keyword that begins or ends with one is seen when a message asks for it', () => {
    scripts.set('locales/en-GB/style/house-style.yaml', ['keywords', 0], 'arr\u00eat\u00e9');
    scripts.reword('check-in.close', 'OK. Text ARR\u00caT\u00c9 for later.');
    expect(scripts.check().map(({ rule }) => rule)).toContain('keyword');
  });

  test('a sentence that begins with a sign begins with a capital after it', () => {
    scripts.reword('check-in.close', 'OK. \u00bfas\u00ed est\u00e1 bien?');
    expect(scripts.check().map(({ rule }) => rule)).toContain('capital');
  });
});
