import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectSafety } from '../../dialogs/safety';
import { recognise } from '../../dialogs/understanding';
import { PROJECT_ROOT } from '../config';
import { HearingFiles } from './hearing';
import { Kept } from './kept';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('what was made is kept', () => {
  const made = () => ({ words: new Set(['die']), states: [{ leads: new Map([['to', [1, 2]]]) }] });
  let times: number;
  const make = () => {
    times += 1;
    return made();
  };
  const file = () => join(root, 'book');
  const start = (sources: readonly string[] = ['a: 1']) => new Kept(root).get('book', sources, make);
  beforeEach(() => {
    times = 0;
    start();
  });

  test('for the next start, which finds it as it was', () => {
    expect(start()).toEqual(made());
    expect(times).toBe(1);
    expect(readdirSync(root)).toEqual(['book']);
  });

  test.each([
    ['another source', ['a: 2']],
    ['one more', ['a: 1', '']],
    ['the same text, parted elsewhere', ['a:', ' 1']],
  ])('and made anew of %s', (_, sources) => {
    start(sources);
    expect(times).toBe(2);
    start(sources);
    expect(times).toBe(2);
  });

  test('a file in which one bit is another is made anew, whichever it is', () => {
    const good = readFileSync(file());
    for (const at of good.keys()) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      writeFileSync(file(), bad);
      expect(start()).toEqual(made());
    }
    expect(times).toBe(1 + good.length);
  });

  test.each([
    ['cut short', () => truncateSync(file(), 40)],
    ['empty', () => truncateSync(file(), 0)],
    ['longer than it was', () => appendFileSync(file(), 'x')],
    ['gone', () => rmSync(file())],
    [
      'that of something else',
      () => {
        new Kept(root).get('other', ['a: 1'], () => ({}));
        cpSync(join(root, 'other'), file());
      },
    ],
  ])('a file that is %s is made anew, and kept', (_, spoil) => {
    spoil();
    expect(start()).toEqual(made());
    expect(times).toBe(2);
    start();
    expect(times).toBe(2);
  });

  test('where nothing can be written, everything is made', () => {
    const nowhere = new Kept(join(file(), 'below-a-file'));
    expect(nowhere.get('book', [], make)).toEqual(made());
    expect(nowhere.get('book', [], make)).toEqual(made());
    expect(times).toBe(3);
  });

  test('what is wrong with a file is said at every start', () => {
    const fail = () => {
      throw new Error('line 3');
    };
    for (const _ of [1, 2]) expect(() => new Kept(root).get('bad', [], fail)).toThrow('line 3');
  });
});

describe('how people are heard', () => {
  const UNDERSTANDING = 'locales/en-GB/understanding';
  const books = ['spelling', 'themes', 'safety', 'opt-out', 'intents'];
  const cache = () => join(root, 'node_modules/.cache/small-steps');
  const read = () => {
    const files = new HearingFiles(root, 'en-GB');
    return { safety: files.safety(), optOut: files.optOut(), intents: files.intents(), themes: files.themes() };
  };
  /** All of it but functions, which are made anew at every start. */
  const plain = ({ safety, optOut, intents, themes }: ReturnType<typeof read>) => [
    ...[safety, optOut, intents].map((book) => ({
      ...book,
      wordsOf: null,
      phrasebook: { ...book.phrasebook, normalise: null },
    })),
    themes.words,
  ];
  beforeEach(() => {
    for (const name of books)
      cpSync(join(PROJECT_ROOT, UNDERSTANDING, `${name}.yaml`), join(root, UNDERSTANDING, `${name}.yaml`));
  });

  test('is the same at the second start as at the first, and where nothing is kept', () => {
    const without = read();
    expect(existsSync(join(root, 'node_modules'))).toBe(false);
    mkdirSync(join(root, 'node_modules'));
    const [first, second] = [read(), read()];
    expect(readdirSync(cache()).sort()).toEqual(books.map((name) => `en-GB.${name}`).sort());
    expect(plain(first)).toEqual(plain(without));
    expect(plain(second)).toEqual(plain(without));
  });

  test('follows an edit at the next start', () => {
    mkdirSync(join(root, 'node_modules'));
    const text = 'the walrus has landed';
    expect(detectSafety(text, read().safety).tier).toBe('none');
    const file = join(root, UNDERSTANDING, 'safety.yaml');
    const pattern = `  suicide.walrus:\n    tier: urgent\n    says: [walrus has landed]\n    catches: [${text}]\n`;
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^patterns:\n/m, (line) => line + pattern),
    );
    expect(detectSafety(text, read().safety).evidence).toEqual(['suicide.walrus']);
  });

  test('follows an edit of the spelling in every book', () => {
    mkdirSync(join(root, 'node_modules'));
    expect(recognise('wlrs', read().intents).intent).not.toBe('thanks');
    const file = join(root, UNDERSTANDING, 'spelling.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^shorthand:\n/m, (line) => `${line}  wlrs: thank you\n`),
    );
    expect(recognise('wlrs', read().intents).intent).toBe('thanks');
  });
});
