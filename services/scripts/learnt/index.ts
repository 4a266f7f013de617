export { learntFile, localesThatLearn, readLearntFile, type Subject, writeLearntFile } from './learnt-file';
export { digestOf, readIntentLessons, readKnownMessages, readOptOutLessons } from './lessons';
