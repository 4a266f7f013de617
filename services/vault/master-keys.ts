import type { MasterKey } from '../config';
import { parseMasterKeys } from '../config/master-keys';
import { keyFile, makeKeyFile, readKeyFile } from './key-file';
import { MasterKeyProblem } from './key-ring';

export interface MasterKeySource {
  /** What MASTER_KEYS holds; undefined when it is unset. */
  readonly configured: readonly MasterKey[] | undefined;
  readonly production: boolean;
  readonly dataDir: string;
}

/**
 * The master keys: those configured, or, outside production, those kept in DATA_DIR/master.keys (readable by its owner
 * only), of which the first is made here.
 * @throws MasterKeyProblem
 */
export async function loadMasterKeys(source: MasterKeySource): Promise<readonly MasterKey[]> {
  if (source.configured !== undefined) return source.configured;
  if (source.production) {
    throw new MasterKeyProblem(
      'MASTER_KEYS is not set: production needs it as VERSION:KEY, kept apart from the data and its backups. ' +
        'Make one with: echo "1:$(openssl rand -base64 32)"',
    );
  }
  const path = keyFile(source.dataDir);
  const kept = (await readKeyFile(path)) ?? (await makeKeyFile(path));
  const parsed = parseMasterKeys(kept.trim());
  if ('fault' in parsed) throw new MasterKeyProblem(`${path}: ${parsed.fault}`);
  return parsed.keys;
}
