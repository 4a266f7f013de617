import type { MailboxEvent } from '../events';
import { dateWords, wholeDate } from '../flow/day-words';
import { isUnreachable } from '../reach';
import type { MentorState } from '../state';
import { isQuiet, localTime, nextWaking } from '../time';
import { remembering } from '../told';
import { toldNobody } from './from-mentee';
import { talksOf } from './talks';
import type { Desk } from './turn';

/** Whose mentor somebody is: what they are told, and what they and coordinators can text about it. */

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;
type News = MentorState['news'][number];

const LATER = 30 * 60_000;

/** @returns whether it was about who is with whom */
export function hearMatching(desk: Desk, text: string): boolean {
  const { language, person, now } = desk.context;
  if (person.role === 'coordinator') {
    const command = language.matching.command(text, language.answers, localTime(now, person.timezone));
    // In a talk, what is no command for certain is for whoever they are with.
    if (command === null || (command === 'which-day' && talksOf(desk.state).length > 0)) return false;
    if (command === 'which-day') desk.say('matching.which-day');
    else desk.effects.push(command);
    return true;
  }
  const mentee = language.matching.mentorWish(text);
  if (mentee !== null) desk.effects.push({ kind: 'handoff', do: 'wish-another', mentee });
  return mentee !== null;
}

/** Whose mentor they are has changed, or is about to. */
export function ofMentee(desk: Desk, event: Of<'mentee-given' | 'mentee-taken' | 'ending-told' | 'last-words'>) {
  if (event.kind === 'mentee-given') return menteeGiven(desk, event);
  if (event.kind === 'mentee-taken') return menteeTaken(desk, event);
  return event.kind === 'ending-told' ? endingTold(desk, event) : lastWords(desk, event);
}

function menteeGiven(desk: Desk, { mentee }: Of<'mentee-given'>) {
  tellMentorNews(desk, { what: 'given', mentee: mentee.name, on: null });
}

/** They are not this one's mentor any more; what they had passed on of them is not theirs to take after all. */
function menteeTaken(desk: Desk, { mentee, ended }: Of<'mentee-taken'>) {
  const { state } = desk;
  if (state.passed?.mentee.id === mentee.id) state.passed = null;
  state.news = state.news.filter((one) => one.mentee !== mentee.name);
  tellMentorNews(desk, { what: ended ? 'ended' : 'taken', mentee: mentee.name, on: null });
}

const ENDING = { planned: 'ending', soon: 'ending-soon', day: 'ending-day' } as const;

function endingTold(desk: Desk, { mentee, on, when }: Of<'ending-told'>) {
  tellMentorNews(desk, { what: on === null ? 'no-ending' : ENDING[when], mentee: mentee.name, on });
}

function lastWords(desk: Desk, { mentee, words }: Of<'last-words'>) {
  const { state, context } = desk;
  if (state.left || state.stopped || state.held) return toldNobody(desk, mentee.id);
  state.told = remembering(state.told, { mentee: mentee.id, at: context.now });
  desk.say('matching.last-words', { mentee: mentee.name, words }, 'relay');
}

/** Told now, or when it may be: in waking hours, and not while they are with somebody. */
export function tellMentorNews(desk: Desk, news: Omit<News, 'at'>) {
  const { state, context } = desk;
  // Whoever has left hears nothing more of anybody's.
  if (state.left && news.what !== 'left') return desk.ignore('has-left');
  state.news.push({ ...news, at: context.now });
  tellWaitingNews(desk);
}

/** @returns whether anything was due */
export function tellWaitingNews(desk: Desk): boolean {
  const { state, context } = desk;
  const due = state.news.filter(({ at }) => at <= context.now);
  if (due.length === 0) return false;
  const { timezone } = context.person;
  const quiet = isQuiet(context.now, timezone);
  if (quiet || state.holding !== null || state.stopped || state.held !== null || isUnreachable(state.reach)) {
    const at = nextWaking(quiet ? context.now : context.now + LATER, timezone);
    state.news = state.news.map((one) => (due.includes(one) ? { ...one, at } : one));
    return true;
  }
  state.news = state.news.filter((one) => !due.includes(one));
  for (const one of due) say(desk, one);
  return true;
}

function say(desk: Desk, { what, mentee, on }: News) {
  const day = on === null ? '' : dateWords(on, desk.context.language.locale);
  if (what === 'given') return desk.say('matching.yours-now', { mentee }, 'started');
  if (what === 'taken') return desk.say('matching.not-yours-now', { mentee }, 'started');
  if (what === 'ended') return desk.say('matching.ended', { mentee }, 'started');
  if (what === 'ending') return desk.say('matching.ending', { mentee, day }, 'started');
  if (what === 'ending-soon') return desk.say('matching.ending-soon', { mentee, day }, 'started');
  if (what === 'ending-day') return desk.say('matching.ending-day', { mentee }, 'started');
  if (what === 'no-ending') return desk.say('matching.no-ending', { mentee }, 'started');
  if (what === 'left') return desk.say('matching.thank-you', {}, 'started');
  if (what === 'back') return desk.say('matching.back', {}, 'started');
  return what satisfies never;
}

/** What came of what they instructed or wished. */
export function matchAnswered(desk: Desk, { matter, answer, mentee, mentor, count, on }: Of<'match-answered'>) {
  if (answer === 'unknown-mentee') {
    if (matter === 'wish') return desk.say('matching.not-your-mentee', { mentee });
    return desk.say('matching.unknown', { who: mentee });
  }
  if (answer === 'unknown-mentor' && mentor === '') return desk.say('matching.nobody-to-end', { mentee });
  if (answer === 'unknown-mentor') return desk.say('matching.unknown', { who: mentor });
  if (answer === 'full') return desk.say('matching.full', { mentor, count });
  if (answer === 'has-left') return desk.say('matching.has-left', { mentor });
  if (answer === 'not-wanted') return desk.say('matching.not-wanted', { mentee, mentor });
  if (answer === 'past') return desk.say('matching.past', { mentee });
  if (answer === 'wrong-pair') return desk.say('matching.not-a-pair', { mentee, mentor });
  if (answer === 'so-already' && matter === 'match') return desk.say('matching.so-already', { mentee, mentor });
  if (answer === 'not-allowed') return desk.say('matching.not-yours');
  if (matter === 'match') return desk.say('matching.done-match', { mentee, mentor });
  if (matter === 'alone') return desk.say('matching.done-alone', { mentee });
  if (matter === 'leave') return desk.say('matching.done-leave', { mentor, count });
  if (matter === 'come-back') return desk.say('matching.done-back', { mentor });
  if (matter === 'ending') {
    // What an earlier version answered has no day.
    const day = on === undefined ? '' : wholeDate(on, desk.context.language.locale);
    return desk.say('matching.done-ending', { mentee, mentor, hasMentor: mentor === '' ? 'no' : 'yes', day });
  }
  if (matter === 'no-ending') return desk.say('matching.done-no-ending', { mentee });
  desk.say('matching.wish-told', { mentee });
}
