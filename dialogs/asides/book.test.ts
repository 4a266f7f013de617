import { ENGLISH } from '../../test/support/library';
import { ASIDES, asidesIn, proveAsides } from './book';

const { asides } = ENGLISH.language('en-GB');

test('the shipped book hears what it must and spares what it must', () => {
  expect(proveAsides(asides)).toEqual([]);
});

test('everything that has an answer is listened for', () => {
  const heard = [...asides.patterns.values()].flatMap(({ catches }) =>
    catches.flatMap((text) => asidesIn(text, asides)),
  );
  expect([...new Set(heard)].sort()).toEqual([...ASIDES].sort());
});

test('of several the weightiest comes first: somebody too young, then what only somebody who knows may answer', () => {
  expect(asidesIn('do you love me', asides)).toEqual(['feelings']);
  expect(asidesIn('im only 14 and how many pills can i take. are you proud of me', asides)).toEqual([
    'child',
    'medical',
    'proud',
  ]);
});

test('no text breaks it', () => {
  for (const text of ['', ' ', '\u0000', '💊'.repeat(3_000), 'im 14 '.repeat(2_000), 'a'.repeat(9_000)]) {
    expect(() => asidesIn(text, asides)).not.toThrow();
  }
});
