import { answerWith, startFlow, waitingStep } from '../flow/engine';
import { OF_STEPS } from './about-goal';
import type { Draft } from './draft';
import { wasJustSaid } from './said-last';

/** Flows in which whether somebody shall be asked is the question itself, or their own words are wanted. */
const ASK_THEMSELVES: ReadonlySet<string> = new Set([
  'offer-mentor',
  'mentor-please',
  'practical-help',
  'letter',
  'story',
  'story-part',
]);

/** What was offered is taken up, in words that name it: an idea, something kept, somebody asked or told. `false`: nothing of the kind. */
export function hearTaken(draft: Draft): boolean {
  const { remarks, facts, state } = draft;
  const waiting = waitingStep(draft);
  const flow = waiting?.flow.name ?? '';
  if (remarks.has('keep-it') && flow === 'good-news') return keepsNews(draft);
  // "ring her" may well be the small step that they were asked for.
  const wantsPerson = (remarks.has('ask-them') || remarks.has('tell-mentor')) && !OF_STEPS.has(flow);
  if (wantsPerson && !ASK_THEMSELVES.has(flow)) {
    state.lost = 0;
    startFlow(draft, 'mentor-please');
    return true;
  }
  if (remarks.has('suggest-one') && waiting?.step.ask !== 'text') return suggest(draft, facts.slippedYesterday);
  if (isEnd(draft) && waiting === null && facts.humanAsked) {
    state.lost = 0;
    draft.say('handoff.no-more');
    return true;
  }
  return false;
}

/** Asked what is behind it, or whether it shall be kept: it is kept. */
function keepsNews(draft: Draft): boolean {
  if (answerWith(draft, 'good-news.keep-it', 'yes')) return true;
  const frame = draft.state.flows.at(-1);
  if (frame === undefined) return false;
  draft.state.lost = 0;
  startFlow(draft, 'good-news', { ...frame.memory }, { at: 'keep' });
  return true;
}

function suggest(draft: Draft, slipped: boolean): boolean {
  draft.state.lost = 0;
  if (slipped) startFlow(draft, 'slip-up', { kind: draft.state.slip?.kind ?? 'other' }, { at: 'idea-water' });
  else draft.say('small-talk.an-idea');
  return true;
}

/** "that's it", after they asked for somebody, or told of something. */
function isEnd(draft: Draft): boolean {
  const heard = draft.heard ?? '';
  return (
    draft.context.language.topics.closes(heard) && wasJustSaid(draft, ['mentor-please.', 'offer-mentor.', 'handoff.'])
  );
}
