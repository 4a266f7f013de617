import { join } from 'node:path';
import type { Timers } from '../../mailroom/timers';
import type { LiveLibrary } from '../live-library';
import { localesIn } from '../places';
import { watchFolders } from '../watch-folder';
import { compileEdition } from './compile-edition';
import { differencesOf } from './differences';
import type { Edit, EditionStore } from './edition-store';
import { judge } from './judge';
import { errorsIn } from './rehearse';
import { changedPaths, editionId, laidOver, notInUse, readScriptFiles, type ScriptFiles } from './script-files';
import { Shelf } from './shelf';

/** What became of flows or wording that changed. */
export type EditionNews =
  | {
      readonly used: true;
      readonly edition: string;
      readonly edited?: Pick<Edit, 'paths' | 'affected'>;
      /** What of it does not hold to the rules of this version, or is the program's own in place of it. Only where there is such a thing. */
      readonly problems?: readonly string[];
    }
  /** They cannot be used, and what was said before is said still. One line for each fault: file, line, what, how to mend it. */
  | { readonly used: false; readonly problems: readonly string[] };

export interface FollowOptions {
  readonly root: string;
  readonly library: LiveLibrary;
  readonly store: EditionStore;
  readonly timers: Timers;
  readonly told: (news: EditionNews) => void;
}

export interface Following {
  /** Looks at once. Resolves when what is to be used is in use. */
  look(): Promise<void>;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

/** How often it is asked whether somebody has published, in milliseconds. */
const LOOK_MS = 1_000;
/** So many editions are at hand for those who are in the middle of a flow; who began in an older one is placed in today's by name. */
const AT_HAND = 30;

/**
 * Uses what coordinators publish, and what is changed in the files, within two seconds and without a restart. What does not hold to the
 * rules is not used.
 */
export async function followEditions(options: FollowOptions): Promise<Following> {
  const follower = new Follower(options);
  await follower.start();
  return follower;
}

class Follower implements Following {
  readonly #shelf: Shelf;
  #published = '';
  #closed = false;
  #looking: Promise<void> = Promise.resolve();
  /** What was refused last, so that the same fault is told once. */
  #refused = '';
  /** What was asked for last and is in use, with what had to be put in its place. */
  #granted = '';
  /** The folder as it was when it was last looked at. */
  #saved: ScriptFiles | null = null;
  #cancel = () => {};
  #watched: { close(): void } = { close: () => {} };

  constructor(private readonly options: FollowOptions) {
    this.#shelf = new Shelf(options.library.locales);
  }

  async start(): Promise<void> {
    const { root, library, store } = this.options;
    for (const id of await store.known(AT_HAND)) {
      const files = await store.find(id).catch(() => null);
      if (files) this.#shelf.put(files);
    }
    library.remember((id) => this.#shelf.get(id));
    await this.#keep(readScriptFiles(root));
    await this.look();
    const folders = ['dialogs/flows', ...localesIn(root).map((tag) => `locales/${tag}`)];
    this.#watched = watchFolders(
      folders.map((folder) => join(root, folder)),
      () => void this.look(),
      (fault) => this.#refuse([`files are not followed until the next start: ${messageOf(fault)}`]),
    );
    this.#wait();
  }

  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#lookOnce());
    return this.#looking;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    this.#watched.close();
    await this.#looking;
  }

  #wait(): void {
    if (this.#closed) return;
    this.#cancel = this.options.timers.after(LOOK_MS, () => void this.#lookWhenPublished());
  }

  async #lookWhenPublished(): Promise<void> {
    try {
      if ((await this.options.store.currentId()) !== this.#published) await this.look();
    } catch {
      // Redis is away: it is asked again in a second, and what is in use stays in use.
    }
    this.#wait();
  }

  async #lookOnce(): Promise<void> {
    if (this.#closed) return;
    const { root, library, store, timers, told } = this.options;
    const published = this.#published;
    try {
      const shipped = readScriptFiles(root);
      const { files: wanted, edited: theirs } = await this.#wanted(shipped);
      const id = editionId(wanted);
      if (id === library.edition || id === this.#refused || id === this.#granted) return;
      const today = new Date(timers.now()).toISOString().slice(0, 10);
      const { files, stops, problems } = await judge(wanted, shipped, theirs, (those) => errorsIn(those, root, today));
      if (stops.length > 0) {
        this.#refused = id;
        return this.#refuse(stops);
      }
      const edition = compileEdition(files, library.locales);
      await this.#keep(files);
      await store.noteFaults(problems).catch(() => {});
      const before = library.edition;
      library.use(edition);
      this.#refused = '';
      this.#granted = id;
      // Nobody published meanwhile: the files were edited where they stand.
      const inPlace = published === this.#published;
      const edited = inPlace ? await this.#noteEdit(before, files).catch(() => null) : null;
      told({ used: true, edition: edition.id, ...(edited && { edited }), ...(problems.length > 0 && { problems }) });
    } catch (fault) {
      this.#refuse([messageOf(fault)]);
    }
  }

  /** The files of this version of the program, and over them what was published. */
  async #wanted(shipped: ScriptFiles): Promise<{ files: ScriptFiles; edited: readonly string[] }> {
    const { store } = this.options;
    const change = await store.current();
    this.#published = change?.edition ?? '';
    const before = this.#saved ?? shipped;
    this.#saved = shipped;
    if (change === null) return { files: shipped, edited: [] };
    const [base, edited] = await Promise.all([store.find(change.base), store.find(change.edition)]);
    if (!edited) throw new Error(`The published edition ${change.edition} is gone from Redis.`);
    const justSaved = changedPaths(before, shipped);
    const waiting = notInUse(shipped, base ?? shipped, edited).filter((path) => justSaved.includes(path));
    if (waiting.length > 0) this.#refuse(waiting.map(savedOnly));
    return {
      files: laidOver(shipped, base ?? shipped, edited),
      edited: changedPaths(base ?? shipped, edited),
    };
  }

  async #noteEdit(before: string, files: ScriptFiles): Promise<Pick<Edit, 'paths' | 'affected'> | null> {
    const { store, timers } = this.options;
    const earlier = await store.find(before);
    if (earlier === null) return null;
    const { paths, gone, askedOtherwise } = differencesOf(earlier, files);
    const what = { paths: [...paths], affected: gone.length + askedOtherwise.length };
    await store.noteEdit({ ...what, edition: editionId(files), before, at: timers.now() });
    return what;
  }

  async #keep(files: ScriptFiles): Promise<void> {
    this.#shelf.put(files);
    await this.options.store.keep(files);
  }

  #refuse(problems: readonly string[]): void {
    this.options.told({ used: false, problems });
  }
}

const savedOnly = (path: string) =>
  `${path} was saved and is not in use: other words of it were published. Publish this too: npm run scripts:publish -- --by NAME --why "WHY"`;

const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));
