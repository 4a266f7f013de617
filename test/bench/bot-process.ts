import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { type CpuProfile, cpuProfile } from './profile';

const Told = z.object({ id: z.number(), answer: z.unknown() });
const Ready = z.object({ url: z.string() });

/** A bot in a process of its own, as it would run in production, that can be asked what it has used. */
export class BotProcess {
  readonly url: string;
  #asked = 0;
  readonly #answers = new Map<number, (answer: unknown) => void>();

  private constructor(
    private readonly child: ChildProcess,
    ready: unknown,
  ) {
    this.url = Ready.parse(ready).url;
    child.on('message', (message) => {
      const { id, answer } = Told.parse(message);
      this.#answers.get(id)?.(answer);
      this.#answers.delete(id);
    });
  }

  /**
   * @param program a file of this folder
   * @param settings handed over as its one argument
   * @param env the whole of its environment, but for PATH and HOME
   */
  static async start(
    program: string,
    settings: object,
    env: Readonly<Record<string, string>> = {},
  ): Promise<BotProcess> {
    const { PATH = '', HOME = '' } = process.env;
    const child = fork(join(__dirname, program), [JSON.stringify(settings)], {
      env: { PATH, HOME, NODE_ENV: 'production', ...env },
      // Nothing of a bot's may come out where the figures do.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`${program} ended before it was ready.`);
    });
    const [ready] = await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => {});
    return new BotProcess(child, ready);
  }

  /** User and system, in ms, since it was started. */
  async cpuMs(): Promise<number> {
    return z.number().parse(await this.#ask('cpu'));
  }

  async startProfile(): Promise<void> {
    await this.#ask('start-profile');
  }

  async stopProfile(): Promise<CpuProfile> {
    return cpuProfile.parse(await this.#ask('stop-profile'));
  }

  /** While another is measured this one has no part in the machine. */
  pause(): void {
    this.child.kill('SIGSTOP');
  }

  resume(): void {
    this.child.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.resume();
    this.child.kill('SIGTERM');
    await exit;
  }

  #ask(what: string): Promise<unknown> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.child.send({ id, what });
    });
  }
}
