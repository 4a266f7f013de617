import { readMessage } from '../answers/reading/read';
import { readYesNo } from '../flow/answer';
import { SETTLES, startFlow, waitingStep } from '../flow/engine';
import {
  inWakingHours,
  LAST_OFFERED,
  LATEST,
  less,
  MOST_A_DAY,
  more,
  readRange,
  type Wish,
  withSetting,
} from '../rhythm';
import { plainTime } from '../time';
import type { Intent, Understanding } from '../understanding';
import { OF_STEPS } from './about-goal';
import { isOfTexts, namesTexts } from './about-texts';
import { goOn, hearEachWeek, leaveOut, NO_BREAK, pause } from './break-wished';
import { breakAnswered, isPaused } from './breaks';
import type { Draft } from './draft';
import { hourInvited, wasInvited } from './hour-invited';
import { textOnce } from './once';
import { chosenBy, clockIn, dateInWords, keepChosen, keepWithin, noteGentleDay } from './own-time';
import { hearHourOfOnce, wishInPieces } from './piece-after';
import { OF_SETTINGS, wasJustSaid } from './said-last';
import { isOfEveryday } from './talk-goes-on';
import { wishIn } from './wish-heard';
import { isSensible } from './wish-sensible';

/** Intents that are about when and how often they are texted: whatever such a wish is read in the message holds. */
const ABOUT_TIME: ReadonlySet<Intent> = new Set(['settings-time', 'settings-often', 'pause']);
/** What may be heard as such a wish although it was not recognised as one, when nothing else stands in the message. */
const OPEN: ReadonlySet<Intent> = new Set(['unsure', 'small-talk', 'feedback', 'goal-change']);
/** A confidence below this is a guess at best. */
const LIKELY = 0.8;
/** Wishes that cannot be taken for anything else. */
const UNMISTAKABLE: ReadonlySet<Wish['kind']> = new Set(['why', 'gentle', 'moved']);

/**
 * What they wish about when they are texted: it takes effect, and is said back in one line. What is not clear is asked once.
 * @returns false when the message wishes nothing of the kind
 */
export function hearWish(draft: Draft, text: string, meant: Understanding): boolean {
  const heard = hourInvited(draft, text) ?? wishIn(draft, text);
  if ((heard === null || heard.wish.kind === 'set') && hearDaysOfBreak(draft, text, meant)) return true;
  // "Mas o menos", "plus ou moins": how they are, and neither more texts nor fewer.
  if (heard === null || draft.remarks.has('so-so')) return false;
  const { wish } = heard;
  if (wish.kind === 'set' && draft.remarks.has('how-much')) return false;
  if (wish.kind === 'once') return isOfTexts(draft) && !isAboutSteps(draft) && granted(draft, wish);
  if (hearEachWeek(draft, wish)) return true;
  // "Good night", "no thanks", and "every week" of a team that loses: no setting.
  const isNone = draft.context.language.topics.leaves(text) || readYesNo(text, draft) === 'no';
  const isTalk = isOfEveryday(draft) || wasJustSaid(draft, ['honest.', 'offer-mentor.', 'fallback.once']);
  const isTold = wish.kind === 'set' && isTalk && !isOfTexts(draft);
  if (CHANGES.has(wish.kind) && (isNone || isTold)) return false;
  // "6", right after the hour was set: how they are, on another scale, as likely as an hour. An hour was not asked for.
  if (wish.kind === 'set' && A_BARE_FIGURE.test(text) && !wasInvited(draft)) return false;
  // Where texts are named, or were just talked about, it may be an hour alone.
  const plain = heard.plain || (heard.whole && isOfTexts(draft));
  const isAbout = ABOUT_TIME.has(meant.intent);
  if (CHANGES.has(wish.kind) && !isOfTexts(draft) && (!plain || isAboutSteps(draft))) return false;
  // "Nights mostly", of when it is worst.
  if (CHANGES.has(wish.kind) && isAskedElse(draft) && !namesTexts(draft) && !isAbout) return false;
  // "Back on monday", while a break is set.
  if (wish.kind === 'pause' && heard.whole && isPaused(draft)) return granted(draft, wish);
  if (wish.kind === 'resume' && plain && draft.state.pause !== null) return granted(draft, wish);
  const isMeant = UNMISTAKABLE.has(wish.kind)
    ? !meant.strong && (plain || isAbout || wish.kind === 'gentle')
    : isAbout || (plain && (OPEN.has(meant.intent) || meant.confidence < LIKELY));
  return isMeant && granted(draft, wish);
}

/** Another question waits than one about when they are texted. */
const isAskedElse = (draft: Draft) => !SETTLES.has(waitingStep(draft)?.flow.name ?? 'welcome') && !wasInvited(draft);

const A_BARE_FIGURE = /^\W*\d{1,2}\W*$/;

/** "24 dec to 2 jan", and nothing else, while a break is set or where one was recognised: these are its days. */
function hearDaysOfBreak(draft: Draft, text: string, { intent, confidence }: Understanding): boolean {
  const { rhythm, answers } = draft.context.language;
  const isOfBreak = isPaused(draft) || (intent === 'pause' && confidence >= LIKELY);
  const wish = isOfBreak ? readRange(text, rhythm, answers, draft.today) : null;
  return wish !== null && granted(draft, wish);
}

/** "Back on", "cancel the pause": a break ends wherever that is written, in the middle of a question too. */
export function hearBackOn(draft: Draft, text: string): boolean {
  const { state } = draft;
  if (state.welcome !== 'done' || state.consent.texts !== true) return false;
  const heard = wishIn(draft, text);
  if (heard?.wish.kind !== 'resume' || heard.wish.outright !== true || !heard.whole) return false;
  if (granted(draft, heard.wish)) return true;
  if (!heard.wish.pause && waitingStep(draft)?.flow.name !== 'pause') return false;
  draft.state.lost = 0;
  startFlow(draft, 'pause', { ...NO_BREAK, until: 'none' });
  return true;
}

/** The same in place of an answer to an open question, to which nearly anything may be an answer: only what can be nothing else. */
export function cutsInWithWish(draft: Draft, text: string, meant: Understanding): boolean {
  const heard = wishIn(draft, text);
  if (heard === null || !heard.whole) return false;
  if (CHANGES.has(heard.wish.kind) && !isOfTexts(draft)) return false;
  const isAbout = ABOUT_TIME.has(meant.intent) && meant.confidence >= LIKELY;
  return (isAbout || (heard.plain && heard.wish.kind === 'why')) && granted(draft, heard.wish);
}

/** "Stop texting me so much", "quiet hours after 7": fewer of them, or other hours, is neither a break nor an end. */
export const IS_NO_BREAK: ReadonlySet<Wish['kind']> = new Set(['less', 'limit', 'which']);
/** What changes a setting. */
const CHANGES: ReadonlySet<Wish['kind']> = new Set(['set', 'less', 'more']);

/** A question about a goal or a small step waits: days and times are those of the step. */
function isAboutSteps(draft: Draft): boolean {
  return OF_STEPS.has(waitingStep(draft)?.flow.name ?? '');
}

/** Whether a whole message wishes something about the texts, and says so. */
export function isWholeWish(draft: Draft, text: string): boolean {
  const heard = wishIn(draft, text);
  return heard?.whole === true && (!CHANGES.has(heard.wish.kind) || isOfTexts(draft));
}

/** Whether a message asks for the texts back, and there is anything to it as things are. */
export function resumes(draft: Draft, text: string): boolean {
  const heard = wishIn(draft, text);
  return heard?.wish.kind === 'resume' && heard.plain && isSensible(draft, heard.wish);
}

/** @returns whether there was anything to it as things are, and it has taken effect */
export function granted(draft: Draft, heard: Wish): boolean {
  if (hearHourOfOnce(draft, heard)) return true;
  const wish = wishInPieces(draft, heard);
  if (!isSensible(draft, wish)) return false;
  draft.state.lost = 0;
  if (draft.state.consent.texts !== true && ABOUT_TEXTS.has(wish.kind)) askFirst(draft, wish);
  else grant(draft, wish);
  return true;
}

/** What only means something to whoever is texted. */
const ABOUT_TEXTS = new Set<Wish['kind']>([...CHANGES, 'limit', 'which', 'pause', 'resume', 'once', 'how-it-is']);

/** Nobody is told of texts to come who has not agreed to any: what they wish is kept, and they are asked. */
function askFirst(draft: Draft, wish: Wish) {
  if (wish.kind === 'set') keepChosen(draft, withSetting(chosenBy(draft), wish, draft.today));
  if (wish.kind === 'limit') keepWithin(draft, wish);
  // "OK but not every day": how often they want texts is a yes to them.
  const [first] = readMessage(draft.heard ?? '', draft.context.language.answers.reading).clauses;
  const opens = (first?.tokens ?? []).map(({ written }) => written).join(' ');
  const isYes = waitingStep(draft)?.step.keep === 'texts' && readYesNo(opens, draft) === 'yes';
  startFlow(draft, 'welcome', {}, { at: isYes ? 'texts-agreed' : 'texts' });
}

function grant(draft: Draft, wish: Wish) {
  switch (wish.kind) {
    case 'set':
      return setRhythm(draft, wish);
    case 'which':
      if (wish.of === 'time') return startFlow(draft, 'check-in-time');
      return tell(draft, wish.of === 'days' ? 'days' : 'often');
    case 'limit':
      keepWithin(draft, wish);
      return tell(draft, 'set');
    case 'once':
      return textOnce(draft, wish);
    case 'less':
    case 'more':
      return oneStep(draft, wish.kind);
    case 'pause':
      if (wish.once !== undefined && wish.from !== undefined) return leaveOut(draft, wish.from, wish.until);
      return pause(draft, wish.until, wish.from ?? null);
    case 'resume':
      return goOn(draft);
    case 'moved':
      return startFlow(draft, 'moved', { place: wish.place, zone: wish.zone ?? '', there: clockIn(draft, wish.zone) });
    case 'gentle':
      noteGentleDay(draft, wish.on, wish.yearly);
      return startFlow(draft, 'gentle-day', { on: dateInWords(draft, wish.on) });
    case 'how-it-is':
      return tell(draft, 'as-it-is');
    case 'why':
      return startFlow(draft, 'why-text', { because: draft.state.started?.what ?? 'nothing' });
    default:
      return wish satisfies never;
  }
}

function setRhythm(draft: Draft, heard: Extract<Wish, { kind: 'set' }>) {
  const wish = ratherThan(draft, heard);
  const { quiet, ...setting } = wish;
  if (Object.keys(setting).length > 1) keepChosen(draft, withSetting(chosenBy(draft), setting, draft.today));
  // Nobody is texted at night: the nearest hour is offered.
  if (quiet !== undefined) {
    const edge = inWakingHours(quiet);
    return tell(draft, 'edge', edge === LATEST ? LAST_OFFERED : edge);
  }
  tell(draft, (wish.aDay ?? 1) > MOST_A_DAY ? 'most' : 'set');
}

/** "No, saturdays", of texts that come on sundays alone: a day that is none of theirs is not left out, but chosen in place of it. */
function ratherThan(draft: Draft, wish: Extract<Wish, { kind: 'set' }>): Extract<Wish, { kind: 'set' }> {
  const { without, days, ...others } = wish;
  const chosen = chosenBy(draft).days;
  if (without === undefined || days !== undefined || without.some((day) => chosen.includes(day))) return wish;
  return wasJustSaid(draft, OF_SETTINGS) ? { ...others, days: without } : wish;
}

function oneStep(draft: Draft, which: 'less' | 'more') {
  const chosen = (which === 'less' ? less : more)(chosenBy(draft), draft.today);
  const otherwise = which === 'less' ? 'least' : draft.state.rhythm.moreTimes.length > 0 ? 'most' : 'twice';
  // What the bot held back by itself is the first to come back.
  const wasSlowed = draft.state.rhythm.slowed > 1 && otherwise !== 'least';
  if (wasSlowed) keepChosen(draft, chosenBy(draft));
  else if (chosen !== null) keepChosen(draft, chosen);
  tell(draft, wasSlowed || chosen !== null ? 'set' : otherwise);
}

function tell(draft: Draft, wish: string, edge = '') {
  startFlow(draft, 'rhythm', {
    wish,
    edgeTime: edge,
    edge: edge === '' ? '' : plainTime(edge, draft.context.language.locale),
    understood: true,
  });
}

/** A wish about time whose content could not be read: it is asked for. */
export function askAboutTime(draft: Draft, intent: Intent) {
  const wish = wishIn(draft, draft.heard ?? '')?.wish;
  // An hour that is named while the welcome asks for something else is kept, and not asked for.
  if (draft.state.welcome !== 'done' && wish?.kind === 'set') return grant(draft, wish);
  if (intent === 'settings-often') return tell(draft, 'often');
  // "For a week" need not be asked for how long.
  const length = intent === 'pause' && wish === undefined ? breakAnswered(draft, draft.heard ?? '', undefined) : null;
  if (length !== null && typeof length === 'object' && /^\d/.test(length.until))
    return grant(draft, { kind: 'pause', until: length.until, ...(length.from === null ? {} : { from: length.from }) });
  if (intent === 'pause')
    return grant(draft, wish && IS_NO_BREAK.has(wish.kind) ? wish : { kind: 'pause', until: 'ask' });
  startFlow(draft, 'check-in-time');
}
