/** What a few words say that go on from what was written before them. */
export const OF_PIECES = ['how-much', 'not-that', 'to-them'] as const;
