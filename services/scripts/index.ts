export { followExamples, type LiveExamples, type Relearnt } from './live-examples';
export { loadLibrary, localesIn, type ScriptPlace } from './load';
export { ScriptError } from './read-yaml';
