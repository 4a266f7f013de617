export { Tampered } from './cipher';
export { addToKeyFile, keyFile } from './key-file';
export { MasterKeyProblem } from './key-ring';
export { loadMasterKeys, type MasterKeySource } from './master-keys';
export { PersonKey, type RecordKind } from './person-key';
export { type Rotated, type RotationOptions, rotateKeys } from './rotation';
export { type Minted, openVault, type Vault } from './vault';
export { floorKey } from './versions';
export type { WrappedKey } from './wrapped-keys';
