import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../../config';
import { type Planted, PlantedScripts, reworded } from './planted.fixture';

const scripts = new PlantedScripts('read', ['cy', 'es-US']);
afterEach(() => scripts.mend());
afterAll(() => scripts.throwAway());

describe('what the form of a file lets through is found before it is sent:', () => {
  test.each<Planted>([
    reworded('the first quote is missing', 'quotes', 'check-in.close', 'Good. Bye for now."', 'one of two quotes'),
    reworded(
      'a remark stands inside the quotes',
      'remark',
      'check-in.close',
      'Bye for now. # ask Kim',
      'a remark inside',
    ),
  ])('$fault', (planted) => {
    const { found, expected } = scripts.compare(planted);
    expect(found).toEqual(expected);
  });

  test('curly quotes around a whole text', () => {
    scripts.reword('check-in.close', '\u201cBye for now.\u201d');
    expect(scripts.check()).toContainEqual(expect.objectContaining({ rule: 'quotes', about: 'check-in.close' }));
  });

  test('a copied blank behind the only hyphen', () => {
    const close = /^close:\n {2}when: (.*)\n(?: {2}.*\n?)*/m;
    const file = 'locales/en-GB/check-in.yaml';
    scripts.write(file, scripts.read(file).replace(close, 'close:\n  when: $1\n  say:\n    -\u00a0Bye for now.\n'));
    expect(scripts.check()).toContainEqual(
      expect.objectContaining({ rule: 'quotes', what: expect.stringContaining('the blank after the hyphen') }),
    );
  });

  test('a quotation, and a number in a choice, are none', () => {
    scripts.reword('check-in.close', 'Text "home" any time.');
    expect(scripts.check()).toEqual([]);
  });

  test('what every other language fills in, and English left out', () => {
    scripts.reword('check-in-time.all-set', 'OK, from now on.');
    expect(scripts.check()).toMatchObject([
      { rule: 'alike', severity: 'warning', what: expect.stringContaining('every other language says {at}') },
    ]);
  });
});

describe('what people are understood by is read as well:', () => {
  const EXAMPLES = 'locales/en-GB/understanding/examples';
  const write = (name: string, text: string) => scripts.write(`${EXAMPLES}/${name}.yaml`, text);
  const family = (...says: string[]) =>
    `families:\n  one:\n    says:\n${says.map((one) => `      - ${one}\n`).join('')}`;
  beforeAll(() => {
    for (const name of ['safety', 'opt-out', 'spelling', 'themes']) {
      const path = `locales/en-GB/understanding/${name}.yaml`;
      cpSync(join(PROJECT_ROOT, path), join(scripts.root, path));
    }
    mkdirSync(join(scripts.root, EXAMPLES), { recursive: true });
    mkdirSync(join(scripts.root, dirname(EXAMPLES), 'opt-outs'));
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(scripts.root, 'node_modules'));
  });

  test.each<[string, string, string, number, string]>([
    ['a tab', 'lonely', 'families:\n\tone:\n', 2, 'begins with a tab'],
    [
      'a colon without quotes',
      'lonely',
      family('"no one"', 'no one here: just me'),
      5,
      'a text with a colon in it needs straight double quotes',
    ],
    ['a file that is named after no intent', 'lonley', family('"no one"'), 1, 'there is no intent "lonley"'],
    ['words of danger', 'lonely', family('"no one"', '"lonely, want to die"'), 5, 'is heard as danger'],
    ['words that end all texts', 'lonely', family('"stop texting me"'), 4, 'a wish for no more texts'],
  ])('%s', (_, name, text, line, what) => {
    write(name, text);
    expect(scripts.check()).toMatchObject([
      { severity: 'error', file: `${EXAMPLES}/${name}.yaml`, line, what: expect.stringContaining(what) },
    ]);
  });

  test('the same message in two intents', () => {
    write('angry', family('"on my own again"'));
    write('lonely', family('"no one"', '"On my  own again"'));
    expect(scripts.check()).toMatchObject([
      { rule: 'lessons', severity: 'error', file: `${EXAMPLES}/lonely.yaml`, line: 5, about: 'one' },
    ]);
  });

  test('a file of opt-outs that cannot be read', () => {
    const file = 'locales/en-GB/understanding/opt-outs/mine.yaml';
    scripts.write(file, 'about: stop\nfamilies: {}\n');
    expect(scripts.check()).toMatchObject([{ rule: 'unreadable', file, line: 1 }]);
  });

  test('good ones are no fault', () => {
    write('lonely', family('"no one here, just me"', '"on my own again"'));
    expect(scripts.check()).toEqual([]);
  });
});

describe('a day on which something was checked', () => {
  const GB = 'locales/regions/GB.yaml';
  const HELP = 'locales/regions/help/GB.yaml';

  test('is not still to come', () => {
    scripts.set(GB, ['lines', 0, 'verifiedOn'], '2027-11-22');
    scripts.set(HELP, ['entries', 'shelter', 'verifiedOn'], '2027-11-22');
    expect(scripts.check().filter(({ rule }) => rule === 'line-future')).toMatchObject([
      { severity: 'error', file: GB, about: 'Samaritans' },
      { severity: 'error', file: HELP, about: 'shelter', line: scripts.lineOf(HELP, 'verifiedOn: 2027') },
    ]);
  });

  test.each(['22/11/2026', '22 Nov 2026', '2026-02-30'])('is written as a day that there is: not %s', (day) => {
    scripts.set(GB, ['lines', 0, 'verifiedOn'], day);
    expect(scripts.check()[0]?.what).toBe(
      `lines.0.verifiedOn: it is "${day}"; permitted are a day that there is, written as 2026-11-22`,
    );
  });
});

test('words of a place under the name of no language are an error, as nobody hears of it', () => {
  const HELP = 'locales/regions/help/GB.yaml';
  scripts.write(HELP, scripts.read(HELP).replace('      en-GB:\n', '      English:\n'));
  expect(scripts.check()).toMatchObject([
    { rule: 'help-for-nobody', severity: 'error', about: 'shelter', line: scripts.lineOf(HELP, 'English:') },
  ]);
});

describe('what a text message does not have is not sent:', () => {
  const together = new PlantedScripts('read', ['es-US']);
  afterEach(() => together.mend());
  afterAll(() => together.throwAway());
  test.each([
    ['en-GB', 'I am **here**.', 'the marks would be sent'],
    ['en-GB', 'I am *here*.', 'the marks would be sent'],
    ['en-GB', 'I am _here_.', 'the marks would be sent'],
    ['en-GB', 'Hi [name].', '"[name]" would be sent'],
    ['en-GB', 'Hi <name>.', '"<name>" is left'],
    ['en-GB', 'Hi (name).', '"(name)" would be sent'],
    ['en-GB', 'Hi $name.', '"$name" would be sent'],
    ['en-GB', 'Hi xxx.', '"xxx" would be sent'],
    ['en-GB', 'Lorem ipsum.', '"Lorem" would be sent'],
    ['en-GB', 'TODO ask Kim.', '"TODO" is left'],
    ['en-GB', 'OK then. // ask Kim', 'a remark inside'],
    ['en-GB', 'OK then. #kim', 'a remark inside'],
    ['en-GB', "'OK then.'", 'a single quote'],
    ['en-GB', "OK then.'", 'a single quote'],
    ['en-GB', 'That REALLY counts.', '"REALLY" in capitals shouts'],
    ['en-GB', 'OK, NAME.', '"NAME" in capitals shouts'],
    ['es-US', 'Eso vale MUCHO.', '"MUCHO" in capitals shouts'],
    ['es-US', 'Aquí estoy. Va?', 'begins with "¿"'],
  ])('%s: %s', (tag, said, what) => {
    together.reword('goal.same-goal', said, 'say', tag);
    expect(together.check()).toContainEqual(
      expect.objectContaining({ severity: 'error', about: 'goal.same-goal', what: expect.stringContaining(what) }),
    );
  });

  test.each([
    'Text STOP any time, {name}. OK?',
    '\'Course it counts. Text "home" any time.',
    'That is 2 of 3. See https://example.org/a_b for more.',
  ])('but %s', (said) => {
    together.reword('hello.fine', said);
    const slips = ['quotes', 'placeholder', 'remark', 'capitals', 'address'];
    expect(together.check().filter(({ rule }) => slips.includes(rule))).toEqual([]);
  });
});

describe('nobody is spoken to as a stranger:', () => {
  const together = new PlantedScripts('read', ['es-US', 'fr-CA', 'cy']);
  afterEach(() => together.mend());
  afterAll(() => together.throwAway());
  test.each([
    ['fr-CA', 'Merci de votre message.', 'votre'],
    ['fr-CA', "C'est bien que vous l'ayez dit.", 'vous'],
    ['es-US', 'Gracias a usted.', 'usted'],
    ['cy', 'Diolch am eich neges.', 'eich'],
  ])('%s: %s', (tag, said, word) => {
    together.reword('anger.heard', said, 'say', tag);
    expect(together.check()).toMatchObject([
      { rule: 'address', severity: 'error', about: 'anger.heard', what: expect.stringContaining(`"${word}"`) },
    ]);
  });

  test('two people are', () => {
    together.reword('anger.heard', "C'est difficile entre vous.", 'say', 'fr-CA');
    expect(together.check()).toEqual([]);
  });
});
