import { questionsIn, sentencesOf, wordsOf } from './prose';
import { readingGrade, syllablesIn, syllablesInSpanish } from './reading-grade';

test.each([
  ['Hi Sam. How are you?', ['Hi Sam.', 'How are you?']],
  ['Any time from 9.30am to 8pm. OK?', ['Any time from 9.30am to 8pm.', 'OK?']],
  ['Like "tomorrow at 6. Or 7." Which one?', ['Like That Which one?']],
  ['One line\nand another', ['One line', 'and another']],
])('"%s" is cut into its sentences', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test.each([
  ['call Samaritans on 116 123 now', 5],
  ["don't rush", 2],
  ['a well-kept list', 3],
  ['1 (rough) to 5 (good)', 5],
])('"%s" has its words counted, a phone number as one', (text, count) => {
  expect(wordsOf(text)).toHaveLength(count);
});

test('a question mark in a quotation is not a question', () => {
  expect(questionsIn('You said "why?". Shall we?')).toBe(1);
});

test.each([
  ['step', 1],
  ['steps', 1],
  ['helped', 1],
  ['wanted', 2],
  ['watched', 1],
  ['passes', 2],
  ['finishes', 3],
  ['people', 2],
  ['settled', 2],
  ['doing', 2],
  ['trying', 2],
  ['safely', 2],
  ['someone', 2],
  ['something', 2],
  ['everything', 3],
  ['easier', 3],
  ['quiet', 2],
  ['serious', 3],
  ['naloxone', 3],
  ['probation', 3],
  ["didn't", 2],
  ["doesn't", 2],
  ["won't", 1],
  ["you're", 1],
  ['Samaritans', 4],
  ['check-in', 2],
  ['confidentiality', 7],
  ['9am', 1],
])('%s has %i syllables', (word, count) => {
  expect(syllablesIn(word)).toBe(count);
});

test('plain words read at a low grade and hard ones at a high one', () => {
  expect(readingGrade(['The cat sat on the mat. It was glad to be in.'])).toBeLessThan(2);
  expect(
    readingGrade(['Notification preferences are configurable in accordance with organisational policy.']),
  ).toBeGreaterThan(12);
});

test('two short words are not called hard because they are few', () => {
  expect(readingGrade(['Any time.'])).toBeLessThan(5);
  expect(readingGrade(["You're welcome."])).toBeLessThan(5);
});

describe('other languages are measured by formulas of their own:', () => {
  test.each([
    ['hoy', 1],
    ['ciudad', 2],
    ['bueno', 2],
    ['d\u00eda', 2],
    ['leer', 2],
    ['quiero', 2],
    ['alguien', 2],
    ['ping\u00fcino', 3],
    ['respiraci\u00f3n', 4],
    ['ma\u00f1ana', 3],
    ['yo', 1],
    ['muy', 1],
  ])('%s has %i syllables', (word, count) => {
    expect(syllablesInSpanish(word)).toBe(count);
  });

  test('Crawford for Spanish: small words read low, offices read high', () => {
    expect(readingGrade(['Hola. \u00bfC\u00f3mo te va hoy? Aqu\u00ed estoy.'], 'crawford')).toBeLessThan(4);
    const hard = 'Las notificaciones institucionales requieren autorizaci\u00f3n administrativa correspondiente.';
    expect(readingGrade([hard], 'crawford')).toBeGreaterThan(8);
  });

  test('RIX for Welsh and French: long words in a sentence', () => {
    expect(readingGrade(['Dwi yma. Sut mae pethau heddiw?'], 'rix')).toBeLessThanOrEqual(3);
    const hard = 'Les notifications institutionnelles requi\u00e8rent une autorisation administrative pr\u00e9alable.';
    expect(readingGrade([hard], 'rix')).toBeGreaterThan(7);
  });

  test('what is short is not judged by two words', () => {
    expect(readingGrade(['Bienvenido.'], 'crawford')).toBeLessThan(5);
    expect(readingGrade(['Bienvenue.'], 'rix')).toBeLessThan(5);
  });
});
