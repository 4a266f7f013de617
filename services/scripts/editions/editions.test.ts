import { createSecretKey } from 'node:crypto';
import type { Person } from '../../../dialogs/person';
import { newState } from '../../../dialogs/state';
import { converse } from '../../../dialogs/take-turn';
import { startTestStore, type TestStore } from '../../../test/support/store';
import { PROJECT_ROOT } from '../../config';
import { realTimers } from '../../mailroom/timers';
import type { RedisClient } from '../../redis';
import { openVault, type Vault } from '../../vault';
import { LiveLibrary } from '../live-library';
import { readParts } from '../load';
import { compileEdition } from './compile-edition';
import { CopiedScripts } from './copy.fixture';
import {
  type EditionNews,
  type EditionStore,
  editionId,
  type Following,
  followEditions,
  openEditions,
  PublishedMeanwhile,
  readScriptFiles,
} from './index';

const SAM: Person = {
  id: 'sam',
  name: 'Sam',
  role: 'mentee',
  programme: 'main',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
};
const NOW = Date.parse('2026-01-05T12:00:00Z');
const GOAL = 'locales/en-GB/goal.yaml';
const BOT = 'locales/en-GB/are-you-a-bot.yaml';
const MASTER_KEYS = [{ version: 1, key: createSecretKey(Buffer.alloc(32, 7)) }];

/** How people are heard is read once for all of them. */
const parts = readParts({ root: PROJECT_ROOT, locale: 'en-GB', region: 'GB' });

/** One process: its library, and what it follows. */
class Process {
  readonly library = new LiveLibrary(
    parts,
    compileEdition(readScriptFiles(PROJECT_ROOT), new Set(parts.hearing.keys())),
  );
  readonly #news: EditionNews[] = [];
  #wake: () => void = () => {};
  #following: Following | null = null;

  async follow(store: EditionStore, root: string): Promise<this> {
    const told = (news: EditionNews) => {
      this.#news.push(news);
      this.#wake();
    };
    this.#following = await followEditions({ root, library: this.library, store, timers: realTimers, told });
    return this;
  }

  async look(): Promise<void> {
    await this.#following?.look();
  }

  /** What became of the next thing that changed. */
  async news(): Promise<EditionNews> {
    for (;;) {
      const next = this.#news.shift();
      if (next) return next;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** One message of Sam's. @returns the state after it, and what was said */
  hears(state: unknown, text: string) {
    const heard = { kind: 'heard', channel: 'sms', text, media: 0, understanding: null, id: text, at: NOW } as const;
    const turn = converse(this.library)({ person: SAM, state, events: [heard], now: NOW });
    const said = turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect] : []));
    return { state: turn.state, cues: said.map(({ cue }) => cue), texts: said.map(({ text: words }) => words) };
  }

  async close(): Promise<void> {
    await this.#following?.close();
  }
}

const welcomed = { ...newState('mentee', '2026-01-05'), welcome: 'done', consent: { texts: true, mentorSees: true } };

describe('editions of flows and wording', () => {
  let server: TestStore;
  let redis: RedisClient;
  let vault: Vault;
  let store: EditionStore;
  const copy = new CopiedScripts();
  const processes: Process[] = [];
  const process_ = async (root = copy.root) => {
    const started = await new Process().follow(store, root);
    processes.push(started);
    return started;
  };

  beforeAll(async () => {
    server = await startTestStore();
    redis = server.open.connect('work');
  });
  afterAll(async () => {
    copy.remove();
    await server.stop();
  });
  beforeEach(async () => {
    await redis.flushall();
    vault = await openVault(redis, MASTER_KEYS);
    store = await openEditions(redis, vault, () => NOW);
  });
  afterEach(async () => {
    for (const one of processes.splice(0)) await one.close();
    copy.mend();
  });

  const publishCopy = async (why = 'shorter') => {
    const current = await store.current();
    return store.publish(readScriptFiles(copy.root), {
      did: 'published',
      by: 'Kim',
      why,
      before: current?.edition ?? '',
      base: await store.keep(readScriptFiles(PROJECT_ROOT)),
      at: NOW,
    });
  };

  test('a file that is edited is in use without a restart', async () => {
    const running = await process_();
    const before = running.hears(welcomed, 'i want to set a goal').texts.join();
    copy.edit(GOAL, 'What would you like', 'What might you like');
    const edition = editionId(readScriptFiles(copy.root));
    expect(await running.news()).toEqual({ used: true, edition, edited: { paths: [GOAL], affected: 0 } });
    expect(running.library.edition).toBe(editionId(readScriptFiles(copy.root)));
    expect(before).not.toMatch(/might/);
    expect(running.hears(welcomed, 'i want to set a goal').texts.join()).toMatch(/might/);
  });

  test('a file that cannot be used changes nothing, and the fault says file, line, what and how to mend it', async () => {
    const running = await process_();
    const edition = running.library.edition;
    copy.edit(GOAL, '{goal}', '{goal');
    const refused = await running.news();
    expect(refused).toMatchObject({ used: false });
    expect(refused.used ? [] : refused.problems).toContainEqual(
      expect.stringMatching(/^locales\/en-GB\/goal\.yaml:4 goal\.same-goal: .*close every \{ with a \}/),
    );
    expect(running.library.edition).toBe(edition);
    expect(running.hears(welcomed, 'i want to set a goal').cues).toEqual(['goal.what']);
  });

  test('what is edited in place is written down once: when, what, and how many kinds of position it affects', async () => {
    const [one, other] = [await process_(), await process_()];
    const before = one.library.edition;
    copy.renameStep();
    await Promise.all([one.news(), other.news()]);
    const edits = await store.edits();
    // A file at a time may be seen, but each edition once.
    expect(edits.map(({ edition }) => edition)).toEqual([...new Set(edits.map(({ edition }) => edition))]);
    expect(edits[0]?.before).toBe(before);
    expect(edits.at(-1)).toMatchObject({ edition: one.library.edition, at: expect.any(Number) });
    expect(edits.flatMap(({ paths }) => paths)).toContain('dialogs/flows/goal.yaml');
    expect(Math.max(...edits.map(({ affected }) => affected))).toBe(1);
  });

  test('what is published is no edit in place', async () => {
    const running = await process_(PROJECT_ROOT);
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    await publishCopy();
    await running.news();
    expect(await store.edits()).toEqual([]);
  });

  test.each([
    ['an empty text', '""'],
    ['one of several that is empty', '["Here you are.", ""]'],
    ['blanks alone', '"  "'],
    ['no text at all', '[]'],
  ])('%s is never put in use', async (_fault, said) => {
    const running = await process_();
    const edition = running.library.edition;
    copy.edit(BOT, '\n  say:', `\n  say: ${said}\n  teams:`);
    const refused = await running.news();
    expect(refused.used ? [] : refused.problems.join('\n')).toContain('locales/en-GB/are-you-a-bot.yaml:');
    expect(running.library.edition).toBe(edition);
  });

  test('what breaks a rule of what may be said is not used either', async () => {
    const running = await process_();
    copy.edit('locales/en-GB/check-in.yaml', 'Good to hear. ', 'You should be proud of being clean. ');
    const refused = await running.news();
    expect(refused.used ? [] : refused.problems.join('\n')).toContain('check-in.glad');
  });

  test('what is published is used by every process, and a later one begins with it', async () => {
    const [one, other] = [await process_(PROJECT_ROOT), await process_(PROJECT_ROOT)];
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    const { edition } = await publishCopy();
    expect(await Promise.all([one.news(), other.news()])).toEqual([
      { used: true, edition },
      { used: true, edition },
    ]);
    const later = await process_(PROJECT_ROOT);
    expect(await later.news()).toEqual({ used: true, edition });
    expect(later.hears(welcomed, 'are you a bot').texts.join()).toContain('I am a bot, yes');
  });

  test('whoever is in the middle of a flow finishes it as it began, also after a restart; the next one gets the new', async () => {
    const running = await process_(PROJECT_ROOT);
    const began = running.hears(welcomed, 'i want to set a goal');
    expect(began.cues).toEqual(['goal.what']);
    // In the new edition the second question has another name and other words.
    copy.renameStep();
    const { edition } = await publishCopy();
    expect(await running.news()).toEqual({ used: true, edition });
    const restarted = await process_(PROJECT_ROOT);
    await restarted.news();
    for (const at of [running, restarted]) {
      const answered = at.hears(began.state, 'get a place of my own');
      expect(answered.cues).toEqual(['goal.step']);
      const stepped = at.hears(answered.state, 'ring the council about it');
      expect(stepped.cues).toEqual(['goal.when']);
      const fresh = at.hears(at.hears(welcomed, 'i want to set a goal').state, 'get a place of my own');
      expect(fresh.cues).toEqual(['goal.first-step']);
    }
  });

  test('rolled back, the words before are said again; the history keeps all of it', async () => {
    const running = await process_(PROJECT_ROOT);
    const before = running.library.edition;
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    const { edition, base } = await publishCopy();
    await running.news();
    const shipped = readScriptFiles(PROJECT_ROOT);
    await store.publish(shipped, { did: 'rolled-back', by: 'Kim', why: 'too chatty', before: edition, base, at: NOW });
    expect(await running.news()).toEqual({ used: true, edition: before });
    expect((await store.history()).map(({ did, by, why }) => [did, by, why])).toEqual([
      ['published', 'Kim', 'shorter'],
      ['rolled-back', 'Kim', 'too chatty'],
    ]);
  });

  test('what is saved after it was published is not in use, and the log says so', async () => {
    const running = await process_(copy.root);
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    expect(await running.news()).toMatchObject({ used: true });
    await publishCopy();
    await running.look();
    const { edition } = running.library;
    copy.edit(BOT, 'I am a bot, yes', 'I am one, yes');
    expect(await running.news()).toEqual({
      used: false,
      problems: [expect.stringContaining(`${BOT} was saved and is not in use`)],
    });
    expect(running.library.edition).toBe(edition);
  });

  test('of two who publish at once on top of the same edition one is told', async () => {
    const what = { did: 'published', by: 'Kim', why: 'x', before: '', base: 'shipped', at: NOW } as const;
    await store.publish(new Map([['a', '1']]), what);
    await expect(store.publish(new Map([['a', '2']]), what)).rejects.toThrow(PublishedMeanwhile);
    expect(await store.history()).toHaveLength(1);
  });

  test('a newer version of the program keeps what was edited, and brings what nobody edited', async () => {
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    await publishCopy();
    // The program of the next release: another file has changed.
    const release = new CopiedScripts();
    release.edit('locales/en-GB/hello.yaml', 'when:', 'when: Later.\n  tone: plain # ');
    const upgraded = await process_(release.root);
    expect(await upgraded.news()).toMatchObject({ used: true });
    expect(upgraded.hears(welcomed, 'are you a bot').texts.join()).toContain('I am a bot, yes');
    release.remove();
  });

  test('a version with stricter rules of style keeps what was published, and says what it would not publish', async () => {
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    await publishCopy();
    const release = new CopiedScripts();
    release.edit('locales/en-GB/style/house-style.yaml', 'junkie,', 'junkie, "a bot, yes",');
    const upgraded = await process_(release.root);
    const broken = expect.stringContaining(`${BOT}:4 are-you-a-bot.honestly: "a bot, yes" is not said`);
    expect(await upgraded.news()).toMatchObject({ used: true, problems: expect.arrayContaining([broken]) });
    expect(upgraded.hears(welcomed, 'are you a bot').texts.join()).toContain('I am a bot, yes');
    expect(await store.faults()).toContainEqual(broken);
    release.remove();
  });

  test('of what was published, a file that cannot be used any more gives way to that of the program', async () => {
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    copy.edit(GOAL, '{goal}', '{gaol}');
    await publishCopy();
    const upgraded = await process_(PROJECT_ROOT);
    const gave = expect.stringContaining(`${GOAL}: what was published of it cannot be used`);
    expect(await upgraded.news()).toMatchObject({ used: true, problems: expect.arrayContaining([gave]) });
    expect(upgraded.hears(welcomed, 'are you a bot').texts.join()).toContain('I am a bot, yes');
    expect(upgraded.hears(welcomed, 'i want to set a goal').cues).toEqual(['goal.what']);
  });

  test('a moment that is new in a file that coordinators edited comes from the new version', async () => {
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    await publishCopy();
    const release = new CopiedScripts();
    const flow = 'dialogs/flows/are-you-a-bot.yaml';
    release.edit(flow, '    say: true', '    say: true\n    go: and-more\n  and-more:\n    say: true');
    release.edit(BOT, 'honestly:', 'and-more:\n  when: After it.\n  say: "Ask me anything."\nhonestly:');
    const upgraded = await process_(release.root);
    await upgraded.news();
    expect(upgraded.hears(welcomed, 'are you a bot').cues).toEqual([
      'are-you-a-bot.honestly',
      'are-you-a-bot.and-more',
    ]);
    release.remove();
  });

  test('two processes that see the same edit at once write it down once', async () => {
    const other = await openEditions(server.open.connect('work'), vault, () => NOW);
    const made = (edition: string) => ({ edition, before: 'x', paths: [GOAL], affected: 0, at: NOW });
    for (let edit = 0; edit < 20; edit++)
      await Promise.all([store, other].map((one) => one.noteEdit(made(`e${edit}`))));
    expect((await store.edits()).map(({ edition }) => edition)).toEqual(
      Array.from({ length: 20 }, (_, at) => `e${at}`),
    );
  });

  test('nobody who published is named in Redis in the clear, and what was altered there is not used', async () => {
    const { edition } = await publishCopy('because Kim said so').catch(async () => {
      copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
      return publishCopy('because Kim said so');
    });
    const dumped = await Promise.all((await redis.keys('*')).map((key) => redis.dumpBuffer(key)));
    expect(Buffer.concat(dumped.map((bytes) => bytes ?? Buffer.alloc(0))).includes('Kim')).toBe(false);
    await redis.set(`{scripts}:files:${edition}`, Buffer.from('nonsense'));
    await expect(store.find(edition)).rejects.toThrow();
    const running = await process_(PROJECT_ROOT);
    expect(await running.news()).toMatchObject({ used: false });
    expect(running.hears(welcomed, 'i want to set a goal').cues).toEqual(['goal.what']);
  });
});
