export { learntFile, localesThatLearn, readLearntFile, type Subject, writeLearntFile } from './learnt-file';
export {
  digestOf,
  type LessonFile,
  lessonFilesOf,
  readIntentFile,
  readIntentLessons,
  readKnownMessages,
  readOptOutLessons,
  wasLearnt,
} from './lessons';
