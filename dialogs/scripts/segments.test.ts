import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { roomFor, segmentsOf } from './segments';

const a = (count: number) => 'a'.repeat(count);
const FAMILY = '👨‍👩‍👧‍👦';

/** The provider's published rules: twilio.com/docs/glossary/what-is-gsm-7-character-encoding and …/what-is-ucs-2-character-encoding. */
const published: [string, string, number, 'GSM-7' | 'UCS-2'][] = [
  ['nothing is still one message', '', 1, 'GSM-7'],
  ['160 letters are one', a(160), 1, 'GSM-7'],
  ['with one more it is two of 153', a(161), 2, 'GSM-7'],
  ['306 are two', a(306), 2, 'GSM-7'],
  ['307 are three', a(307), 3, 'GSM-7'],
  ['1,530 are ten', a(1_530), 10, 'GSM-7'],
  ['the letters of the alphabet cost one each', 'à£¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%¡ÄÖÑÜ§¿äöñü@$', 1, 'GSM-7'],
  ['an extended letter costs two', `${a(159)}€`, 2, 'GSM-7'],
  ['80 extended letters are one', '€'.repeat(80), 1, 'GSM-7'],
  ['81 are two', '€'.repeat(81), 2, 'GSM-7'],
  ['every extended letter is of the alphabet', '^{}\\[~]|€'.repeat(8), 1, 'GSM-7'],
  ['an extended letter is not cut in two', `${a(152)}€${a(152)}`, 3, 'GSM-7'],
  ['line breaks are of the alphabet', 'a\nb\rc', 1, 'GSM-7'],
  ['one emoji takes the whole text out of it', `${a(159)}🙂`, 3, 'UCS-2'],
  ['68 letters and an emoji are one', `${a(68)}🙂`, 1, 'UCS-2'],
  ['69 and an emoji are two', `${a(69)}🙂`, 2, 'UCS-2'],
  ['one curly quote does the same', `it\u2019s ${a(65)}`, 1, 'UCS-2'],
  ['70 letters beyond it are one', 'ŵ'.repeat(70), 1, 'UCS-2'],
  ['71 are two of 67', 'ŵ'.repeat(71), 2, 'UCS-2'],
  ['134 are two', 'ŵ'.repeat(134), 2, 'UCS-2'],
  ['135 are three', 'ŵ'.repeat(135), 3, 'UCS-2'],
  ['a small ç is not of the alphabet, though the capital is', 'ç', 1, 'UCS-2'],
  ['nor is a backtick', '`', 1, 'UCS-2'],
  ['an emoji of several people is eleven units', FAMILY.repeat(6), 1, 'UCS-2'],
  ['and is not cut in two', FAMILY.repeat(7), 2, 'UCS-2'],
];

test.each(published)('%s', (_what, text, count, encoding) => {
  expect(segmentsOf(text)).toMatchObject({ count, encoding });
});

/** The alphabet, and what lies around it: Latin, Greek, punctuation, currencies. */
const LETTERS = [
  [0, 0x24f],
  [0x370, 0x3ff],
  [0x2000, 0x20cf],
].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n)));

test("a letter is of the alphabet, and takes the room, that it has in the provider's own library", () => {
  const others = LETTERS.filter((letter) => {
    const { encodingName, numberOfCharacters } = new SegmentedMessage(letter);
    const theirs = encodingName === 'UCS-2' ? 134 : 307 - numberOfCharacters;
    return roomFor(letter + 'a'.repeat(305), 2) !== theirs;
  });
  // A form feed is a letter of the second table too, but none that anybody can write: it is taken for dearer than it is.
  expect(others).toEqual(['\f']);
});

const texts = fc.string({
  unit: fc.constantFrom('a', 'é', '\n', '€', '[', '🙂', 'ŵ', 'e\u0301', '👨‍👩‍👧‍👦', '\r\n', ' '),
  maxLength: 700,
});

test("a text of plain letters is counted as the provider's library counts it", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '\n', ' ', 'Ω'), maxLength: 700 }), (text) => {
      const {
        segmentsCount: count,
        numberOfCharacters: characters,
        encodingName: encoding,
      } = new SegmentedMessage(text);
      expect(segmentsOf(text)).toEqual({ count, characters, encoding });
    }),
  );
});

test('what has room in so many messages is what the library counts as so many, and with one sign more it is more', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 5 }), (text, pieces) => {
      const room = roomFor(text, pieces);
      expect(new SegmentedMessage(text.slice(0, room)).segmentsCount).toBeLessThanOrEqual(pieces);
      const [next] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(room));
      if (next) expect(new SegmentedMessage(text.slice(0, room) + next.segment).segmentsCount).toBeGreaterThan(pieces);
    }),
  );
});
