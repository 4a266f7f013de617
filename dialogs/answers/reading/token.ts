/** A word, a figure or a sign of a message, brought to one spelling. */
export interface Token {
  /** Small letters without apostrophes ("dont" is already "do not"); figures as written ("18:30"); or one of / % £ + ~ - & # */
  readonly word: string;
  /** As it stood in the message, in small letters. */
  readonly written: string;
  readonly kind: 'word' | 'figures' | 'sign';
  /** False when the spelling was guessed. */
  readonly sure: boolean;
  /** Written without a space after the token before it, as "am" is in "9am". */
  readonly glued: boolean;
}

/** A stretch of a message between stops, commas, "but" and "because". */
export interface Clause {
  readonly tokens: readonly Token[];
  /** What stands before it. */
  readonly after: 'start' | 'stop' | 'but' | 'because';
  /** It ends in a question mark. */
  readonly asks: boolean;
}

export interface Message {
  readonly clauses: readonly Clause[];
  /** Emoji and emoticons in order, without skin tones; repeated ones once. */
  readonly emoji: readonly string[];
}

export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.word ?? '';
}

/** Figures without separators, as a number; null for anything else. */
export function wholeFigures(token: Token | undefined): number | null {
  return token?.kind === 'figures' && /^\d{1,9}$/.test(token.word) ? Number(token.word) : null;
}
