import fc from 'fast-check';
import { makeNormaliser, type Token } from './normalise';
import { spelling } from './shipped.fixture';

const vocabulary = new Set(
  'i want to die kill killing myself suicide suicidal end it all please help dead pills tonight the rape no'.split(' '),
);
const normalise = makeNormaliser(spelling, vocabulary);

/** The message as it is heard: the last reading of each word that the vocabulary knows, else the word as written. */
function heard(text: string): string {
  const reading = ({ forms }: Token) => forms.findLast((form) => vocabulary.has(form)) ?? forms[0];
  return normalise(text).map(reading).join(' ');
}

describe('however it is typed, the same words are heard', () => {
  test.each([
    ['capitals', 'I WANT TO DIE', 'i want to die'],
    ['straight apostrophes', "I don't", 'i do not'],
    ['curly apostrophes', 'I don’t', 'i do not'],
    ['no apostrophes', 'i dont', 'i do not'],
    ['text-speak', 'i wanna die 2nite', 'i want to die tonight'],
    ['initials', 'cba', 'can not be arsed'],
    ['Scots', 'ah cannae dae it masel', 'i can not do it myself'],
    ['a number for a word', 'want 2 die', 'want to die'],
    ['stretched letters', 'pleeeease heeelp', 'please help'],
    ['a doubled last letter', 'diee', 'die'],
    ['a dropped g', "killin' myself", 'killing myself'],
    ['"i" left out of "i am"', 'am dead', 'i am dead'],
    ['"a" for "i"', 'a want to die', 'i want to die'],
    ['digits for letters', 'su1c1de d1e k1ll', 'suicide die kill'],
    ['signs for letters', 'k!ll r@pe $uicide', 'kill rape suicide'],
    ['stars for letters', 'k*ll s**cide d*e', 'kill suicide die'],
    ['a misspelling', 'sucide suicde mysefl', 'suicide suicide myself'],
    ['letters set apart', 'k i l l  m y s e l f', 'kill myself'],
    ['a whole sentence set apart', 'i w a n t t o d i e', 'i want to die'],
    ['letters between dots', 'd.i.e', 'die'],
    ['words between dots', 'i.want.to.die', 'i want to die'],
    ['fullwidth letters', 'ｋｉｌｌ', 'kill'],
    ['mathematical letters', '𝐤𝒊𝓵𝕝', 'kill'],
    ['boxed letters', '🅺🅸🅻🅻', 'kill'],
    ['Cyrillic look-alikes', 'kіll dіе', 'kill die'],
    ['accents', 'kïll dié', 'kill die'],
    ['letters piled with marks', 'k̷̢i̴l̵̛l̶', 'kill'],
    ['characters that nobody sees', 'k\u200bi\u00adll d\u2060ie', 'kill die'],
    ['an emoji with a meaning', '💊 tonight', 'pills tonight'],
    ['an emoji with a skin tone', 'help 👍🏽', 'help'],
    ['no space after a full stop', 'no.i want to die', 'no i want to die'],
    ['hyphens', 'kill-myself', 'kill myself'],
    ['run together', 'i want to killmyself', 'i want to kill myself'],
  ])('%s', (_, typed, words) => {
    expect(heard(typed)).toBe(words);
  });

  test.each([
    ['u r a star', 'you are a star'],
    ['I.D. please', 'i d please'],
    ['at 10:30 i owe £200', 'at 10:30 i owe 200'],
    ['7/10', '7/10'],
    ['yes!please', 'yes please'],
  ])('%s is left as it is meant', (typed, words) => {
    expect(heard(typed)).toBe(words);
  });
});

test.each([
  ['kill me mum', true],
  ['on me own', true],
  ['stop texting me', false],
  ['stop texting me mate', false],
  ['give me a week off', false],
  ['he hit me. mum saw', false],
])('"me" may be "my" where what is somebody\'s follows: %s', (text, may) => {
  const me = normalise(text).find(({ forms }) => forms[0] === 'me');
  expect(me?.forms.includes('my')).toBe(may);
});

test.each(['i am', '9 am', 'nine am', 'am i', 'such a need', 'a can'])('"%s" stays as it is', (text) => {
  expect(normalise(text).map(({ forms }) => forms[0])).toEqual(text.split(' '));
});

describe('sentences', () => {
  const pauses = (text: string) => normalise(text).map(({ pause }) => pause);

  test('a full stop ends a sentence and a comma does not', () => {
    expect(pauses('no. i, die')).toEqual(['sentence', 'sentence', 'clause']);
  });

  test('three dots and a line break go on', () => {
    expect(pauses('want to... die\nplease')).toEqual(['sentence', 'none', 'clause', 'clause']);
  });

  test('full stops after every word are one sentence', () => {
    expect(pauses('I. Want. To. Die.')).toEqual(['sentence', 'clause', 'clause', 'clause']);
  });

  test('only a closed quotation is one', () => {
    expect(normalise('he said “die” ok').map(({ quoted }) => quoted)).toEqual([false, false, true, false]);
    expect(normalise('5" is i die').some(({ quoted }) => quoted)).toBe(false);
  });
});

describe('the words can be quoted back', () => {
  test.each([
    ['I’m gonna K!LL myself 💊', ['I’m', 'I’m', 'gonna', 'gonna', 'K!LL', 'myself', '💊']],
    ['k i l l me', ['k i l l', 'me']],
    ['ｋｉｌｌ, d\u200bie', ['ｋｉｌｌ', 'd\u200bie']],
  ])('%s', (text, quotes) => {
    expect(normalise(text).map(({ start, end }) => text.slice(start, end))).toEqual(quotes);
  });
});

describe('whatever is sent', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...`ab \n.'"*!@1k👍💊\u200bé“ıа-`), { maxLength: 80 }).map((c) => c.join('')),
  );

  test('it is split into words that lie inside the message, in order', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let before = 0;
        for (const { forms, start, end } of normalise(text)) {
          expect(forms.length).toBeGreaterThan(0);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
    );
  });

  test('it is heard the same twice', () => {
    fc.assert(fc.property(anything, (text) => expect(normalise(text)).toEqual(normalise(text))));
  });
});
