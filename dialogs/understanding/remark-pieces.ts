/** What a few words say that go on from what was written before them. */
export const OF_PIECES = [
  'how-much',
  'not-that',
  'to-them',
  'not-just-now',
  'it-came',
  'has-not-got',
  'other-way',
  'and-then',
] as const;
