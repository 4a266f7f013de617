import fc from 'fast-check';
import { z } from 'zod';
import { detectSafety } from '../safety';
import { FOLDER, shippedSafetyBook, yaml } from '../safety/shipped.fixture';
import { exactKeyword, freeFormOptOut, optOutEvidence, optOutsFile, proveOptOutBook } from '.';
import { shippedOptOutBook } from './shipped.fixture';

const book = shippedOptOutBook();
const safety = shippedSafetyBook();
const texts = z.array(z.string());
const earlier = (name: string) => Object.values(optOutsFile.parse(yaml(`${FOLDER}/opt-outs/${name}.yaml`)).families);
const table = {
  'opts-out': earlier('earlier-stop').flatMap(({ says }) => says),
  stays: earlier('earlier-stay').flatMap(({ says }) => says),
};
const fresh = z.object({ 'opts-out': texts, stays: texts }).parse(yaml('dialogs/understanding/tables/fresh.yaml'));

describe('a whole message that is a keyword', () => {
  test.each([
    ...[
      'STOP',
      'STOPALL',
      'STOP ALL',
      'UNSUBSCRIBE',
      'CANCEL',
      'END',
      'QUIT',
      'REVOKE',
      'OPTOUT',
      'OPT OUT',
      'OPT-OUT',
      'REMOVE',
      'TD',
    ],
    ...[
      'ARRET',
      'Arrêt',
      'stop',
      'Stop.',
      ' stop ',
      'STOP!!!',
      '"STOP"',
      '“stop”',
      'stop\n',
      'ＳＴＯＰ',
      'st\u200bop',
      'stop 🙏',
      '*Stop*',
      'S T O P',
      's.t.o.p',
      '(stop)',
      '— Stop —',
      '\ufeffSTOP\u2060',
      'STOP 🛑🛑🛑',
      'stop\n\nSent from my iPhone',
      'Unsubscribe\nGet Outlook for Android',
      'STOP\n-- \nS. Jones',
      'Cancel\r\nKind regards\r\nS. Jones',
    ],
  ])('%j is stop', (text) => expect(exactKeyword(text, book)).toBe('stop'));

  test.each(['START', 'start', 'Unstop', 'START.'])('%j is start', (text) =>
    expect(exactKeyword(text, book)).toBe('start'),
  );
  test.each(['HELP', 'help!', 'Info', 'help?'])('%j is help', (text) => expect(exactKeyword(text, book)).toBe('help'));

  test.each([
    ...[
      'stop it',
      'please stop',
      'stop texting me',
      'stops',
      'bus stop',
      'cancel my appointment',
      'cancelled',
      'the end',
      'end it all',
    ],
    ...[
      'I quit',
      'help me',
      'restart',
      'start again',
      'stoppp',
      'remove me',
      '',
      '?!',
      '🛑',
      'stop-start',
      'y e s',
      'stop\nthe bus i want to get off',
      'sent from my iPhone',
      's t o p p e d',
    ],
  ])('%j is none', (text) => expect(exactKeyword(text, book)).toBeNull());

  test.each(['YES', 'yes', 'Yes.'])('%j opts in after a STOP, and only then', (text) => {
    expect(exactKeyword(text, book, { afterStop: true })).toBe('start');
    expect(exactKeyword(text, book, { afterStop: false })).toBeNull();
    expect(exactKeyword(text, book)).toBeNull();
  });

  test('a word before or after it makes it none, whatever the keyword', () => {
    const keyword = fc.constantFrom(...book.stop, ...book.start, ...book.help);
    const word = fc.stringMatching(/^[a-z]{3,9}$/).filter((w) => !['all', 'out', 'opt', 'stop'].includes(w));
    fc.assert(
      fc.property(keyword, word, (k, w) => {
        expect(exactKeyword(`${k} ${w}`, book)).toBeNull();
        expect(exactKeyword(`${w} ${k}`, book)).toBeNull();
        expect(exactKeyword(k + w, book)).toBeNull();
      }),
    );
  });
});

describe('an opt-out in other words', () => {
  test('every example inside opt-out.yaml holds', () => expect(proveOptOutBook(book)).toEqual([]));

  test.each([...table['opts-out'], ...fresh['opts-out']])('opts out: %s', (text) => {
    expect(freeFormOptOut(text, book) || exactKeyword(text, book) === 'stop').toBe(true);
  });

  test.each([...table.stays, ...fresh.stays])('does not: %s', (text) => {
    expect(optOutEvidence(text, book)).toEqual([]);
    expect(exactKeyword(text, book)).not.toBe('stop');
  });

  test.each(table['opts-out'])('is no danger: %s', (text) => expect(detectSafety(text, safety).tier).toBe('none'));

  test.each(['I want it all to stop', 'end it all', 'i just want the pain to stop'])(
    'is a cry for help: %s',
    (text) => {
      expect(detectSafety(text, safety).tier).not.toBe('none');
      expect(freeFormOptOut(text, book)).toBe(false);
    },
  );
});
