import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Route } from '../../bots/http/server';
import { PROJECT_ROOT } from '../../services/config';
import { type Question, Reply, type Setting } from './talk-with-target';

type Address = Extract<Question, { ask: 'heard' }>['address'];

/** The service under fire, in a process of its own. */
export class Target {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #ended: Promise<never>;
  #asked = 0;

  private constructor(
    setting: Setting,
    env: Readonly<Record<string, string>>,
    readonly url: string = '',
    readonly routes: readonly Route[] = [],
  ) {
    const { PATH = '', HOME = '' } = process.env;
    this.#child = fork(join(__dirname, 'target.ts'), [JSON.stringify(setting)], {
      cwd: PROJECT_ROOT,
      execArgv: ['--expose-gc', '--import', 'tsx'],
      env: { PATH, HOME, ...env },
      stdio: ['ignore', 'ignore', 2, 'ipc'],
    });
    this.#ended = once(this.#child, 'exit').then((): never => {
      throw new Error('the service ended by itself');
    });
    // Whoever waits for a reply hears of it; when nobody does, it has been stopped.
    this.#ended.catch(() => {});
    this.#child.on('message', (message) => {
      const reply = Reply.parse(message);
      this.#waiting.get(reply.id)?.(reply);
      this.#waiting.delete(reply.id);
    });
  }

  /** @param env beside PATH and HOME, what the process itself is told */
  static async start(setting: Setting, env: Readonly<Record<string, string>> = {}): Promise<Target> {
    const target = new Target(setting, env);
    const ready = await target.#reply(0);
    if (!('url' in ready)) throw new Error('the service did not say where it is');
    return Object.assign(target, { url: ready.url, routes: ready.routes });
  }

  get isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Bytes in use on its heap, after collection. */
  async heapUsed(): Promise<number> {
    const reply = await this.#ask((id) => ({ ask: 'heap', id }));
    if (!('bytes' in reply)) throw new Error('the service did not say what it holds');
    return reply.bytes;
  }

  /** What somebody said, in order, as it lies in their mailbox or in the log of their conversation. */
  async heardFrom(address: Address): Promise<readonly string[]> {
    const reply = await this.#ask((id) => ({ ask: 'heard', id, address }));
    if (!('heard' in reply)) throw new Error('the service did not say what it heard');
    return reply.heard;
  }

  async stop(): Promise<void> {
    if (this.isGone) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  #ask(question: (id: number) => Question): Promise<Reply> {
    this.#asked += 1;
    const reply = this.#reply(this.#asked);
    this.#child.send(question(this.#asked));
    return reply;
  }

  /** @throws when the process ends instead */
  #reply(id: number): Promise<Reply> {
    return Promise.race([new Promise<Reply>((resolve) => this.#waiting.set(id, resolve)), this.#ended]);
  }
}
