import { createSecretKey, type KeyObject } from 'node:crypto';

/** AES-256. */
const KEY_BYTES = 32;

/** A key that wraps people's data keys. It does not show itself when it is logged or turned into JSON. */
export interface MasterKey {
  version: number;
  key: KeyObject;
}

/**
 * Reads `2:BASE64,1:BASE64`, newest first by version. Each opens what it wrapped; which one wraps is written in the data.
 * A fault says which entry is wrong by its place, and never what it holds.
 */
export function parseMasterKeys(text: string): { keys: readonly MasterKey[] } | { fault: string } {
  const keys: MasterKey[] = [];
  for (const [index, entry] of text.split(',').entries()) {
    const [, version, encoded] = /^(\d{1,9}):([A-Za-z0-9+/]+={0,2})$/.exec(entry.trim()) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    if (version === undefined || bytes.length !== KEY_BYTES) {
      return {
        fault: `entry ${index + 1} is not VERSION:KEY, where KEY is ${KEY_BYTES} random bytes in base64. ${HOW}`,
      };
    }
    if (keys.some((key) => key.version === Number(version))) {
      return { fault: `version ${version} is there twice; give every key a number of its own.` };
    }
    keys.push({ version: Number(version), key: createSecretKey(bytes) });
  }
  return { keys: keys.sort((a, b) => b.version - a.version) };
}

const HOW = 'Make one with: echo "1:$(openssl rand -base64 32)"';
