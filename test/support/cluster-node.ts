import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findServer } from '../../services/redis/find-server';
import { type ServerProgram, serverEnvironment } from '../../services/redis/server-program';
import { freePort, RUNTIME_DIR } from './redis';

/** Between two looks at a node, which the node itself lets pass: WAIT for more replicas than there are. */
const LOOK_AGAIN_MS = 20;
const MOST_ATTEMPTS = 5;

/** One server process of a cluster. */
export class ClusterNode {
  #child: ChildProcess | undefined;
  readonly redis: Redis;

  private constructor(
    readonly port: number,
    readonly busPort: number,
    private readonly run: () => ChildProcess,
  ) {
    this.redis = new Redis({ port, host: '127.0.0.1', maxRetriesPerRequest: null, retryStrategy: () => 10 });
    this.redis.on('error', () => {});
  }

  /** A new node, without slots and without company, in a directory of its own below `dir`. */
  static async start(dir: string, extra: readonly string[] = []): Promise<ClusterNode> {
    const program = await findServer({ serverBin: undefined, runtimeDir: RUNTIME_DIR, say: () => {} });
    for (let attempt = 0; ; attempt += 1) {
      const node = await ClusterNode.prepare(dir, program, extra);
      try {
        await node.start();
        return node;
      } catch (error) {
        // Somebody else took a port after it was found free.
        await node.stop();
        if (attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  private static async prepare(dir: string, program: ServerProgram, extra: readonly string[]): Promise<ClusterNode> {
    const [port, busPort] = [await freePort(), await freePort()];
    const own = join(dir, String(port));
    await mkdir(own, { recursive: true });
    const all = Object.entries(settings(port, busPort, own)).flatMap(([name, value]) => [`--${name}`, value]);
    const env = serverEnvironment(program.libraryPath);
    return new ClusterNode(port, busPort, () =>
      spawn(program.path, [...all, ...extra], { cwd: own, stdio: 'ignore', env }),
    );
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Resolves when it answers. After `kill`: on the same port and files. */
  async start(): Promise<void> {
    const child = this.run();
    this.#child = child;
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`A cluster node ended with ${code} when it was started.`);
    });
    ended.catch(() => {}); // It may end long after this.
    await Promise.race([this.redis.ping(), ended]);
  }

  /** SIGKILL, and waits until it is dead. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** SIGSTOP: it is there and does nothing, until `thaw`. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    this.redis.disconnect();
    await this.kill();
  }

  async id(): Promise<string> {
    return String(await this.redis.cluster('MYID'));
  }

  /** Resolves when INFO and CLUSTER INFO together match. Without a sleep: a master lets the time pass, a replica is asked again. */
  async says(...wanted: readonly RegExp[]): Promise<void> {
    for (;;) {
      const told = `${await this.redis.info()}\r\n${await this.redis.cluster('INFO')}`;
      if (wanted.every((pattern) => pattern.test(told))) return;
      // A replica refuses WAIT at once; there BLPOP on nothing would be redirected too, so it is just asked again.
      await this.redis.wait(99, LOOK_AGAIN_MS).catch(() => {});
    }
  }
}

/** Every acknowledged write on disk, nothing evicted; a dead master is noticed after a second. */
function settings(port: number, busPort: number, dir: string): Record<string, string> {
  return {
    port: String(port),
    'cluster-port': String(busPort),
    'cluster-enabled': 'yes',
    'cluster-node-timeout': '1000',
    'cluster-announce-ip': '127.0.0.1',
    bind: '127.0.0.1',
    dir,
    save: '',
    appendonly: 'yes',
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
    // A replica is sent the data at once, and not after five seconds in which others might come.
    'repl-diskless-sync-delay': '0',
    // Until something is sent to it, nothing tells that a replica is listening.
    'repl-ping-replica-period': '1',
  };
}
