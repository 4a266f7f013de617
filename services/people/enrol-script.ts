import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Result } from 'ioredis';

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    peopleEnrol(
      dek: string,
      who: string,
      address: string,
      floor: string,
      wrapped: Buffer | '',
      profile: Buffer,
      sealedAddress: Buffer | '',
      version: number,
    ): Result<number, Context>;
  }
}

/** `peopleEnrol`, for `defineCommand`. */
export const ENROL_SCRIPT = { numberOfKeys: 4, lua: readFileSync(join(__dirname, 'enrol.lua'), 'utf8') };
