import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../../services/config';
import { Note, type Order, type WorkerSettings } from './notes';

/** A worker process as the run sees it. */
export class WorkerProcess {
  /** Where it listens; null until it does. */
  url: string | null = null;
  /** SIGSTOP has been sent, or it has stopped itself. */
  stopped = false;
  /** Something has been ordered of it, or it has been asked to end: it is left alone until then. */
  doomed = false;
  readonly ready: Promise<void>;
  /** Resolves with the signal that ended it, if one did. */
  readonly ended: Promise<NodeJS.Signals | null>;
  readonly #child: ChildProcess;
  readonly #listeners: ((note: Note) => void)[] = [];
  #asked = 0;
  #untold = 0;

  /** @param number of this process among all that the run has started */
  constructor(
    readonly number: number,
    settings: WorkerSettings,
  ) {
    const { PATH = '', HOME = '' } = process.env;
    this.#child = fork(join(__dirname, 'worker.ts'), [JSON.stringify(settings)], {
      cwd: PROJECT_ROOT,
      execArgv: ['--import', 'tsx'],
      env: { PATH, HOME, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 2, 'ipc'],
    });
    this.#child.on('error', () => {});
    this.ended = once(this.#child, 'exit').then(([, signal]) => signal);
    if (this.#child.stdout) {
      createInterface({ input: this.#child.stdout }).on('line', (line) => this.#noted(Note.parse(JSON.parse(line))));
    }
    this.ready = this.next('ready').then(({ url }) => {
      this.url = url;
    });
  }

  get isUp(): boolean {
    return this.url !== null && !this.stopped && !this.doomed && !this.isGone;
  }

  get isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** What the run waits for, where it waits for this one. */
  get waitedFor(): 'readiness' | 'waking' | 'idleness' | null {
    if (this.isGone) return null;
    if (this.url === null) return 'readiness';
    if (this.stopped) return 'waking';
    return this.#untold > 0 ? 'idleness' : null;
  }

  /** @returns what ends it */
  onNote(listener: (note: Note) => void): () => void {
    this.#listeners.push(listener);
    return () => void this.#listeners.splice(this.#listeners.indexOf(listener), 1);
  }

  /** The next note of this kind; never, when the process ends before it. */
  next<K extends Note['note']>(kind: K): Promise<Extract<Note, { note: K }>> {
    return new Promise((resolve) => {
      const end = this.onNote((note) => {
        if (!isKind(note, kind)) return;
        end();
        resolve(note);
      });
    });
  }

  order(order: Order): void {
    // Whoever dies at this moment hears nothing; that it dies is told by `ended`.
    if (this.#child.connected) this.#child.send(order, () => {});
  }

  signal(signal: NodeJS.Signals): void {
    if (signal === 'SIGSTOP') this.stopped = true;
    if (signal === 'SIGCONT') this.stopped = false;
    this.#child.kill(signal);
  }

  /** Resolves when, as far as it knows, it has nothing to do; or when it has ended. */
  async idle(): Promise<void> {
    this.#asked += 1;
    const id = this.#asked;
    let resolve = () => {};
    const told = new Promise<void>((done) => {
      resolve = done;
    });
    const end = this.onNote((note) => note.note === 'idle' && note.id === id && resolve());
    this.#untold += 1;
    this.order({ order: 'tell-when-idle', id });
    await Promise.race([told, this.ended]);
    this.#untold -= 1;
    end();
  }

  /** Lets it finish what it has in hand. */
  async stop(): Promise<void> {
    this.doomed = true;
    this.signal('SIGCONT');
    this.signal('SIGTERM');
    await this.ended;
  }

  #noted(note: Note): void {
    for (const listener of [...this.#listeners]) listener(note);
  }
}

function isKind<K extends Note['note']>(note: Note, kind: K): note is Extract<Note, { note: K }> {
  return note.note === kind;
}
