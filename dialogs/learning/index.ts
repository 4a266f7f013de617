export { hashOf } from './hash';
export { chanceFrom, type Diligence, type Lesson, type Line, learn, standing, type Telling, tellingOf } from './learn';
export { type Learnt, packLearnt, readLearnt } from './learnt';
export { BUCKETS, inBuckets, PieceReader } from './pieces';
export { type CompiledThemes, compileThemes, openThemes, readVocabulary, type Vocabulary } from './vocabulary';
