export { Tampered } from './cipher';
export { type MasterKey, MasterKeyProblem } from './key-ring';
export { loadMasterKeys, type MasterKeySource, parseMasterKeys } from './master-keys';
export { PersonKey, type RecordKind } from './person-key';
export { openVault, type Vault } from './vault';
