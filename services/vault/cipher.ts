import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** A sealed record does not open: it was altered, moved to another place, or sealed with another key. */
export class Tampered extends Error {
  override readonly name = 'Tampered';
}

/** Random bytes are fetched for many nonces at once: fetching them one by one cost more than the sealing itself. */
const pool = Buffer.alloc(NONCE * 512);
let used = pool.length;

function newNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const nonce = Buffer.from(pool.subarray(used, used + NONCE));
  used += NONCE;
  return nonce;
}

/** AES-256-GCM with a random 96-bit nonce: nonce, ciphertext, tag. `place` is authenticated and not stored. */
export function seal(key: KeyObject | Buffer, place: string, plain: Buffer): Buffer {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Tampered */
export function unseal(key: KeyObject | Buffer, place: string, sealed: Buffer): Buffer {
  if (sealed.length < NONCE + TAG) throw new Tampered('A sealed record is too short.');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
  } catch {
    // The library's own message says no more, and nothing of the record may be in an error.
    throw new Tampered('A sealed record does not open with its key.');
  }
}
