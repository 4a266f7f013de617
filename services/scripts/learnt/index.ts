export { learntFile, readLearntFile, writeLearntFile } from './learnt-file';
export { digestOf, readKnownMessages } from './lessons';
