export { type Differences, differencesOf } from './differences';
export {
  type Change,
  type Edit,
  type EditionStore,
  openEditions,
  PublishedMeanwhile,
  SCRIPTS_KEY,
} from './edition-store';
export { type EditionNews, type Following, followEditions } from './follow-editions';
export { changesInWords } from './in-words';
export { faultsIn } from './rehearse';
export { changedPaths, editionId, laidOver, notInUse, readScriptFiles, type ScriptFiles } from './script-files';
