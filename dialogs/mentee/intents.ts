import type { Flow } from '../flow/book';
import { askAgain, startFlow, waitingStep } from '../flow/engine';
import { DAY } from '../time';
import { type Intent, PLAINLY, type Understanding } from '../understanding';
import { wordCount } from '../word-count';
import { aboutNoStep, aboutStep, hearNextStep, isAboutNoStep } from './about-step';
import type { Draft } from './draft';
import { hearEveryday } from './everyday';
import { goodNews } from './good-news';
import { hardTime, hearHardTime, isAboutDrugs } from './hard-times';
import { isMistaken } from './mistaken';
import { askToDelete } from './my-say/deletion';
import { speaksOfMentor } from './of-mentor';
import { askWhetherToStop } from './opt-out';
import { wasJustSaid } from './said-last';
import { isSaidPlainly } from './said-plainly';
import { tellOfSlip } from './slips';
import { chatOf, isTalking } from './talk-goes-on';
import { tellWhoSees } from './who-sees';
import { askAboutTime } from './wishes';
import { wrongNumber } from './wrong-number';

/** So many words tell something. */
const A_TELLING = 3;

type Answer = (draft: Draft, understood: Understanding) => void;

const flow =
  (name: string): Answer =>
  (draft) =>
    startFlow(draft, name);
const say =
  (cue: string): Answer =>
  (draft) =>
    draft.say(cue);

/** What each wish leads to. An intent that is not here is one the bot cannot serve yet, and says so. */
const ANSWERS: Readonly<Partial<Record<Intent, Answer>>> = {
  'mentor-please': personPlease,
  'slip-up': tellOfSlip,
  craving: (draft) => startFlow(draft, 'craving', { drugs: isAboutDrugs(draft) }),
  lonely: hardTime,
  scared: hardTime,
  angry: hardTime,
  low: hardTime,
  'goal-new': newGoal,
  'goal-change': (draft) => startFlow(draft, 'goal', {}, wantsAnother(draft) ? { at: 'another' } : {}),
  'goal-drop': (draft) => startFlow(draft, 'goal-drop', { said: draft.heard ?? '' }),
  'step-done': (draft, meant) => aboutStep(draft, 'mark-done', meant),
  'step-partly': (draft, meant) => aboutStep(draft, 'mark-partly', meant),
  'step-not-done': (draft, meant) => aboutStep(draft, 'not-yet', meant),
  'who-sees-this': (draft) => tellWhoSees(draft),
  'are-you-a-bot': flow('are-you-a-bot'),
  'just-listen': flow('listening'),
  'settings-time': (draft) => askAboutTime(draft, 'settings-time'),
  'settings-often': (draft) => askAboutTime(draft, 'settings-often'),
  'settings-name': askTheTeam,
  'settings-language': askTheTeam,
  pause: (draft) => askAboutTime(draft, 'pause'),
  'practical-help': (draft, { entities }) => practicalHelp(draft, entities['topic'] ?? 'other'),
  thanks: say('small-talk.thanks'),
  greeting,
  'good-news': goodNews,
  'small-talk': smallTalk,
  feedback: (draft) => startFlow(draft, 'feedback', { words: draft.heard ?? '' }),
  abuse: swornAt,
  'wrong-number': wrongNumber,
  'delete-me': askToDelete,
};

/** "Tell me im a bad person": nobody is sent for on a guess, they are asked whether they want somebody. */
function personPlease(draft: Draft, { confidence }: Understanding) {
  const isGuess = confidence < PLAINLY && !isSaidPlainly(draft, 'mentor-please');
  startFlow(draft, isGuess && !draft.facts.humanAsked ? 'offer-mentor' : 'mentor-please');
}

/** "its freezin", right after a place for tonight or a hard talk, is no chat. */
function smallTalk(draft: Draft) {
  const isOff = draft.context.language.topics.leaves(draft.heard ?? '');
  if (draft.remarks.has('a-joke')) draft.say('honest.quiz');
  else if (draft.remarks.has('yes-alone') || isOff) draft.say('small-talk.ok');
  else if (wasJustSaid(draft, ['practical-help.', 'slip-up.', 'loss.', 'rough.'])) draft.say('fallback.listening');
  else if (!hearEveryday(draft, draft.heard ?? '')) draft.say(chatOf(draft));
}

/** While a question of the welcome waits, a hello begins no talk of its own: the yes after it is for that question. */
function greeting(draft: Draft) {
  // "was alright", after the meeting, greets nobody.
  if (waitingStep(draft) === null && isTalking(draft) && !isSaidPlainly(draft, 'greeting'))
    return draft.say('small-talk.heard');
  if (waitingStep(draft)?.flow.name !== 'welcome') return startFlow(draft, 'hello');
  draft.say('small-talk.hi');
  askAgain(draft);
}

/** A wish that a person has to see to. They read what was wished, unless the person does not want that. */
function askTheTeam(draft: Draft) {
  draft.say('small-talk.asked-the-team');
  // It is nothing that cannot wait.
  draft.openHandoff('no-rush', draft.state.consent.mentorSees === false || speaksOfMentor(draft) ? null : draft.heard);
}

/** What a guess is not enough for: a setting is changed, a number given, and the team told, only where that was meant. */
const NEEDS_MORE: ReadonlySet<Intent> = new Set<Intent>([
  'settings-time',
  'settings-often',
  'settings-name',
  'settings-language',
  'feedback',
]);

const OF_GOALS: ReadonlySet<Intent> = new Set<Intent>(['goal-change', 'goal-drop']);

const OF_NO_KIND: ReadonlySet<string> = new Set(['', 'other', 'offence']);

function isFaint(draft: Draft, { intent, confidence, entities }: Understanding): boolean {
  const { heard } = draft;
  // "its clear", of a test: in so few words only what is plainly about the service is passed on to it.
  if (intent === 'feedback' && wordCount(heard) < A_TELLING && !isSaidPlainly(draft, intent)) return true;
  // "Broke my mums vase": nobody's slip is written down on a guess that knows no kind of it.
  // "I used to be someone"
  if (intent === 'slip-up' && draft.remarks.has('long-gone') && !isSaidPlainly(draft, intent)) return true;
  if (intent === 'slip-up' && confidence < PLAINLY && OF_NO_KIND.has(entities['kind'] ?? '')) {
    return !isSaidPlainly(draft, intent);
  }
  // "Alright. my mate got life": that is not passed over with a hello.
  if (intent === 'greeting' && draft.remarks.has('no-good')) return true;
  // "Changed my shifts again" is about no goal: it is named, or there is one.
  if (OF_GOALS.has(intent) && !draft.remarks.has('speaks-of-goal') && !isSaidPlainly(draft, intent)) {
    return confidence < PLAINLY || !draft.facts.hasGoal;
  }
  // "Deleted him", of a number: nothing of theirs is offered to be deleted on a guess.
  if (intent === 'delete-me' && wordCount(heard) < A_TELLING && !isSaidPlainly(draft, intent)) return true;
  // "His name was Terry" is no wish for another name, nor "french toast for tea" one for another language.
  if (intent === 'settings-name' || intent === 'settings-language') return !isSaidPlainly(draft, intent);
  if (confidence >= PLAINLY) return false;
  // "Gonna ask em to loosen it" asks nobody only to listen.
  if (intent === 'just-listen') return !isSaidPlainly(draft, intent);
  const isShort = wordCount(heard) < A_TELLING;
  // "Could murder a brew": no craving is ridden out that is guessed, and names nothing to crave.
  if (intent === 'craving' && !draft.remarks.has('craves') && !isAboutDrugs(draft))
    return !isSaidPlainly(draft, intent);
  // "stuff", to what was going on, swears at nobody.
  return NEEDS_MORE.has(intent) || (isShort && (intent === 'practical-help' || intent === 'abuse'));
}

/** Said outright, what they want is kept in their words; where it may be a wish, they are asked. */
function newGoal(draft: Draft, { confidence, entities }: Understanding) {
  const said = confidence >= PLAINLY ? (entities['said'] ?? '') : '';
  // Told in their own words, it need not be asked for.
  const isWish = confidence < PLAINLY || !draft.remarks.has('speaks-of-goal');
  const wish = isWish && wordCount(draft.heard) > 1 ? (draft.heard ?? '') : '';
  if (said !== '') return startFlow(draft, 'goal', { goal: said });
  if (wish !== '') return startFlow(draft, 'goal', { wish });
  // "New goal": which of the two they want need not be asked.
  startFlow(draft, 'goal', {}, wantsAnother(draft) ? { at: 'another' } : {});
}

/** "I want a flat", and no word of when or of trouble: it may as well be what they want to work towards. */
function practicalHelp(draft: Draft, topic: string) {
  const heard = draft.heard ?? '';
  if (!draft.remarks.has('wants-thing')) return startFlow(draft, 'practical-help', { topic, trouble: heard });
  startFlow(draft, 'goal', { wish: heard, topic, trouble: heard }, { at: 'goal-or-help' });
}

/** "New goal", and no more than that. */
const wantsAnother = ({ remarks, heard }: Draft) => remarks.has('other-goal') && wordCount(heard) <= A_TELLING;

/** Sworn at once, it is heard; twice, or told to go away, they are asked whether the texts shall stop. */
export function swornAt(draft: Draft) {
  const { state, context, remarks } = draft;
  const isAgain = state.swornAt !== null && context.now - state.swornAt < DAY;
  state.swornAt = context.now;
  if (!((isAgain || remarks.has('go-away')) && askWhetherToStop(draft))) draft.say('small-talk.abuse');
}

/** Wishes that may cut into a question, because waiting would be unkind or dishonest. */
const CUTS_IN: ReadonlySet<Intent> = new Set<Intent>([
  'mentor-please',
  'slip-up',
  'who-sees-this',
  'are-you-a-bot',
  'wrong-number',
  'abuse',
]);

export function interrupts(intent: Intent): boolean {
  return CUTS_IN.has(intent);
}

/** Whether a wish cuts into an open question of this flow. An offence has a fixed reply, wherever it is told. */
export function cutsIn(flow: Flow, { strong, intent, entities }: Understanding): boolean {
  if (!strong || !interrupts(intent)) return false;
  return !flow.keeps.includes(intent) || (entities['kind'] === 'offence' && flow.name !== 'slip-up');
}

/** Do what was wished for. `false`: it is not known what that was. */
export function follow(draft: Draft, understood: Understanding): boolean {
  const answer = ANSWERS[understood.intent];
  if (isFaint(draft, understood) || isMistaken(draft, understood)) return false;
  if (isAboutNoStep(draft, understood)) return aboutNoStep(draft, understood);
  if (answer === undefined) {
    return understood.intent === 'unsure' && (hearNextStep(draft) || hearHardTime(draft));
  }
  draft.state.lost = 0;
  answer(draft, understood);
  return true;
}
