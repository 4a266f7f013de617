import { askAgain, startFlow, waitingStep } from '../../flow/engine';
import type { Draft } from '../draft';
import { isCalmer, waitInCrisis } from '../in-crisis';
import { wasJustSaid } from '../said-last';
import { hearCalled } from './called';
import { changeConsent, type Purpose } from './consents';
import { askedAboutDeletion, askedBeforeDeleting, askToDelete, keepEverything } from './deletion';
import { forget } from './forget';
import { askWhatIsKnown } from './known';
import { saidBy } from './said';
import type { Forgettable } from './shape';
import type { Saying } from './words';

/** "Delete me" sounds like an opt-out, and is one more: it is heard before it. */
export function hearDeleteMe(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  if (context.person.role !== 'mentee' || state.paused !== null || state.askedWho !== null) return false;
  if (state.handoff?.status === 'claimed' || state.safetyAsked !== null) return false;
  if (state.welcome === 'not-yet' || saidBy(draft, text) !== 'delete-me') return false;
  draft.isTheirSay = true;
  if (state.handoff?.reason === 'urgent' && !isCalmer(draft)) {
    // Whoever comes reads it, and it is no goodbye: somebody may be in danger here.
    draft.say('small-talk.asked-the-team');
    waitInCrisis(draft, text);
    return true;
  }
  askToDelete(draft);
  return true;
}

/**
 * What a whole message says about what is kept of them and who sees it. Done at once: it is theirs, and no answer to a question of ours.
 * "Forget that" is, where a question of yes or no, or with fixed answers, waits: there it is heard after it, but where the question is
 * whether to keep the very words.
 */
export function hearMySay(draft: Draft, text: string): boolean {
  if (hearCalled(draft, text)) return true;
  const waiting = waitingStep(draft);
  const undone = takenBack(draft);
  if (undone !== null) return said(draft, undone);
  const saying = saidBy(draft, text);
  if (saying !== 'keep-me' && askedAboutDeletion(draft)) return true;
  if (saying === null && (askedBeforeDeleting(draft) || askedIfForgotten(draft))) return true;
  // "Scrap that", to whether all of it shall go.
  if (saying === 'forget-last' && waiting?.flow.name === 'delete-me') return said(draft, 'keep-me');
  if (saying === null || saying === 'ending' || saying === 'delete-me') return false;
  if (waiting !== null && ANSWERS_TOO.has(saying) && waiting.step.ask !== 'text' && !isOfWish(waiting, saying))
    return false;
  // Asked whether their mentor may see, it is the answer.
  if (waiting?.step.keep === 'mentorSees' && OF_SHARING.has(saying)) return false;
  return said(draft, saying);
}

/** "Did u forget it", right after it was let go of. */
function askedIfForgotten(draft: Draft): boolean {
  if (!draft.remarks.has('is-it-done') || !wasJustSaid(draft, ['forget.done', 'forget.done-named', 'forget.it-is']))
    return false;
  draft.state.lost = 0;
  draft.say('forget.it-is');
  return true;
}

/** Asked whether to keep as a goal what they wrote: "forget that" is of these words, and not only a no. */
function isOfWish({ flow, step }: NonNullable<ReturnType<typeof waitingStep>>, saying: Saying): boolean {
  return saying === 'forget-last' && flow.name === 'goal' && step.name === 'keep-wish';
}

/** "Actually no dont", right after something of theirs was changed: that is put back, and not merely left. */
function takenBack(draft: Draft): Saying | null {
  if (!draft.remarks.has('takes-back')) return null;
  if (draft.state.deletion?.stage === 'wanted' && wasJustSaid(draft, ['delete-me.wanted'])) return 'keep-me';
  return wasJustSaid(draft, ['my-say.mentor-yes']) ? 'mentor-no' : null;
}

const OF_SHARING: ReadonlySet<Saying> = new Set(['mentor-no', 'mentor-yes']);

/** The same where no question took it for its answer. */
export function hearMySayAfterAll(draft: Draft, text: string): boolean {
  const saying = saidBy(draft, text);
  return saying !== null && ANSWERS_TOO.has(saying) && said(draft, saying);
}

/** Sayings that may be answers as well. */
const ANSWERS_TOO: ReadonlySet<Saying> = new Set(['forget-last', 'keep-me', 'feedback']);

function said(draft: Draft, saying: Saying): boolean {
  if (saying === 'keep-me' && draft.state.deletion === null) return false;
  draft.isTheirSay = true;
  draft.state.lost = 0;
  const waiting = waitingStep(draft);
  DO[saying](draft);
  // Whether they want texts at all is another question, and still theirs to answer.
  if (OF_SHARING.has(saying) && waiting?.step.keep === 'texts') askAgain(draft);
  return true;
}

const forgetting = (what: Forgettable) => (draft: Draft) => forget(draft, what);
/** "Forget my goal", of several: which one. */
function forgetGoal(draft: Draft) {
  if (!draft.facts.severalGoals || draft.remarks.has('all-goals')) return forget(draft, 'goal');
  startFlow(draft, 'goal-drop', { said: draft.heard ?? '' });
}

const consenting = (purposes: readonly Purpose[], given: boolean, cue: string) => (draft: Draft) =>
  changeConsent(draft, purposes, given, cue);
const aboutMentor = (given: boolean, cue: string) => (draft: Draft) => {
  const { mentor } = draft.context.person;
  if (mentor === undefined) return draft.say('my-say.no-mentor');
  changeConsent(draft, ['mentorSees'], given, cue, { mentor: mentor.name });
};

const DO: Readonly<Record<Saying, (draft: Draft) => void>> = {
  known: askWhatIsKnown,
  'full-copy'(draft) {
    draft.say('my-say.full-copy');
    draft.openHandoff('asked', draft.heard);
  },
  'forget-last': forgetting('last'),
  'forget-goal': forgetGoal,
  'forget-proud': forgetting('proud'),
  'forget-helped': forgetting('helped'),
  'forget-mood': forgetting('mood'),
  'forget-slip': forgetting('slip'),
  'forget-talk': forgetting('talk'),
  'forget-which': (draft) => startFlow(draft, 'forget'),
  'delete-me': askToDelete,
  'keep-me'(draft) {
    keepEverything(draft);
    draft.state.flows = [];
    draft.say('delete-me.kept');
  },
  'mentor-no': aboutMentor(false, 'my-say.mentor-no'),
  'mentor-yes': aboutMentor(true, 'my-say.mentor-yes'),
  /** They change their mind: taken back at once; given only in words that say so. */
  'mentor-changed'(draft) {
    const { mentor } = draft.context.person;
    const mayBack = mentor !== undefined && draft.state.consent.mentorSees !== true;
    if (mayBack) draft.say('my-say.mentor-how', { mentor: mentor.name });
    else aboutMentor(false, 'my-say.mentor-no')(draft);
  },
  'use-no': consenting(['totals', 'research'], false, 'my-say.use-no'),
  'counted-no': consenting(['totals'], false, 'my-say.counted-no'),
  'counted-yes': consenting(['totals'], true, 'my-say.counted-yes'),
  'research-no': consenting(['research'], false, 'my-say.research-no'),
  'research-yes': consenting(['research'], true, 'my-say.research-yes'),
  feedback: (draft) => startFlow(draft, 'feedback', { words: '' }),
  // Heard before anything else: see hearEnding.
  ending: () => {},
};
