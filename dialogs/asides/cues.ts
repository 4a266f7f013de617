import type { SpokenInCode } from '../cues';

const mentee = (cue: string, more: Omit<SpokenInCode, 'cue' | 'to'> = {}): SpokenInCode => ({
  cue,
  to: 'mentee',
  ...more,
});

/** The part of SPOKEN_IN_CODE that answers small talk, what is asked in the middle of anything, and what could not be read or known. */
export const HONEST: readonly SpokenInCode[] = [
  mentee('fallback.once'),
  mentee('fallback.listening'),
  mentee('fallback.simply'),
  mentee('small-talk.no-count'),
  mentee('small-talk.no-numbers'),
  mentee('small-talk.numbers-again'),
  mentee('small-talk.fresh-start'),
  mentee('small-talk.thanks'),
  mentee('small-talk.good-news'),
  mentee('small-talk.asked-the-team'),
  mentee('small-talk.chat'),
  mentee('small-talk.abuse'),
  mentee('fallback.dont-know'),
  mentee('long-read.heard'),
  mentee('long-read.one', { args: { detail: 'topic' } }),
  mentee('long-read.two', { args: { detail: 'topic', besides: 'topic' } }),
  mentee('long-read.kept'),
  mentee('honest.feelings'),
  mentee('honest.proud'),
  mentee('honest.lived'),
  mentee('honest.flirt'),
  mentee('honest.cost'),
  mentee('honest.there'),
  mentee('honest.quiz'),
  mentee('honest.instructions'),
  mentee('honest.maker'),
  mentee('advice.medical'),
  mentee('advice.legal'),
  mentee('advice.no-papers', { strangers: true, namesLine: true }),
  mentee('child.told', { strangers: true }),
  mentee('other-language.english-only'),
  mentee('other-language.danger', { strangers: true, namesLine: true }),
  mentee('other-language.their-own', { args: { line: 'message' }, strangers: true }),
];
