export { loadLibrary, localesIn, type ScriptPlace } from './load';
export { ScriptError } from './read-yaml';
