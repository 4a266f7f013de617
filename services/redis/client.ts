import type { Cluster, Redis } from 'ioredis';

/** A connection to the store: to one server, or to a whole Redis Cluster. Both know the same commands. */
export type RedisClient = Redis | Cluster;
