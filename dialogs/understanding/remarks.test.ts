import fc from 'fast-check';
import { proveRemarkBook, REMARKS, remarksIn } from '.';
import { shippedRemarkBook } from './shipped.fixture';

const book = shippedRemarkBook();

test('every example inside remarks.yaml holds', () => expect(proveRemarkBook(book)).toEqual([]));

test('every remark can be made', () => {
  expect(new Set([...book.patterns.values()].map(({ remark }) => remark))).toEqual(new Set(REMARKS));
});

test('whoever tells a good deal makes no remark by the way', () => {
  expect(remarksIn(`forget it ${'and then he went on '.repeat(10)}`, book)).toEqual(new Set());
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => remarksIn(text, book) instanceof Set));
});
