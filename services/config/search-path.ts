import { delimiter } from 'node:path';

/** The directories in which this process looks for programs, from PATH; relative and empty entries are left out. */
export function searchPath(env: NodeJS.ProcessEnv = process.env): string[] {
  return (env['PATH'] ?? '').split(delimiter).filter((entry) => entry.startsWith('/'));
}
