export { Tampered } from './cipher';
export { MasterKeyProblem } from './key-ring';
export { loadMasterKeys, type MasterKeySource } from './master-keys';
export { PersonKey, type RecordKind } from './person-key';
export { openVault, type Vault } from './vault';
