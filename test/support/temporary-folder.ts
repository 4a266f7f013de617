import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test file. The path is short: a unix socket has to fit into it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'small-steps-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
