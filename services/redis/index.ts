export type { Durability } from './boot-check';
export type { RedisClient } from './client';
export type { Purpose } from './connections';
export { type FetchedPackages, fetchDebianPackages, PackagesUnavailable } from './debian-packages';
export { isServerRunning, stopEmbeddedRedis } from './embedded-server';
export { openRedis, type RedisSettings } from './open-redis';
export type { OpenRedis } from './opened';
export { confirmReplicated, NotReplicated, replicated, type ScriptCall } from './replicated';
export { RedisUnavailable } from './unavailable';
