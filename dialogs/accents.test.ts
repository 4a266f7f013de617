import fc from 'fast-check';
import { anyAccent, withoutAccents } from './accents';

test.each([
  ['qué sabes de mí', 'que sabes de mi'],
  ['bórrame', 'borrame'],
  ['tŷ, dŵr', 'ty, dwr'],
  ['Noël, ça va', 'Noel, ca va'],
  ['de\u0301ja\u0300', 'deja'],
  // A mark that is a letter's own, and not an accent, stays: vowels in Urdu and Punjabi.
  ['ਤੁਸੀਂ', 'ਤੁਸੀਂ'],
  ['میں مرنا چاہتا ہوں', 'میں مرنا چاہتا ہوں'],
])('%j is %j', (text, without) => {
  expect(withoutAccents(text)).toBe(without.normalize('NFC'));
});

test('as long as it was, so that what stands behind a word is found in the text as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-composite' }), (text) => {
      const composed = text.normalize('NFC').replace(/[^\u0020-\u024f]/gu, '');
      expect(withoutAccents(composed)).toHaveLength(composed.length);
    }),
  );
});

test('words are found whatever accents either has, and signs are signs', () => {
  const found = new RegExp(`^${anyAccent('¿Está (bien)? a.b')}$`, 'iu');
  for (const text of ['¿Está (bien)? a.b', '¿esta (bien)? á.b', '¿ESTÀ (BIÉN)? A.B']) expect(text).toMatch(found);
  expect('¿Está (bien)? axb').not.toMatch(found);
});
