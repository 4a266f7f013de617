export { localesThatLearn } from './learnt';
export { followExamples, type LiveExamples, learnExamplesNow, type Relearnt } from './live-examples';
export { LiveLibrary } from './live-library';
export { loadLibrary, type ScriptPlace } from './load';
export { localesIn } from './places';
export { ScriptError } from './read-yaml';
