import { segmentsOf } from './segments';

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
