import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../services/config';
import { loadLibrary, localesIn } from '../services/scripts';
import { checkScripts } from '../services/scripts/check';
import { PlantedScripts } from '../services/scripts/check/planted.fixture';
import { reportOn } from '../services/scripts/check/report';

const TODAY = '2026-11-22';
const guide = readFileSync(join(PROJECT_ROOT, 'locales/README.md'), 'utf8');

/** How a language reads is no fault. */
const READS = /^[\w-]+: \d+ wordings?, reads at school grade /;

/** A part of the guide as what it tells a reader to do: each block, with the file that was named last before it. */
function stepsOf(heading: string) {
  const [, part = ''] = guide.split(`### ${heading}\n`);
  const [own = ''] = part.split(/\n##+ /);
  let file = '';
  return [...own.matchAll(/`([\w/.-]+\.(?:yaml|chat))`|```(\w+)\n([\s\S]*?)```/g)].flatMap(([, named, kind, text]) => {
    if (named !== undefined) file = named.includes('/') ? named : `locales/en-GB/${named}`;
    return kind === undefined || text === undefined ? [] : [{ file, kind, text }];
  });
}

/** Somebody who does exactly what the guide says. */
class Reader {
  private shown = '';

  constructor(readonly scripts: PlantedScripts) {}

  /** A new file is written. In a file that is there, what was shown before is replaced, and what is wholly new goes to the end. */
  write(file: string, text: string) {
    const path = join(this.scripts.root, file);
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true });
      return this.scripts.write(file, text);
    }
    const now = this.scripts.read(file);
    if (!now.includes(text)) {
      if (this.shown !== '' && now.includes(this.shown))
        this.scripts.write(
          file,
          now.replace(this.shown, () => text),
        );
      else this.scripts.append(file, text);
    }
    this.shown = text;
  }

  /** What is to be mended. What nobody has checked yet stands in the shipped files, and is none of theirs. */
  check() {
    const { lines } = reportOn(this.scripts.root, TODAY);
    const summary = lines.at(-1) ?? '';
    const faults = lines.slice(0, -1).filter((line) => !line.includes(': warning: ') && !READS.test(line));
    return { faults, summary, played: Number(/(\d+) conversations? played/.exec(summary)?.[1]) };
  }
}

describe('the guide for writers has examples that go exactly as they are told:', () => {
  // As the project is shipped, with every language: the reader writes English alone.
  const others = localesIn(PROJECT_ROOT).filter((tag) => tag !== 'en-GB');
  const scripts = new PlantedScripts('loaded', others);
  const conversations = join(scripts.root, 'test/conversations');
  beforeAll(() => mkdirSync(conversations, { recursive: true }));
  afterAll(() => scripts.throwAway());
  let written = 0;

  test.each([
    ['A worked example', 1],
    ['A second example: a follow-up question', 1],
    ['A third example: a conversation of its own', 0],
  ])('%s', (heading, answers) => {
    const reader = new Reader(scripts);
    const steps = stepsOf(heading);
    expect(steps.filter(({ kind }) => kind === 'text')).toHaveLength(answers);
    for (const { file, kind, text } of steps) {
      if (kind !== 'text') reader.write(file, text);
      else expect(reader.check().faults).toEqual(text.trimEnd().split('\n'));
    }
    written += steps.filter(({ kind }) => kind === 'chat').length;
    const { faults, summary, played } = reader.check();
    expect({ faults, summary }).toEqual({ faults: [], summary: expect.stringContaining(' 0 errors') });
    // The new conversation is played, with those of the examples before it.
    expect(played).toBe(written);
  });

  test('what was written in English alone is a warning in every other language, of each moment, and is heard in English there', () => {
    const { findings } = checkScripts(scripts.root, TODAY);
    const lacking = findings.filter(({ rule }) => rule === 'missing');
    const written = ['check-in.easier', 'check-in.thanks', 'release-day.how-is-it', 'release-day.one-thing'];
    expect(lacking.map(({ about, severity }) => `${severity} ${about}`).toSorted()).toEqual(
      written.flatMap((cue) => others.map(() => `warning ${cue}`)),
    );
    const library = loadLibrary({ root: scripts.root, locale: 'en-GB', region: 'GB' });
    for (const tag of others) {
      const wording = library.language(tag).wording.get('check-in.easier');
      expect(wording?.say.map(({ source }) => source)).toEqual(['What would make it easier?']);
      // Nobody begins it in a language that it is not in.
      expect(library.language(tag).wording.get('release-day.how-is-it')?.begins).toEqual([]);
    }
  });

  test('and with all of them every conversation of the project goes as before', () => {
    cpSync(join(PROJECT_ROOT, 'test/conversations'), conversations, { recursive: true });
    const { faults, played } = new Reader(scripts).check();
    expect(faults).toEqual([]);
    expect(played).toBe(filesIn('test/conversations') + written);
  });
});

function filesIn(folder: string): number {
  const all = readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' });
  return all.filter((name) => name.endsWith('.chat')).length;
}
