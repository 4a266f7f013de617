import fc from 'fast-check';
import { Tampered } from '../vault';
import { pack, unpack } from './pack';

describe('packing', () => {
  test('gives back what was put in, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(unpack(pack(text))).toBe(text)));
    expect(unpack(pack('x'.repeat(100_000)))).toBe('x'.repeat(100_000));
  });

  test('makes a short line of a conversation shorter, and nothing longer than by its first byte', () => {
    const line = JSON.stringify([
      1,
      [['s', 'check-in.how-is-today', 'Hi Sam. From 1 (rough) to 5 (good), how are you?']],
    ]);
    expect(pack(line).length).toBeLessThan(line.length / 2);
    fc.assert(
      fc.property(fc.string(), (text) => expect(pack(text).length).toBeLessThanOrEqual(Buffer.byteLength(text) + 1)),
    );
  });

  // What was packed once must open for ever: change the dictionary, and this fails.
  test('reads what was packed when it was first written', () => {
    const stored = Buffer.from(STORED, 'base64');
    expect(unpack(stored)).toBe('{"v":1,"role":"mentee","welcome":"done","lost":0,"channel":"sms","made":12}');
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a newer version', Buffer.from([9, 1, 2])],
    ['noise', Buffer.from([1, 255, 254, 253])],
    ['the half of a record', pack(JSON.stringify(Array.from({ length: 99 }, (_, n) => n))).subarray(0, 40)],
  ])('%s is not read as something else', (_what, bytes) => {
    expect(() => unpack(bytes)).toThrow(Tampered);
  });

  test('a record that would fill the memory is refused', () => {
    expect(() => unpack(pack('0'.repeat(17 * 1024 * 1024)))).toThrow(Tampered);
  });
});

const STORED = 'ASNc2YAyghJS0YcjVxrVAgA=';
