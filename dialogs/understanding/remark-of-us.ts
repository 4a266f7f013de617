/** What is said and asked of the bot and its texts, of the team, and of what goes where. */
export const OF_US = [
  'how-it-ends',
  'before-agreeing',
  'can-come-back',
  'not-them',
  'sent-picture',
  'upset-you',
  'asks-view',
  'wants-chat',
  'to-the-team',
  'wants-texts',
  'to-pass-on',
  'for-the-team',
  'nameless',
  'only-of',
  'some-only',
] as const;
