import type { Finding } from './index';
import { PlantedScripts } from './planted.fixture';

let scripts: PlantedScripts;
beforeEach(() => {
  scripts = new PlantedScripts();
});
afterEach(() => scripts.throwAway());

/** One bad edit, and the one finding it leads to. */
interface Planted {
  readonly fault: string;
  readonly plant: (copy: PlantedScripts) => void;
  readonly file: string;
  /** Words on the line that the finding must name. Left out: the first line. */
  readonly on?: string;
  readonly about: string;
  readonly what: string;
  readonly rule: Finding['rule'];
}

const wording = (name: string) => `locales/en-GB/${name}.yaml`;

/** A moment reworded. */
function reworded(fault: string, rule: Finding['rule'], cue: string, said: string, what: string, on = said): Planted {
  const [name = ''] = cue.split('.');
  return { fault, rule, plant: (copy) => copy.reword(cue, said), file: wording(name), on, about: cue, what };
}

function expectOnly(planted: Planted) {
  planted.plant(scripts);
  const line = planted.on === undefined ? 1 : scripts.lineOf(planted.file, planted.on);
  const found = scripts.check().map(({ rule, file, line, about, what }) => ({ rule, file, line, about, what }));
  expect(found).toEqual([
    { rule: planted.rule, file: planted.file, line, about: planted.about, what: expect.stringContaining(planted.what) },
  ]);
}

describe('wording that is not there, or is not needed, is found:', () => {
  const rows: Planted[] = [
    {
      fault: 'a step that has nothing to say',
      rule: 'missing',
      plant: (copy) => copy.remove(wording('check-in'), ['hear-more']),
      file: wording('check-in'),
      about: 'check-in.hear-more',
      what: 'there is no wording, and dialogs/flows/check-in.yaml:33 says it',
    },
    {
      fault: 'an action that has nothing to say in one of its flows',
      rule: 'missing',
      plant: (copy) => copy.remove(wording('hello'), ['heard']),
      file: wording('hello'),
      about: 'hello.heard',
      what: 'there is no wording',
    },
    {
      fault: 'code that has nothing to say',
      rule: 'missing',
      plant: (copy) => copy.remove(wording('small-talk'), ['listening']),
      file: wording('small-talk'),
      about: 'small-talk.listening',
      what: 'dialogs/cues.ts says it',
    },
    {
      fault: 'a crisis reply that was deleted',
      rule: 'missing',
      plant: (copy) => copy.remove(wording('crisis'), ['child']),
      file: wording('crisis'),
      about: 'crisis.child',
      what: 'crisis wording must be there in every language',
    },
    {
      fault: 'a crisis reply that another language does not have',
      rule: 'missing',
      plant(copy) {
        copy.copyLocale('en-IE');
        copy.remove('locales/en-IE/crisis.yaml', ['suicide']);
      },
      file: 'locales/en-IE/crisis.yaml',
      about: 'crisis.suicide',
      what: 'crisis wording must be there in every language',
    },
    {
      fault: 'words that nothing says',
      rule: 'unused',
      plant: (copy) => copy.append(wording('fallback'), 'thrice:\n  when: Never.\n  say: "Sorry."'),
      file: wording('fallback'),
      on: 'thrice:',
      about: 'fallback.thrice',
      what: 'nothing says this',
    },
    {
      fault: 'a question with no other words for when the answer is not understood',
      rule: 'again',
      plant: (copy) => copy.remove(wording('offer-mentor'), ['ask', 'again']),
      file: wording('offer-mentor'),
      on: 'ask:',
      about: 'offer-mentor.ask',
      what: 'nothing to say when the answer is not understood',
    },
    {
      fault: 'other words for a question that is not asked',
      rule: 'again',
      plant: (copy) => copy.reword('check-in.close', 'Say that again.', 'again'),
      file: wording('check-in'),
      on: 'again: Say that again.',
      about: 'check-in.close',
      what: 'nothing is asked here',
    },
    {
      fault: 'a note for the writer that is empty',
      rule: 'note',
      plant: (copy) => copy.set(wording('fault'), ['reply', 'when'], ' '),
      file: wording('fault'),
      on: 'reply:',
      about: 'fault.reply',
      what: '`when` is empty',
    },
  ];
  test.each(rows)('$fault', expectOnly);
});

describe('the words for a choice are found wrong:', () => {
  const options = (plant: Planted['plant'], on: string, what: string, fault: string): Planted => {
    return { fault, rule: 'options', plant, file: wording('step-nudge'), on, about: 'step-nudge.not-yet', what };
  };
  const path = ['not-yet', 'options'];
  const rows: Planted[] = [
    options(
      (copy) => copy.remove(wording('step-nudge'), [...path, 'later']),
      'options:',
      'no words mean "later"',
      'a choice that no words lead to',
    ),
    options(
      (copy) => copy.set(wording('step-nudge'), [...path, 'never'], ['never']),
      'never:',
      '"never" is not a choice of this question',
      'words for a choice that the question does not have',
    ),
    options(
      (copy) => copy.set(wording('step-nudge'), [...path, 'leave'], ['leave', 'another day']),
      'leave:',
      '"another day" means both later and leave',
      'words that mean two choices',
    ),
    options(
      (copy) => copy.set(wording('step-nudge'), [...path, 'leave'], ['leave', 'stop']),
      'leave:',
      '"stop" ends all texts',
      'a choice that would end all texts',
    ),
  ];
  test.each(rows)('$fault', expectOnly);
});

describe('what a phone would show is found wrong:', () => {
  const rows: Planted[] = [
    reworded(
      'an argument that nobody gives',
      'arguments',
      'check-in.close',
      'Bye {nmae}.',
      'nothing gives {nmae} here',
    ),
    reworded(
      'an argument of another flow',
      'arguments',
      'check-in.close',
      'See you at {at}.',
      'nothing gives {at} here',
    ),
    reworded(
      'a mentor for somebody who has none',
      'blank',
      'check-in.close',
      'Say hi to {mentor}.',
      '{mentor} can be empty',
    ),
    reworded(
      'a name in a reply that strangers get',
      'blank',
      'keywords.started',
      'Hi {name}. STOP ends it.',
      '{name} can be empty',
    ),
    reworded('a step on a lock screen', 'blank', 'welcome.hello', 'Hello. Today: {step}.', '{step} can be empty'),
    reworded(
      'a moment as the machine keeps it',
      'stored',
      'goal.all-set',
      'I will ask at {when}.',
      '{when} is what the machine keeps',
    ),
    reworded(
      'a name kept from being filled in by an apostrophe',
      'placeholder',
      'check-in.close',
      "Bye '{name}'.",
      '"{" is left',
    ),
    reworded('a writer’s own reminder', 'placeholder', 'check-in.close', 'Bye. TODO nicer.', '"TODO" is left'),
    reworded(
      'a blank too many when a choice comes out empty',
      'spacing',
      'check-in.close',
      'Bye. {hasMentor, select, yes {Go well.} other {}} Till then.',
      'a blank too many in "Bye.  Till then."',
    ),
    reworded(
      'a sentence that begins small',
      'capital',
      'check-in.reflect',
      '{detail} is hard.',
      '"the hostel is hard." begins small',
    ),
    reworded(
      'a typographic apostrophe',
      'letters',
      'check-in.close',
      'I’m here.',
      '"’" makes the whole message cost twice',
    ),
    reworded(
      'a message of three texts',
      'segments',
      'check-in.close',
      'I am here. '.repeat(28).trim(),
      '307 characters, 3 text messages (at most 2)',
      'I am here.',
    ),
    reworded(
      'a message too long only with a long name',
      'segments',
      'check-in.close',
      `${'I am here. '.repeat(26)}Bye {name}.`,
      '3 text messages',
      'Bye {name}',
    ),
    reworded(
      'a crisis reply of four texts',
      'segments',
      'crisis.child',
      `${'I will call {emergency}. '.repeat(28).trim()}`,
      '4 text messages (at most 3)',
      'I will call {emergency}.',
    ),
  ];
  test.each(rows)('$fault', expectOnly);

  test('a message to a mentor may take three texts', () => {
    scripts.reword('mentor.nothing', 'I am here. '.repeat(28).trim());
    expect(scripts.check()).toEqual([]);
  });

  test('emoji in a name cost what they cost, and are not the writer’s fault', () => {
    scripts.reword('check-in.close', `${'I am here. '.repeat(20)}Bye {name}.`);
    expect(scripts.check()).toEqual([]);
  });
});

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
      'crisis.child',
      'Thanks for saying so.',
      'it does not say where to turn',
    ),
    reworded(
      'a crisis reply that says where to turn only to some',
      'crisis-line',
      'crisis.child',
      'Thanks. {hasMentor, select, yes {I have told {mentor}.} other {Call {listen}.}}',
      'it does not say where to turn',
    ),
  ];
  test.each(rows)('$fault', expectOnly);

  test('a long own goal, quoted examples and phone numbers count as one word each', () => {
    scripts.reword('goal.same-goal', 'You said {goal} and also "a b c d e f" and 0808 808 8000 too, so same again?');
    expect(scripts.check()).toEqual([]);
  });

  test('a question mark inside quoted words is not a question of the bot’s', () => {
    scripts.reword('goal.no-rush', 'No rush. Say "goal?" or "step?" some time. All right?');
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
    ['It stays just between us.', 'just between us', 'I may share this with {mentor} to keep you safe'],
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
