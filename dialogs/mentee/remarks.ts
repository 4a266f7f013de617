import { momentIn, parseAnswer } from '../answers';
import { askAgain, isStranded, letGo, startFlow, waitingStep } from '../flow/engine';
import { openStep } from '../goals/in-hand';
import { localTime } from '../time';
import type { Understanding } from '../understanding';
import { isForTheNext, OF_STEPS } from './about-goal';
import { isWhenAlone } from './about-texts';
import { begin } from './begin';
import { wasLately } from './danger-before';
import type { Draft } from './draft';
import { passOnToMentor } from './for-mentor';
import { hearOfGoals } from './goals-named';
import { swornAt } from './intents';
import { askWhatIsKnown } from './my-say/known';
import { hearNudgeMoved } from './nudge-moved';
import { OF_SETTINGS, wasJustSaid } from './said-last';
import { tellsOfSlip } from './slip-told';
import { hearTaken } from './taken-up';
import { hearWhoIsTold } from './who-is-told';
import { wishIn } from './wish-heard';

const HOUR = 60 * 60_000;
/** For so long a yes that stands alone is the answer to the offer of a person, whatever was said in between; later it is asked again. */
const ANSWERS_OFFER = 2 * HOUR;
const OFFER_KNOWN = 24 * HOUR;

/** What is asked by the way, and is answered before the question that waits. `false`: nothing of the kind. */
export function hearByTheWay(draft: Draft): boolean {
  const { remarks, state, facts } = draft;
  if (isStranded(draft)) return false;
  if (remarks.has('told-you')) return toldAll(draft);
  const isTold = hearWhoIsTold(draft);
  if (isTold !== null) return isTold;
  if (remarks.has('asks-line')) return say(draft, 'keywords.help');
  if (state.welcome !== 'done') return false;
  if (remarks.has('for-mentor') && passOnToMentor(draft)) return !tellsOfSlip(draft);
  if (remarks.has('so-far')) {
    state.lost = 0;
    startFlow(draft, 'so-far');
    return true;
  }
  if (remarks.has('made-up') && waitingStep(draft)?.step.ask !== 'text') return say(draft, 'small-talk.no-made-up');
  if (remarks.has('mentor-means-well') && isTellingFreely(draft)) return say(draft, 'small-talk.good-news');
  // To a check-in it is what is on their mind, and the day is closed with it.
  if (remarks.has('names-strength') && waitingStep(draft) === null)
    return begin(draft, 'strengths', { strength: draft.heard ?? '' }, 'keep-this');
  if (remarks.has('scored')) return say(draft, 'everyday.game');
  if (remarks.has('asks-story') && !isAnswering(draft)) return begin(draft, 'story');
  if (remarks.has('never-there') && waitingStep(draft)?.flow.name !== 'feedback') {
    return begin(draft, 'feedback', { words: draft.heard ?? '' });
  }
  if (remarks.has('your-name')) return say(draft, 'small-talk.name');
  if (remarks.has('who-is-mentor') && facts.hasMentor) return say(draft, 'small-talk.your-mentor');
  if (remarks.has('what-to-text') && tellWhatToText(draft)) return true;
  if (remarks.has('feels-better') && !wasJustSaid(draft, OF_SETTINGS)) return say(draft, 'small-talk.good-news');
  if (hearOfGoals(draft)) return true;
  if (hearAfterwards(draft)) return true;
  if (remarks.has('birthday') && waitingStep(draft) === null) return say(draft, 'small-talk.birthday');
  if (remarks.has('was-in-touch') && waitingStep(draft)?.step.ask !== 'text') return say(draft, 'small-talk.good-news');
  if (hearTaken(draft)) return true;
  if (remarks.has('want-help') && !isAnswering(draft)) return begin(draft, 'mentor-please');
  if (remarks.has('any-number') && state.helpTopic !== null) {
    return begin(draft, 'practical-help', { topic: state.helpTopic, trouble: '' });
  }
  return hearNudgeMoved(draft) || hearMoment(draft) || hearFigure(draft);
}

/** The day after: thanks, sorry, "feel daft", "is dave annoyed with me". The question that waits is put again. */
function hearAfterwards(draft: Draft): boolean {
  const { remarks, facts } = draft;
  if (remarks.has('sorry-for-last')) return say(draft, 'small-talk.no-sorry');
  if (remarks.has('mentor-cross') && facts.hasMentor) return say(draft, 'small-talk.mentor-cross');
  if (remarks.has('thanks-for-last')) return say(draft, 'small-talk.thanks');
  // "Feel stupid", on an ordinary day, may be about anything.
  return remarks.has('feels-daft') && wasLately(draft) && say(draft, 'small-talk.not-daft');
}

/** What means something only where no question has taken it. `false`: nothing of the kind. */
export function hearRemark(draft: Draft): boolean {
  const { remarks, state, facts } = draft;
  if (state.welcome !== 'done') return false;
  if (hearChange(draft)) return true;
  // A day or a time, of which nothing was asked: something is on then, and no setting is meant.
  if (waitingStep(draft) === null && isWhenAlone(draft)) {
    return say(draft, isTellingOn(draft) ? 'small-talk.ok' : 'small-talk.when-alone');
  }
  if (hearLetDown(draft)) return true;
  // Nothing was asked: no pause is meant by it, and nobody is sent for.
  if (remarks.has('when-i-can') && waitingStep(draft) === null) return say(draft, 'small-talk.ok');
  if (remarks.has('just-sorry') && waitingStep(draft) === null)
    return say(draft, wasJustSaid(draft, LEFT_FOR_TODAY) ? 'small-talk.ok' : 'small-talk.no-sorry');
  if (remarks.has('a-joke')) return say(draft, 'honest.quiz');
  if (remarks.has('drop-it') && facts.hasStep && wasJustSaid(draft, STEP_WAS_SET)) {
    return begin(draft, 'step-nudge', {}, 'let-go');
  }
  if (remarks.has('drop-it')) {
    letGo(draft);
    return say(draft, 'fallback.dropped');
  }
  if (remarks.has('too-much') && facts.hasStep && isAboutSteps(draft)) return begin(draft, 'step-nudge', {}, 'smaller');
  if (remarks.has('wishes-for') && waitingStep(draft) === null)
    return begin(draft, 'goal', { wish: draft.heard ?? '' });
  if (remarks.has('to-the-team')) return begin(draft, 'feedback', { words: '' });
  if (remarks.has('go-away')) {
    swornAt(draft);
    return true;
  }
  if (remarks.has('craves') && waitingStep(draft) === null && !tellsOfSlip(draft)) {
    return begin(draft, 'craving', {
      drugs: draft.context.language.topics.about(draft.heard ?? '', ['drugs']) !== null,
    });
  }
  return remarks.has('plain-yes') && waitingStep(draft) === null && hearLateYes(draft);
}

/** "Next tues", right after what it is that comes then. */
const isTellingOn = (draft: Draft) =>
  wasJustSaid(draft, ['everyday.', 'small-talk.heard', 'small-talk.heard-low', 'check-in.']);

/** "Soz", to having left it for today. */
const LEFT_FOR_TODAY: readonly string[] = ['check-in.not-today', 'pause.one-day'];

/** "Didnt get it", where nothing else was asked, or in the middle of what sounded like good news: it is not cheered on. */
export function hearLetDown(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  if (!draft.remarks.has('fell-through') || (waiting !== null && waiting.flow.name !== 'good-news')) return false;
  letGo(draft);
  return say(draft, 'small-talk.fell-through');
}

/** "Change it to every other day", with a step in the air: the step, or the texts? */
function hearChange(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  const isOfSteps = waiting !== null && OF_STEPS.has(waiting.flow.name);
  if (draft.remarks.has('names-texts') || !(isOfSteps || draft.remarks.has('change-it'))) return false;
  if (!isAboutSteps(draft)) return false;
  const wish = wishIn(draft, draft.heard ?? '')?.wish;
  if (wish?.kind !== 'set') return false;
  // An hour alone says when, and a figure how they are.
  if (wish.every === undefined && wish.days === undefined && !draft.remarks.has('change-it')) return false;
  return begin(draft, 'step-nudge', { said: draft.heard ?? '' }, 'which-change');
}

/** "Remind me monday 8": the one thing they can be asked about is their small step. */
function hearMoment(draft: Draft): boolean {
  const { remarks, facts, context } = draft;
  const isReminder = remarks.has('remind-me');
  if (!isReminder && !(remarks.has('ask-me-later') && facts.hasStep)) return false;
  if (isAnswering(draft)) return false;
  const now = localTime(context.now, context.person.timezone);
  const when = facts.hasStep ? momentIn(draft.heard ?? '', { words: context.language.answers, now }) : null;
  if (when !== null) return begin(draft, 'step-nudge', { when }, 'ask-then');
  return isReminder && say(draft, 'small-talk.no-reminders');
}

/** "What can you do", where nothing is asked, or how they are: that is asked again. `false`: another question waits. */
function tellWhatToText(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  if (waiting !== null && !OF_THE_DAY.has(waiting.flow.name)) return false;
  say(draft, 'small-talk.can-text');
  if (waiting?.step.ask === 'mood') askAgain(draft);
  return true;
}

const OF_THE_DAY: ReadonlySet<string> = new Set(['check-in', 'hello']);

/** A bare figure is how they are today, asked or not. */
function hearFigure(draft: Draft): boolean {
  const heard = draft.heard ?? '';
  if (!/^\W*[1-5](\s*\/\s*5)?\W*$/.test(heard) && !isSaidAgain(draft)) return false;
  const waiting = waitingStep(draft);
  const isApart = waiting !== null && TAKE_NO_FIGURE.has(waiting.flow.name);
  // "Alright", and then "2": it is that.
  const isCorrected = waiting?.flow.name === 'check-in' && waiting.step.ask === 'text';
  if (waiting !== null && !isApart && !isCorrected && waiting.step.ask !== 'progress') return false;
  const mood = parseAnswer('mood', heard, {
    words: draft.context.language.answers,
    now: localTime(draft.context.now, draft.context.person.timezone),
  });
  if (!mood.ok) return false;
  // "Its just a 3", of the 3 they gave.
  const isKnown = isSaidAgain(draft) && draft.state.mood?.value === mood.value && waiting === null;
  return isKnown ? say(draft, 'small-talk.ok') : begin(draft, 'check-in', { mood: mood.value }, 'unasked');
}

/** "Prob more a 2", "its just a 3", once they have said how the day is: the figure for it, and no hour. */
function isSaidAgain(draft: Draft): boolean {
  const isOfToday = draft.state.mood?.day === draft.today;
  return isOfToday && draft.remarks.has('restates-figure') && wasJustSaid(draft, ['check-in.', 'small-talk.']);
}

/** The small step is kept, and when it is asked about: "it" is the step. */
const STEP_WAS_SET: readonly string[] = [
  'goal.all-set',
  'goal.all-set-later',
  'step-nudge.all-set',
  'step-nudge.all-set-later',
];

/** A figure answers nothing that is asked here. */
const TAKE_NO_FIGURE: ReadonlySet<string> = new Set(['hello', 'second-day']);

/** "Ye", some texts after a person was offered. */
function hearLateYes(draft: Draft): boolean {
  const { state, context, facts } = draft;
  if (state.mentorOffered === null || facts.humanAsked) return false;
  const since = context.now - state.mentorOffered;
  state.mentorOffered = null;
  if (since >= OFFER_KNOWN) return false;
  return begin(draft, since < ANSWERS_OFFER ? 'mentor-please' : 'offer-mentor');
}

/** Whether the question that waits is about a goal or a step and takes their own words. */
function isAnswering(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  return waiting !== null && waiting.step.ask === 'text' && OF_STEPS.has(waiting.flow.name);
}

/** Whether nothing is asked, or what is on their mind. */
function isTellingFreely(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  return waiting === null || (OF_THE_DAY.has(waiting.flow.name) && waiting.step.ask === 'text');
}

/** Whether steps are what is being talked about, or were the last thing that was begun. */
function isAboutSteps(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  if (waiting !== null) return OF_STEPS.has(waiting.flow.name);
  const { started } = draft.state;
  return started?.what === 'nudge' || openStep(draft.state) !== null;
}

/** A closed question that keeps what was heard is put once more, in other words; what they said is no other matter. */
export function staysWith(draft: Draft, { intent }: Understanding): boolean {
  const waiting = waitingStep(draft);
  if (waiting === null || waiting.step.ask === 'text' || !OF_STEPS.has(waiting.flow.name)) return false;
  return !isForTheNext(waiting) && waiting.flow.keeps.includes(intent) && draft.state.lost === 0;
}

function toldAll(draft: Draft): true {
  draft.state.lost = 0;
  askWhatIsKnown(draft);
  return true;
}

function say(draft: Draft, cue: string): true {
  draft.state.lost = 0;
  draft.say(cue);
  return true;
}
