import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../config';
import { HearingFiles } from './hearing';
import { followExamples, learnExamplesNow, type Relearnt } from './live-examples';

const LOCALE = 'en-GB';
const FOLDER = `locales/${LOCALE}/understanding`;
const NEW_WORD = 'zibbling zibbled';

/** A copy of the project as far as examples are concerned, with few of them. */
function copyOfProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'examples-'));
  mkdirSync(join(root, FOLDER, 'examples'), { recursive: true });
  for (const place of ['dialogs/learning', 'dialogs/safety', 'dialogs/understanding']) {
    cpSync(join(PROJECT_ROOT, place), join(root, place), { recursive: true });
  }
  for (const name of ['spelling.yaml', 'themes.yaml', 'intents.yaml', 'intents.learnt.gz']) {
    cpSync(join(PROJECT_ROOT, FOLDER, name), join(root, FOLDER, name));
  }
  for (const intent of ['craving', 'lonely', 'thanks', 'unsure']) {
    const file = `examples/${intent}.yaml`;
    cpSync(join(PROJECT_ROOT, FOLDER, file), join(root, FOLDER, file));
  }
  return root;
}

/** Hands out what is told, one after the other, whoever comes first. */
function inOrder<T>() {
  const told: T[] = [];
  const waiting: ((one: T) => void)[] = [];
  return {
    tell: (one: T) => (waiting.length > 0 ? waiting.shift()?.(one) : told.push(one)),
    next: () => new Promise<T>((resolve) => (told.length > 0 ? resolve(told.shift() as T) : waiting.push(resolve))),
  };
}

test('the bot learns from an added example without a restart, and a file that cannot be used changes nothing', async () => {
  const root = copyOfProject();
  const files = new HearingFiles(root, LOCALE);
  const { sense } = files.intents();
  if (!sense) throw new Error('nothing was learnt');
  const relearnt = inOrder<Relearnt>();
  const following = followExamples(root, LOCALE, sense, relearnt.tell);
  try {
    // There are fewer examples here than in the learnt file: these are learnt first.
    expect(await relearnt.next()).toEqual({ learnt: true, locale: LOCALE });
    expect(sense.guess(NEW_WORD)?.intent).not.toBe('craving');

    const craving = join(root, FOLDER, 'examples/craving.yaml');
    const before = readFileSync(craving, 'utf8');
    const says = [
      'zibbling for it',
      'proper zibbling',
      'zibbling again now',
      'got the zibbles bad',
      'zibbling all day',
    ];
    writeFileSync(craving, `${before}  a-word-of-ours:\n    says: ${JSON.stringify(says)}\n`);
    expect(await relearnt.next()).toEqual({ learnt: true, locale: LOCALE });
    expect(sense.guess(NEW_WORD)?.intent).toBe('craving');

    writeFileSync(craving, `${before}  Broken Name:\n    says: []\n`);
    const refused = await relearnt.next();
    expect(refused).toMatchObject({ learnt: false });
    expect(refused.learnt ? '' : refused.problem).toContain(`${FOLDER}/examples/craving.yaml:`);
    expect(sense.guess(NEW_WORD)?.intent).toBe('craving');
  } finally {
    following.close();
    rmSync(root, { recursive: true });
  }
});

test('a command learns from them at once, where they are not those that were learnt, and says whether it did', () => {
  const root = copyOfProject();
  try {
    const { sense } = new HearingFiles(root, LOCALE).intents();
    if (!sense) throw new Error('nothing was learnt');
    const craving = join(root, FOLDER, 'examples/craving.yaml');
    const says = JSON.stringify(['zibbling for it', 'proper zibbling', 'zibbling again now', 'zibbling all day']);
    writeFileSync(craving, `${readFileSync(craving, 'utf8')}  a-word-of-ours:\n    says: ${says}\n`);
    expect(learnExamplesNow(root, LOCALE, sense)).toBe(true);
    expect(sense.guess(NEW_WORD)?.intent).toBe('craving');
    expect(learnExamplesNow(PROJECT_ROOT, LOCALE, sense)).toBe(false);
  } finally {
    rmSync(root, { recursive: true });
  }
});
