import type { MenteeState } from '../state';

/** What may come to a phone that somebody else reads: what is harmless, an answer to danger that they write themselves, and a human's own words. */
const HARMLESS: ReadonlySet<string> = new Set([
  'read-phone.quiet',
  'read-phone.danger',
  'read-phone.line',
  'handoff.words',
  'keywords.stopped',
  'keywords.started',
]);

/** The confirmation of a STOP is owed; in a crisis it names where to turn. */
const INSTEAD: ReadonlyMap<string, string> = new Map([['keywords.stopped-in-crisis', 'keywords.stopped']]);

/**
 * The one place that holds everything back: whatever speaks to them, now or by a later change, comes through here.
 * @returns the cue to say, another in its place, or null where nothing may be said
 */
export function cueFor({ atHome }: Pick<MenteeState, 'atHome'>, cue: string): string | null {
  if (atHome.phoneRead === null) return cue;
  const said = INSTEAD.get(cue) ?? cue;
  return HARMLESS.has(said) ? said : null;
}

/** What goes with every request for a human, for as long as it lasts. */
export function warningOf({ atHome }: Pick<MenteeState, 'atHome'>): { readonly phoneRead?: true } {
  return atHome.phoneRead === null ? {} : { phoneRead: true };
}
