import fc from 'fast-check';
import { plainLetters } from './plain-letters';
import { render } from './render';
import { segmentsOf } from './segments';
import { compileWording } from './wording';

const say = (source: string, args: Record<string, string | number> = {}, channel: 'sms' | 'teams' = 'sms') => {
  const [wording] = compileWording({ line: { when: 'in a test', say: [source] } }, 'test', 'en-GB');
  if (!wording) throw new Error('there is one entry');
  return render(wording, args, { person: 'p', day: '2026-01-05', channel }).text;
};

test.each([
  ['quotes', '\u2018so\u2019 \u201clow\u201d \u201ethat\u201c \u00abone\u00bb', '\'so\' "low" "that" "one"'],
  ['an apostrophe', 'you\u2019re', "you're"],
  ['dashes', '10\u201311 \u2014 or \u2212 not\u2010so', '10-11 - or - not-so'],
  ['an ellipsis', 'well\u2026', 'well...'],
  ['blanks that do not break', '116\u00a0123\u202f\u2009now', '116 123  now'],
  ['what cannot be seen', 'a\u200bb\u00adc\ufeff', 'abc'],
  ['an accent that stands by itself', 'cafe\u0301', 'café'],
])('%s of ours become plain in a text message', (_what, ours, plain) => {
  expect(say(ours)).toBe(plain);
  expect(segmentsOf(plain).encoding).toBe('GSM-7');
});

test.each([
  ['Welsh', 'Ŵyr y tŷ, dŵr, tân, sêr, môr, cŵn, pŵer, ffôn', 'Wyr y ty, dwr, tan, ser, mor, cwn, pwer, ffon'],
  [
    'Spanish',
    '¿Qué tal está el niño aquí, pingüino? ¡Sí, mañana! ÁÍÓÚ',
    '¿Qué tal esta el niño aqui, pingüino? ¡Si, mañana! AIOU',
  ],
  [
    'French',
    'Ça va où? À bientôt, cœur, façon, forêt, naïf, Noël, Œuvre',
    'Ça va où? A bientot, coeur, facon, foret, naif, Noel, OEuvre',
  ],
  ['others', 'Łódź ğ ı đ ș þ ª', 'Lodz g i d s th a'],
])('letters of %s that the alphabet lacks are written as the nearest that it has', (_language, ours, plain) => {
  expect(say(ours)).toBe(plain);
  expect(segmentsOf(plain)).toMatchObject({ encoding: 'GSM-7' });
  expect(say(ours, {}, 'teams')).toBe(ours);
});

test('every Latin letter that the alphabet has stays', () => {
  const inside = 'èéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà';
  expect(plainLetters(inside)).toBe(inside);
  expect(segmentsOf(inside).encoding).toBe('GSM-7');
});

test('letters of other scripts are not replaced', () => {
  expect(plainLetters('ё й 日 ਮ 🙂')).toBe('ё й 日 ਮ 🙂');
});

test('our own days and lines are plain as well; names and words of people are not', () => {
  const args = { day: 'sábado', listen: 'Línea 988', name: 'José Ángel', step: '"llamar al señor Íñigo"' };
  const said = '{name}: {step} el {day}. Está ahí: {listen}.';
  expect(say(said, args)).toBe('José Ángel: "llamar al señor Íñigo" el sabado. Esta ahi: Linea 988.');
  expect(say(said, args, 'teams')).toBe('José Ángel: "llamar al señor Íñigo" el sábado. Está ahí: Línea 988.');
});

test('in Teams our wording stays as it was written', () => {
  expect(say('you\u2019re \u201chere\u201d\u2026', {}, 'teams')).toBe('you\u2019re \u201chere\u201d\u2026');
});

test("somebody's own words are never altered, whatever stands around them", () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      expect(say('You said \u201c{words}\u201d \u2014 I\u2019m here.', { words })).toBe(
        `You said "${words}" - I'm here.`,
      );
    }),
  );
});

test('our words inside a choice or a plural become plain as well, and theirs do not', () => {
  const source =
    '{hasMentor, select, yes {{mentor}\u2019s here} other {nobody\u2019s here}}\u2026 {n, plural, one {# \u201cday\u201d} other {# \u201cdays\u201d}}';
  expect(say(source, { hasMentor: 'yes', mentor: 'D\u2019Arcy', n: 2 })).toBe('D\u2019Arcy\'s here... 2 "days"');
  expect(say(source, { hasMentor: 'no', mentor: '', n: 1 })).toBe('nobody\'s here... 1 "day"');
});

test('a curly quote beside a curly bracket does not hide what is filled in', () => {
  expect(say('\u2018{name}\u2019', { name: 'Sam' })).toBe("'Sam'");
});
