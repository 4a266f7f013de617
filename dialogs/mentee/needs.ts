import { startFlow, waitingStep } from '../flow/engine';
import { findHelp, isUnchecked } from '../help/find';
import { type Need, OF_HARM, PRESSING, TOPIC_OF } from '../help/needs';
import type { SafetyFinding } from '../safety';
import { NEEDS, type Understanding } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { humanWasCalled } from './in-crisis';

/** Where what they write is theirs, for a later day. */
const TO_KEEP: ReadonlySet<string> = new Set(['letter', 'story', 'story-part']);
/** Where nearly anything is an answer in their own words: only a short message is a need there. */
const OF_OWN_WORDS: ReadonlySet<string> = new Set(['goal', 'step-nudge', 'feedback', 'strengths', 'becoming']);
const SHORT = 6;

/** What they are in need of, as the message says it, the most pressing first; null for nothing. */
export function needIn({ remarks }: Draft): Need | null {
  return NEEDS.find((need) => remarks.has(need)) ?? null;
}

/** A need that cannot wait for tomorrow: a bed tonight, something to eat. */
export function isPressing(draft: Draft): boolean {
  const need = needIn(draft);
  return need !== null && PRESSING.has(need);
}

/** A need, in few or broken words too: the place that helps. `false`: none was said, or it is part of something else that they tell. */
export function hearNeed(draft: Draft, meant: Understanding): boolean {
  const flow = waitingStep(draft)?.flow.name ?? '';
  const need = needIn(draft);
  if (TO_KEEP.has(flow)) return false;
  if (need === null) return hearAmount(draft, flow) || hearSaidOutright(draft, meant, flow);
  // "They were shut", to how it went, is of the place that they went to.
  if (waitingStep(draft)?.step.ask === 'progress' && draft.remarks.has('tried-in-vain')) return false;
  const pressing = PRESSING.has(need);
  // What else is told of hard days is part of what they are listened to for.
  if (!pressing && (flow === 'listening' || OF_OWN_WORDS.has(flow))) return false;
  if (OF_OWN_WORDS.has(flow) && wordCount(draft.heard) > SHORT) return false;
  draft.state.lost = 0;
  const told = waitingStep(draft)?.frame.memory ?? {};
  // The place was just named: what else is known of it, not the same once more.
  if (told['need'] === need) startFlow(draft, 'practical-help', { ...told }, { at: 'more' });
  else startFlow(draft, 'practical-help', { topic: TOPIC_OF[need], need, pressing, trouble: draft.heard ?? '' });
  return true;
}

/** Where they are asked how it is, and tell of a need in so many words: it is no mere trouble to be heard. */
const ASKED_HOW: ReadonlySet<string> = new Set(['check-in', 'rough', 'hello']);
const OUTRIGHT = 0.9;
const OF_TODAY: ReadonlySet<string> = new Set(['housing', 'food']);

function hearSaidOutright(draft: Draft, { intent, confidence, entities }: Understanding, flow: string): boolean {
  const topic = entities['topic'] ?? '';
  const isPlain = intent === 'practical-help' && confidence >= OUTRIGHT && OF_TODAY.has(topic);
  if (!isPlain || !ASKED_HOW.has(flow) || wordCount(draft.heard) > SHORT) return false;
  draft.state.lost = 0;
  startFlow(draft, 'practical-help', { topic, need: '', pressing: false, trouble: draft.heard ?? '' });
  return true;
}

/** Beside what is said of danger: the place for a need that cannot wait either, without a question. */
export function namePlaceToo(draft: Draft) {
  const need = needIn(draft);
  if (need === null || !PRESSING.has(need) || draft.isSilent || draft.isAnybody) return;
  const { context, today } = draft;
  const wanted = { need, topic: TOPIC_OF[need], words: draft.heard ?? '', told: [] };
  const place = findHelp(context.directory, wanted, today);
  if (place === null) return;
  const cue = isUnchecked(place, today) ? 'practical-help.one-place-unchecked' : 'practical-help.one-place';
  draft.say(cue, { help: place.say }, { priority: 'crisis' });
  draft.ledger('help-named', { entry: place.id });
}

/** "30 quid": what something costs, and no good news. */
function hearAmount(draft: Draft, flow: string): boolean {
  if (!draft.remarks.has('amount') || !(flow === '' || flow === 'check-in' || flow === 'practical-help')) return false;
  draft.state.lost = 0;
  const about = { topic: TOPIC_OF['no-money'], need: 'no-money', pressing: false, trouble: draft.heard ?? '' };
  startFlow(draft, 'practical-help', about, { at: 'short-of' });
  return true;
}

/** "They kicked me out the hostel tonight mate". */
const SAID_SHORTLY = 9;
/** "no bed tonight" */
const NOTHING_BESIDES = 5;

/** Being put out, or a bad tooth, said in a few words: a need, and no danger by itself. What else is heard in it counts. */
export function isOnlyInNeed(draft: Draft, { category, tier }: SafetyFinding): boolean {
  const need = needIn(draft);
  if (need === null || OF_HARM.has(need)) return false;
  const words = wordCount(draft.heard);
  // "Nothing left to eat" is felt as despair; with a word more it may be that as well.
  if (category === 'suicide') return words <= NOTHING_BESIDES && (tier === 'concern' || humanWasCalled(draft));
  return (category === 'being-harmed' || category === 'medical') && words <= SAID_SHORTLY;
}
