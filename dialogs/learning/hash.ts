/** FNV-1a over a text's UTF-16 units, well mixed. 32 bits, unsigned. */
export function hashOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** Two hashes as one, in this order. `kind` keeps what is joined for different reasons apart. */
export function joined(first: number, second: number, kind: number): number {
  return mixed(Math.imul(first ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b) ^ second);
}

/** The last steps of MurmurHash3: every bit of the input reaches every bit of the result. */
function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
