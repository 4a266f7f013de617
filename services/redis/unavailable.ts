/**
 * There is no Redis to work with. The message is for the person who starts the program: what is wrong, where, what is
 * permitted and what to do next. It never holds a password.
 */
export class RedisUnavailable extends Error {
  override readonly name = 'RedisUnavailable';
}

/** The errno code of a system error ("ENOENT"), or undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What an unknown thrown value says, on one line. */
export function reasonOf(error: unknown): string {
  const said = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(said).split('\n')[0] ?? '';
}
