import { type ConnectionOptions, Queue, Worker } from 'bullmq';
import { serverPlace } from '../../services/redis/server-place';
import type { TestRedis } from '../support/redis';

interface Message {
  readonly to: string;
  readonly text: string;
}

/** What its documentation advises where nobody looks at finished jobs: they are removed at once. */
export const JOB = { removeOnComplete: true, removeOnFail: true } as const;

/**
 * The same hand-over with BullMQ: a queue for what comes in, whose worker adds to a queue for what goes out, whose worker
 * has the carrier send it. The settings are the kindest to its speed: no ids of ours for jobs (so nothing is
 * deduplicated), one attempt, finished jobs removed at once, a connection for each queue and worker.
 */
export class BullmqHouse {
  #receiver: (message: Message) => void = () => {};
  readonly #incoming: Queue<Message>;
  readonly #outgoing: Queue<Message>;
  readonly #workers: readonly Worker<Message>[];

  private constructor(connection: ConnectionOptions, concurrency: number) {
    this.#incoming = new Queue<Message>('incoming', { connection, defaultJobOptions: JOB });
    this.#outgoing = new Queue<Message>('outgoing', { connection, defaultJobOptions: JOB });
    const turn = async ({ data }: { data: Message }) => {
      await this.#outgoing.add('say', data);
    };
    const deliver = async ({ data }: { data: Message }) => {
      this.#receiver(data);
    };
    this.#workers = [
      new Worker<Message>('incoming', turn, { connection, concurrency }),
      new Worker<Message>('outgoing', deliver, { connection, concurrency }),
    ];
  }

  static async open(redis: TestRedis, concurrency: number): Promise<BullmqHouse> {
    const { socket } = await serverPlace(redis.dataDir);
    const house = new BullmqHouse({ path: socket, maxRetriesPerRequest: null }, concurrency);
    await Promise.all([house.#incoming, house.#outgoing, ...house.#workers].map((each) => each.waitUntilReady()));
    return house;
  }

  /** Who is told of each message that leaves. */
  deliverTo(receiver: (message: Message) => void): void {
    this.#receiver = receiver;
  }

  /** Resolves when the message is stored. */
  async add(message: Message): Promise<void> {
    await this.#incoming.add('heard', message);
  }

  /** Resolves when no job is waiting or being worked on. */
  async settled(): Promise<void> {
    for (const queue of [this.#incoming, this.#outgoing]) {
      while ((await queue.getJobCountByTypes('waiting', 'active')) > 0);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
    await Promise.all([this.#incoming.close(), this.#outgoing.close()]);
  }
}
