import { goalInHand, MOST_GOALS, openStep, stepOf, stepOfToday } from '../goals/in-hand';
import { wasInDangerLately, wasMetYesterday } from '../lately';
import { isAwaited } from '../mentee/kept-for-human';
import { hasBreak, isGentleDay } from '../rhythm';
import { mayAskInAnHour } from '../rhythm/next-hour';
import type { MenteeState, SmallStep } from '../state';
import { addDays, DAY, localTime } from '../time';
import type { TurnContext } from '../turn';
import { wordCount } from '../word-count';

/** What a flow's conditions and wording may know besides its own memory. All are true at the moment they are asked. */
export interface Facts {
  /** How many check-ins in a row were low (1 or 2). */
  readonly lowDays: number;
  readonly hasGoal: boolean;
  /** More than one, and as many as may stand beside each other. */
  readonly severalGoals: boolean;
  readonly goalsFull: boolean;
  /** The goal that is being talked about has an open step. */
  readonly goalHasStep: boolean;
  /** A small step is set and still open. */
  readonly hasStep: boolean;
  /** The open step's moment is today. */
  readonly hasStepToday: boolean;
  readonly hasMentor: boolean;
  /** They have a mentor, who can be asked now. */
  readonly mentorThere: boolean;
  /** They agreed that their mentor may see how check-ins go. */
  readonly mentorMaySee: boolean;
  /** They have said that their mentor may not see how they are. */
  readonly mentorKeptOut: boolean;
  /** Somebody has been asked to come, and has not finished. */
  readonly humanAsked: boolean;
  /** They wait for a person, and know it. */
  readonly personAwaited: boolean;
  /** They asked for a person, and it can wait. */
  readonly noRush: boolean;
  readonly slippedYesterday: boolean;
  /** They told of a death in the last days, or its funeral was then. */
  readonly grieving: boolean;
  /** Small steps done, all time. */
  readonly stepsDone: number;
  /** The last message said more than the answer itself. */
  readonly saidMore: boolean;
  /** The last message told a good deal. */
  readonly saidMuch: boolean;
  /** They have told us what helped when a craving had passed. */
  readonly hasHelped: boolean;
  /** On how many days in a row a check-in was sent and nothing came back. */
  readonly quietDays: number;
  /** The bot has begun to text less today, because little came back. */
  readonly easedToday: boolean;
  /** It texts less than was chosen, by its own doing, and they were not yet asked whether they want it back. */
  readonly mayHaveMore: boolean;
  /** A talk was begun with them today already: this is another one of the day. */
  readonly laterToday: boolean;
  /** A break that they asked for is over, and this is the first check-in after it. */
  readonly backFromPause: boolean;
  /** A break is set that is not over: it goes on, or is yet to begin. */
  readonly hasBreak: boolean;
  /** They want to be asked how they are without a number. */
  readonly noNumbers: boolean;
  /** A day that they asked to be gentle on. */
  readonly gentleDay: boolean;
  /** Danger was heard from them in the last days, and it has not been spoken of since. */
  readonly dangerLately: boolean;
  /** Somebody was with them because of danger, yesterday or today, and has finished. */
  readonly dangerYesterday: boolean;
  /** They have named an hour for the texts themselves. */
  readonly hasNamedHour: boolean;
  /** In an hour they may still be texted. */
  readonly mayAskInAnHour: boolean;
  /** A look back at the week may be offered: there is something to look at, it was no bad week, and the last one is a week ago. */
  readonly mayLookBack: boolean;
  /** A first step may be offered: they have no goal, the week was no bad one, it is not evening, and the last offer is a week ago; longer where it was not answered. */
  readonly mayInvite: boolean;
  /** They have left a letter to their later self, of so many texts. */
  readonly hasLetter: boolean;
  readonly letterParts: number;
  /** They have told what they are good at, and what they hope for. */
  readonly hasStrengths: boolean;
  readonly hasHopes: boolean;
  /** They may be asked what they are good at: now and then, once something was built, and in no bad week. */
  readonly mayAskStrength: boolean;
}

export const FACT_TYPES: Readonly<Record<keyof Facts, 'int' | 'bool'>> = {
  lowDays: 'int',
  hasGoal: 'bool',
  severalGoals: 'bool',
  goalsFull: 'bool',
  goalHasStep: 'bool',
  hasStep: 'bool',
  hasStepToday: 'bool',
  hasMentor: 'bool',
  mentorThere: 'bool',
  mentorMaySee: 'bool',
  mentorKeptOut: 'bool',
  humanAsked: 'bool',
  personAwaited: 'bool',
  noRush: 'bool',
  slippedYesterday: 'bool',
  grieving: 'bool',
  stepsDone: 'int',
  saidMore: 'bool',
  saidMuch: 'bool',
  hasHelped: 'bool',
  quietDays: 'int',
  easedToday: 'bool',
  mayHaveMore: 'bool',
  laterToday: 'bool',
  backFromPause: 'bool',
  hasBreak: 'bool',
  noNumbers: 'bool',
  gentleDay: 'bool',
  dangerLately: 'bool',
  dangerYesterday: 'bool',
  hasNamedHour: 'bool',
  mayAskInAnHour: 'bool',
  mayLookBack: 'bool',
  mayInvite: 'bool',
  hasLetter: 'bool',
  letterParts: 'int',
  hasStrengths: 'bool',
  hasHopes: 'bool',
  mayAskStrength: 'bool',
};

/** An answer with at least this many words has told us something besides. */
const MORE_THAN_AN_ANSWER = 4;
/** So many need no question about what happened. */
const A_GOOD_DEAL = 12;

export function factsOf(state: MenteeState, context: TurnContext, heard: string | null): Facts {
  const { date: today } = localTime(context.now, context.person.timezone);
  const { timezone: zone, mentor } = context.person;
  return {
    lowDays: state.lowDays,
    hasGoal: state.goals.length > 0,
    severalGoals: state.goals.length > 1,
    goalsFull: state.goals.length >= MOST_GOALS,
    goalHasStep: stepOf(state, goalInHand(state)?.id ?? '') !== null,
    hasStep: openStep(state) !== null,
    hasStepToday: stepOfToday(state, today, zone) !== null,
    hasMentor: mentor !== undefined,
    mentorThere: mentor !== undefined && !context.mentorAway && state.match.guessed?.who !== mentor.id,
    mentorMaySee: state.consent.mentorSees === true,
    mentorKeptOut: state.consent.mentorSees === false,
    // Somebody who was asked to look in was not asked for by them.
    humanAsked: state.handoff !== null && state.handoff.reason !== 'silence',
    personAwaited: isAwaited(state),
    noRush: state.handoff?.status === 'open' && state.handoff.reason === 'no-rush',
    slippedYesterday: state.slip !== null && state.slip.day >= addDays(today, -1),
    grieving: isMourning(state, today, DAYS_AFTER),
    stepsDone: stepsDone(state),
    saidMore: wordCount(heard) >= MORE_THAN_AN_ANSWER,
    saidMuch: wordCount(heard) >= A_GOOD_DEAL,
    hasHelped: state.helped.length > 0,
    quietDays: state.silence.days,
    easedToday: state.rhythm.slowedOn === today,
    mayHaveMore: state.rhythm.slowed > 1 && !state.rhythm.slowedAsked && state.rhythm.slowedOn !== today,
    laterToday: state.opened.at(-1)?.on === today,
    backFromPause: state.pause?.until != null && state.pause.until <= today,
    hasBreak: hasBreak(state, today),
    noNumbers: state.noNumbers,
    gentleDay: isGentleDay(state, today),
    dangerLately: wasInDangerLately(state, context.now) && (state.dangerMet ?? 0) < (state.dangerAt ?? 0),
    dangerYesterday: wasMetYesterday(state, state.handoff !== null, today, zone),
    hasNamedHour: state.rhythm.named?.hour === true,
    mayAskInAnHour: mayAskInAnHour(context.now, zone, state.consent.texts),
    mayLookBack: mayLookBack(state, context.now, today),
    mayInvite: mayInvite(state, context, today),
    hasLetter: state.letter !== null,
    letterParts: state.letter?.parts.length ?? 0,
    hasStrengths: state.strengths.length > 0,
    hasHopes: state.hopes.length > 0,
    mayAskStrength: mayAskStrength(state, context.now, today),
  };
}

/** So many days the check-in knows of a loss; and for so many what is said of it is heard as that. */
const DAYS_AFTER = 2;
const DAYS_OF_MOURNING = 14;

/** Whether a death was told in the last days, or its funeral was then or is to come. */
export function isMourning({ loss }: MenteeState, today: string, days: number = DAYS_OF_MOURNING): boolean {
  if (loss === null) return false;
  const since = addDays(today, -days);
  const isWaitedFor = days === DAYS_OF_MOURNING && loss.funeral !== null && loss.funeral > today;
  return loss.day >= since || isWaitedFor || (loss.funeral !== null && loss.funeral >= since && loss.funeral <= today);
}

const WEEK_DAYS = 7;

/** After an offer that was not answered the next one takes longer. */
const DAYS_UNANSWERED = 28;

/** In no bad week, not in the evening, and seldom. */
function mayInvite(state: MenteeState, { now, person }: TurnContext, today: string): boolean {
  const between = state.inviteMet ? WEEK_DAYS : DAYS_UNANSWERED;
  const isRecent = state.invited !== null && state.invited > addDays(today, -between);
  const isLate = localTime(now, person.timezone).time >= EVENING;
  return state.goals.length === 0 && !isRecent && !isLate && !isBadWeek(state, now, today);
}

const EVENING = '19:00';

function mayLookBack(state: MenteeState, now: number, today: string): boolean {
  const isRecent = state.lookedBack !== null && state.lookedBack > addDays(today, -WEEK_DAYS);
  return !isBadWeek(state, now, today) && !isRecent && stepsThisWeek(state, today).length > 0;
}

/** From so many small steps on there is something to see, and they are asked at most every so many days. */
const SOMETHING_BUILT = 3;
const DAYS_BETWEEN_STRENGTHS = 30;

function mayAskStrength(state: MenteeState, now: number, today: string): boolean {
  const isRecent = state.strengthAsked !== null && state.strengthAsked > addDays(today, -DAYS_BETWEEN_STRENGTHS);
  return !isBadWeek(state, now, today) && !isRecent && stepsDone(state) >= SOMETHING_BUILT;
}

function isBadWeek(state: MenteeState, now: number, today: string): boolean {
  return (
    state.lowDays > 0 ||
    isMourning(state, today) ||
    (state.slip !== null && state.slip.day > addDays(today, -WEEK_DAYS)) ||
    (state.dangerAt !== null && now - state.dangerAt < WEEK_DAYS * DAY)
  );
}

/** The small steps done in the last seven days, the oldest first. */
export function stepsThisWeek(state: MenteeState, today: string): SmallStep[] {
  const weekAgo = addDays(today, -WEEK_DAYS);
  return state.steps.filter(({ outcome, settledOn }) => outcome === 'done' && (settledOn ?? '') > weekAgo);
}

/** Small steps done, all time. */
export function stepsDone(state: MenteeState): number {
  return state.steps.filter((s) => s.outcome === 'done').length;
}

/** Small steps of which some was done, all time. */
export function stepsPartly(state: MenteeState): number {
  return state.steps.filter((s) => s.outcome === 'partly').length;
}
