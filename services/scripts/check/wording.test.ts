import { type Planted, PlantedScripts, reworded, wording } from './planted.fixture';

const scripts = new PlantedScripts();
afterEach(() => scripts.mend());
afterAll(() => scripts.throwAway());

function expectOnly(planted: Planted) {
  const { found, expected } = scripts.compare(planted);
  expect(found).toEqual(expected);
}

describe('wording that is not there, or is not needed, is found:', () => {
  const rows: Planted[] = [
    {
      fault: 'a step that has nothing to say',
      rule: 'missing',
      plant: (copy) => copy.remove(wording('check-in'), ['hear-more']),
      file: wording('check-in'),
      about: 'check-in.hear-more',
      what: 'there is no wording, and dialogs/flows/check-in.yaml:',
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
      plant: (copy) => copy.remove(wording('small-talk'), ['chat']),
      file: wording('small-talk'),
      about: 'small-talk.chat',
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
      fault: 'where to turn now, in a file with other words, that another language does not have',
      rule: 'missing',
      plant(copy) {
        copy.copyLocale('en-IE');
        copy.remove('locales/en-IE/slip-up.yaml', ['safer']);
      },
      file: 'locales/en-IE/slip-up.yaml',
      about: 'slip-up.safer',
      what: 'what says where to turn, and what somebody agrees to, must be there in every language',
    },
    {
      fault: 'a question of consent that another language does not have',
      rule: 'missing',
      plant(copy) {
        copy.copyLocale('en-IE');
        copy.remove('locales/en-IE/second-day.yaml', ['totals']);
      },
      file: 'locales/en-IE/second-day.yaml',
      about: 'second-day.totals',
      what: 'what says where to turn, and what somebody agrees to, must be there in every language',
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
    return { fault, rule: 'options', plant, file: wording('rhythm'), on, about: 'rhythm.how-often', what };
  };
  const path = ['how-often', 'options'];
  const rows: Planted[] = [
    options(
      (copy) => copy.remove(wording('rhythm'), [...path, 'weekly']),
      'options:',
      'no words mean "weekly"',
      'a choice that no words lead to',
    ),
    options(
      (copy) => copy.set(wording('rhythm'), [...path, 'never'], ['never']),
      'never:',
      '"never" is not a choice of this question',
      'words for a choice that the question does not have',
    ),
    options(
      (copy) => copy.set(wording('rhythm'), [...path, 'leave'], ['leave', 'weekly']),
      'leave:',
      '"weekly" means both weekly and leave',
      'words that mean two choices',
    ),
    options(
      (copy) => copy.set(wording('rhythm'), [...path, 'leave'], ['leave', 'stop']),
      'leave:',
      '"stop" ends all texts',
      'a choice that would end all texts',
    ),
  ];
  test.each(rows)('$fault', expectOnly);
});

describe('words that begin a conversation are found wrong:', () => {
  const begins = (fault: string, cue: string, words: readonly string[], what: string): Planted => {
    const [name = '', key = ''] = cue.split('.');
    const plant = (copy: PlantedScripts) => copy.set(wording(name), [key, 'begins'], words);
    return { fault, rule: 'begins', plant, file: wording(name), on: words.at(-1) ?? '', about: cue, what };
  };
  const rows: Planted[] = [
    begins('a word that ends all texts', 'hello.how-are-things', ['hiya pal', 'Quit'], '"Quit" ends all texts'),
    begins(
      'the same words twice',
      'hello.how-are-things',
      ['wotcha pal', 'Wotcha pal'],
      'begins hello.how-are-things as well',
    ),
    begins('a file that is no conversation', 'stranger.hello', ['wotcha pal'], 'no flow of this name'),
  ];
  test.each(rows)('$fault', expectOnly);
});

describe('the buttons of a question are found wrong:', () => {
  const file = wording('step-nudge');
  const buttons = (plant: Planted['plant'], on: string, what: string, fault: string): Planted => {
    return { fault, rule: 'buttons', plant, file, on, about: 'step-nudge.how-did-it-go', what };
  };
  const path = ['how-did-it-go', 'buttons'];
  const rows: Planted[] = [
    buttons(
      (copy) => copy.remove(file, [...path, 'partly']),
      'buttons:',
      'there is no button for "partly"',
      'an answer without a button',
    ),
    buttons(
      (copy) => copy.set(file, [...path, 'never'], 'Never'),
      'never: Never',
      '"never" is no answer here',
      'a button that answers nothing',
    ),
    buttons(
      (copy) => copy.set(file, [...path, 'partly'], 'I did some of it'),
      'I did some of it',
      '"I did some of it" is too long for a button',
      'more words than a button holds',
    ),
    buttons(
      (copy) => copy.set(file, [...path, 'done'], ' '),
      'done: " "',
      'nothing stands on the button',
      'an empty one',
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
      'moved.same-time',
      'Your clock is {zone}.',
      '{zone} is what the machine keeps',
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
      'crisis.not-in-danger',
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
