import fc from 'fast-check';
import { Tampered } from '../vault';
import { pack, unpack } from './pack';

const LIKELY = {
  state: {
    text: '{"v":1,"role":"mentee","welcome":"done","lost":0,"channel":"sms","made":12}',
    stored: 'ASOcQVLy80AC8OjCYZJRLQA=',
  },
  talk: {
    text: `[1,[["h","x",5,"sms","thanks",""],["s","check-in.close-low","It doesn't all need sorting today."]]]`,
    stored: 'Aos2hKmrUNIxhamGpyi4OqwtD8IbnZRiY2MB',
  },
};

describe.each(['state', 'talk'] as const)('packing a %s', (likely) => {
  test('gives back what was put in, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(unpack(pack(likely, text))).toBe(text)));
    expect(unpack(pack(likely, 'x'.repeat(100_000)))).toBe('x'.repeat(100_000));
  });

  test('makes its kind of record shorter by half, and nothing longer than by its first byte', () => {
    expect(pack(likely, LIKELY[likely].text).length).toBeLessThan(LIKELY[likely].text.length / 2);
    fc.assert(
      fc.property(fc.string(), (text) =>
        expect(pack(likely, text).length).toBeLessThanOrEqual(Buffer.byteLength(text) + 1),
      ),
    );
  });

  // What was packed once must open for ever: change a dictionary, and this fails.
  test('reads what was packed when it was first written', () => {
    expect(unpack(Buffer.from(LIKELY[likely].stored, 'base64'))).toBe(LIKELY[likely].text);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a newer version', Buffer.from([9, 1, 2])],
    ['noise', Buffer.from([1, 255, 254, 253])],
    ['the half of a record', pack(likely, JSON.stringify(Array.from({ length: 99 }, (_, n) => n))).subarray(0, 40)],
  ])('%s is not read as something else', (_what, bytes) => {
    expect(() => unpack(bytes)).toThrow(Tampered);
  });

  test('a record that would fill the memory is refused', () => {
    expect(() => unpack(pack(likely, '0'.repeat(17 * 1024 * 1024)))).toThrow(Tampered);
  });
});
