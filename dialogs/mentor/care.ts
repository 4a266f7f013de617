import type { Happening } from '../events';
import { inOneList } from '../lists';
import { isUnreachable } from '../reach';
import type { MentorState, Talk } from '../state';
import { addDays, instantAt, isQuiet, localTime, nextWaking } from '../time';
import { known, waysToName } from './calling';
import { isForTheBot } from './for-the-bot';
import { remind, remindAt } from './kept';
import { mayStillBeInDanger } from './passed';
import { plain } from './phrases';
import { quietAt, tellQuiet } from './quiet';
import { storyCame } from './stories';
import type { Desk } from './turn';
import { askSafeAgain, safeAgainAt } from './until-safe';

/** Looking after those who look after others. */

type Question = MentorState['care']['questions'][number];
type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

const HOUR = 60 * 60_000;
/** After an urgent handoff: not at once, when it is still in them. */
const FIRST_AFTER = 3 * HOUR;
/** What would come later than this on the day itself comes here, if it has rested for an hour by then. */
const LAST_OF_THE_DAY = '19:30';
const NEXT_DAY_AT = '12:00';
/** Every four weeks, so that it stays on its day of the week. */
const MONTH_DAYS = 28;
/** How long after a question words of theirs are an answer to it. */
const ANSWER_WITHIN = 24 * HOUR;
/** After somebody was in danger: later on they are at home, and write of other things. */
const DEBRIEF_WITHIN = 2 * HOUR;
/** One answer may come in several texts, one right after the other. */
const MORE_WITHIN = HOUR / 30;
/** What is later than this by no fault of theirs is not asked any more. */
const GRACE = 24 * HOUR;

/** They had somebody in danger: they are asked how they are on that day and on the next, whatever has become of it. */
export function afterwards(desk: Desk, talk: Talk): void {
  if (talk.reason !== 'urgent' || wasNeverThere(talk)) return;
  const { now, person } = desk.context;
  const { date } = localTime(now, person.timezone);
  const today = instantAt(date, LAST_OF_THE_DAY, person.timezone);
  const late = Math.min(now + FIRST_AFTER, today);
  const first = nextWaking(late - now >= HOUR ? late : now + FIRST_AFTER, person.timezone);
  const dayAfter = addDays(localTime(first, person.timezone).date, 1);
  const { care } = desk.state;
  care.questions = [
    ...care.questions.filter(({ what }) => what === 'reflection'),
    { what: 'debrief', at: first },
    { what: 'debrief-again', at: instantAt(dayAfter, NEXT_DAY_AT, person.timezone) },
  ];
}

/** They took it and never wrote a word, where words could reach them: to thank them for being there would be untrue. */
function wasNeverThere({ wrote, unreached, phoneRead }: Talk): boolean {
  return wrote === false && !unreached && !phoneRead;
}

/** Something of theirs fell due. Woken twice, there is nothing the second time. */
export function wake(desk: Desk): void {
  const { state, context } = desk;
  if (remind(desk) || tellQuiet(desk) || askSafeAgain(desk) || tellNews(desk)) return;
  const { care } = state;
  const due = care.questions.filter(({ at }) => at <= context.now);
  const [first] = due;
  if (first === undefined || state.stopped || isUnreachable(state.reach)) return desk.ignore('nothing-due');
  care.questions = care.questions.filter((one) => !due.includes(one));
  const zone = context.person.timezone;
  if (care.monthly && due.some(({ what }) => what === 'reflection')) planReflection(desk);
  const since = first.since ?? first.at;
  if (context.now - since > GRACE) return note(desk, 'care-left-out', 'too-late');
  const because = notNow(desk);
  if (because === null) return ask(desk, first);
  care.questions = [...care.questions, { ...first, since, at: nextWaking(context.now + HOUR, zone) }];
  desk.ignore(because);
}

/** One question at a time, and none while they are with somebody or asleep; nor as if it were over while somebody in danger may still wait. */
function notNow({ state, context: { now, person } }: Desk): string | null {
  if (state.holding) return 'with-a-mentee';
  if (isQuiet(now, person.timezone)) return 'quiet-hours';
  return mayStillBeInDanger(state, now) ? 'somebody-waits' : null;
}

/** What was not told at night. @returns whether there was any */
function tellNews(desk: Desk): boolean {
  const { state, context } = desk;
  const due = state.again.filter(({ at }) => at <= context.now);
  if (due.length === 0 || state.stopped || isUnreachable(state.reach)) return false;
  state.again = state.again.filter((one) => !due.includes(one));
  for (const { mentee } of due) desk.say('mentor.wrote-again', { mentee }, 'started');
  return true;
}

function ask(desk: Desk, { what }: Question): void {
  const { care } = desk.state;
  const about = what === 'reflection' ? 'reflection' : 'debrief';
  care.asked = { about, until: desk.context.now + (about === 'debrief' ? DEBRIEF_WITHIN : ANSWER_WITHIN) };
  const to = { chosen: care.listener === null ? 'no' : 'yes', listener: care.listener ?? '' };
  note(desk, 'care-asked', what);
  if (what === 'debrief') return desk.say('care.debrief', to, 'started');
  if (what === 'debrief-again') return desk.say('care.next-day', to, 'started');
  desk.say('care.reflection', to, 'started');
}

/** Words of theirs to that question. They go to whom they chose, and are kept nowhere else. @returns whether it was an answer */
export function answeredCare(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const { asked, listener } = state.care;
  if (asked === null || asked.until < context.now || text === '' || namesMentee(desk, text)) return false;
  const { mentorWords } = context.language;
  if (mentorWords.isSkip(text)) {
    state.care.asked = null;
    desk.say('care.skipped');
    return true;
  }
  if (isForTheBot(mentorWords, text)) return false;
  state.care.asked = { ...asked, until: context.now + MORE_WITHIN };
  desk.effects.push({ kind: 'handoff', do: 'share', about: asked.about, to: listener, words: text });
  return true;
}

/** What has a mentee's name in it may be for that mentee, or about them. */
function namesMentee({ state }: Desk, text: string): boolean {
  const { finished, gone } = state;
  const names = waysToName([...known(state), ...gone, ...(finished ? [finished] : [])]);
  const said = plain(text).split(/[^\p{L}\p{N}'-]+/u);
  return names.some((name) => said.includes(name));
}

/** Who is to hear how they are, from now on. */
export function chooseListener(desk: Desk, name: string | null): void {
  desk.state.care.listener = name;
  if (name === null) return desk.say('care.listener-team');
  desk.say('care.listener', { listener: name });
}

export function shareAnswered(desk: Desk, { heardBy, wanted }: Of<'share-answered'>): void {
  const names = heardBy.map(({ name }) => name);
  if (names.length > 0) {
    const { locale } = desk.context.language;
    return desk.say('care.passed-on', { who: inOneList(names, locale) });
  }
  if (wanted === null) return desk.say('care.nobody-there');
  desk.state.care.listener = null;
  desk.say('care.unknown-listener', { listener: wanted });
}

export function colleagueShared(
  desk: Desk,
  { from, about, words, mentee = '', mentor = '' }: Of<'colleague-shared'>,
): void {
  if (desk.state.stopped) return desk.ignore('opted-out');
  if (about === 'danger' && mentee === '')
    return desk.say('mentor.colleague-tells', { from: from.name, words }, 'crisis');
  if (about === 'danger') return desk.say('mentor.colleague-asks', { from: from.name, mentee, words }, 'crisis');
  if (about === 'quiet') return desk.say('mentor.colleague-quiet', { from: from.name, mentee }, 'crisis');
  if (about === 'stopped') return desk.say('mentor.colleague-stopped', { from: from.name, mentee }, 'crisis');
  if (about === 'in-talk') return desk.say('mentor.colleague-in-talk', { from: from.name, mentee, words }, 'crisis');
  if (about === 'by-mentor' || about === 'by-mentor-felt') {
    const felt = about === 'by-mentor' ? 'no' : 'yes';
    return desk.say('mentor.colleague-harmed', { mentee, mentor, felt, words }, 'crisis');
  }
  if (about === 'by-mentor-unhappy') return desk.say('mentor.colleague-unhappy', { mentee, mentor, words }, 'relay');
  if (about === 'not-passed-on') return desk.say('mentor.colleague-held', { from: from.name, mentee, words }, 'crisis');
  if (about === 'closed') {
    const hasWords = words === '' ? 'no' : 'yes';
    return desk.say('mentor.colleague-closed', { from: from.name, mentee, hasWords, words }, 'relay');
  }
  if (about === 'story') return storyCame(desk, { kind: 'colleague-shared', from, about, words });
  desk.say('care.shared', { from: from.name, about, words }, 'relay');
}

/** A question once a month, for whoever wants it. */
export function monthly(desk: Desk, wanted: boolean): void {
  const { care } = desk.state;
  care.monthly = wanted;
  care.questions = care.questions.filter(({ what }) => what !== 'reflection');
  if (!wanted) return desk.say('care.monthly-off');
  planReflection(desk);
  desk.say('care.monthly-on');
}

function planReflection({ state, context: { now, person } }: Desk): void {
  const day = addDays(localTime(now, person.timezone).date, MONTH_DAYS);
  state.care.questions.push({ what: 'reflection', at: instantAt(day, NEXT_DAY_AT, person.timezone) });
}

/** When they are to be woken next for it; null for never. A projection of their state alone. */
export function careAt(state: MentorState): number | null {
  const { care, again, stopped, reach } = state;
  const all = [
    ...[...care.questions, ...again].map(({ at }) => at),
    remindAt(state),
    quietAt(state),
    safeAgainAt(state),
  ];
  const due = all.filter((at) => at !== null);
  return stopped || isUnreachable(reach) || due.length === 0 ? null : Math.min(...due);
}

function note(desk: Desk, what: string, because: string): void {
  desk.effects.push({ kind: 'ledger', what, detail: { because } });
}
