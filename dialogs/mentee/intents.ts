import { startFlow } from '../flow/engine';
import type { Intent, Understanding } from '../understanding';
import type { Draft } from './draft';
import { wrongNumber } from './keywords';

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
  'mentor-please': flow('mentor-please'),
  'slip-up': (draft, { entities }) => startFlow(draft, 'slip-up', { kind: entities['kind'] ?? 'other' }),
  craving: say('small-talk.craving'),
  lonely: flow('rough'),
  low: flow('rough'),
  'goal-new': flow('goal'),
  'goal-change': flow('goal'),
  'step-done': (draft) => aboutStep(draft, 'mark-done'),
  'step-not-done': (draft) => aboutStep(draft, 'not-yet'),
  'who-sees-this': flow('who-sees-this'),
  'are-you-a-bot': flow('are-you-a-bot'),
  'just-listen': say('small-talk.listening'),
  'settings-time': flow('check-in-time'),
  thanks: say('small-talk.thanks'),
  greeting: flow('hello'),
  'good-news': say('small-talk.good-news'),
  'wrong-number': wrongNumber,
  'delete-me'(draft) {
    draft.say('small-talk.delete-me');
    draft.openHandoff('asked', null);
    draft.ledger('deletion-asked');
  },
};

/** They tell us about their step without having been asked: the follow-up goes on from what they said. */
function aboutStep(draft: Draft, at: string) {
  if (draft.facts.hasStep) startFlow(draft, 'step-nudge', {}, { at });
  else draft.say('small-talk.good-news');
}

/** Wishes that may cut into a question, because waiting would be unkind or dishonest. */
const CUTS_IN: ReadonlySet<Intent> = new Set<Intent>([
  'mentor-please',
  'slip-up',
  'who-sees-this',
  'are-you-a-bot',
  'wrong-number',
]);

export function interrupts(intent: Intent): boolean {
  return CUTS_IN.has(intent);
}

/** Do what was wished for. `false`: it is not known what that was. */
export function follow(draft: Draft, understood: Understanding): boolean {
  const answer = ANSWERS[understood.intent];
  if (answer === undefined) return false;
  draft.state.lost = 0;
  answer(draft, understood);
  return true;
}
