import { isFeltOnly, type SafetyFinding } from '../safety';
import { addDays, DAY } from '../time';
import type { Draft } from './draft';

/** The fixed reply for each kind of danger. An unknown kind gets the one that fits most. */
const REPLY: Readonly<Record<string, string>> = {
  suicide: 'crisis.suicide',
  'self-harm': 'crisis.self-harm',
  medical: 'crisis.ill',
  'harm-to-others': 'crisis.harm-to-others',
  'being-harmed': 'crisis.being-harmed',
  child: 'crisis.child',
};

/** Evidence that something was taken which may cost a life. */
const OF_TAKING = [
  'medical.overdose',
  'medical.all-at-once',
  'medical.not-theirs',
  'medical.mixed',
  'medical.took',
  'medical.how-many-taken',
  'medical.after-taking',
  'medical.after-using',
] as const;

/** How the evidence ends that a child is writing, next to somebody who needs help. */
const CHILD_WRITES = '.writing';

/** What was taken, and a child that writes, count for what is said next. */
export function remember(draft: Draft, found: SafetyFinding) {
  const { state, context, remarks } = draft;
  const { evidence } = found;
  noteOtherHarm(draft, found);
  if (evidence.some((id) => OF_TAKING.some((one) => id.startsWith(one)))) noteTaking(draft);
  const taken = remarks.has('took-some');
  if (taken || remarks.has('names-medicine')) {
    // What was taken an hour ago is still so when tablets are named next.
    state.medicine = { at: context.now, taken: taken || state.medicine?.taken === true };
  }
  if (evidence.some((id) => id.endsWith(CHILD_WRITES))) state.childAt = context.now;
}

/** "My mate od'd": of them, that is nothing that they took; and what they took themselves before still counts. */
function noteTaking(draft: Draft) {
  const { state, context, remarks } = draft;
  const isAnothers = remarks.has('another-took');
  if (isAnothers && tookThemselves(draft)) return;
  state.takenAt = context.now;
  if (isAnothers) state.takenByAnother = true;
  else delete state.takenByAnother;
}

/** Whether it was they who took it. */
export function tookThemselves(draft: Draft): boolean {
  return tookLately(draft) && draft.state.takenByAnother !== true;
}

/** Whether they told in the last day of what was taken, by them or by somebody near, that may cost a life. */
export function tookLately({ state, context }: Draft): boolean {
  return state.takenAt !== null && context.now - state.takenAt < DAY;
}

/** Whether it is a child that writes. */
export function childWrites({ state, context }: Draft): boolean {
  return state.childAt !== null && context.now - state.childAt < DAY;
}

/** What the handoff is about where it was nobody at home: robbed in the street, hit for a debt. */
export const ATTACKED = 'attacked';

/** "My partner hits me too", after the street: what is said of harm, and of no stranger, is told by somebody who may be harmed at home. */
function noteOtherHarm({ state, remarks }: Draft, found: SafetyFinding): void {
  const { handoff, safetyAsked } = state;
  if (handoff?.about !== ATTACKED || found.category !== 'being-harmed' || remarks.has('attacked')) return;
  // "They know where I live", to the question whether there is danger now, is of the same.
  const isAnswer = safetyAsked !== null && found.tier !== 'urgent';
  if (!isAnswer && !isFeltOnly(found)) handoff.about = 'being-harmed';
}

/** Whether it was nobody near to them who harmed them, as they tell it now or told it in what is open. */
export function wasAttacked({ state, remarks }: Draft): boolean {
  return remarks.has('attacked') || state.handoff?.about === ATTACKED;
}

/** Whether somebody harms or threatens them, as they told it themselves. */
export function isOfHarm({ state: { handoff } }: Draft): boolean {
  return handoff?.unclear !== true && (handoff?.about === 'being-harmed' || handoff?.about === ATTACKED);
}

/** What is said to danger of this kind: to a child in a child's words; of what was taken only where something was. */
export function replyTo(draft: Draft, category: string | null): string {
  if (childWrites(draft)) return FOR_A_CHILD;
  if (category === 'medical' && tookLately(draft)) return 'crisis.medical';
  if (category === 'medical' && isOfTheBodyAlone(draft)) return 'crisis.hurt';
  if (category === 'being-harmed' && draft.remarks.has('at-the-door')) return 'crisis.at-the-door';
  if (category === 'being-harmed' && wasAttacked(draft)) return 'crisis.attacked';
  return REPLY[category ?? ''] ?? 'crisis.suicide';
}

/** A fall, a blow to the head, a chest that hurts: of drugs nothing was said, now or lately, and to hear of them is to be accused. */
function isOfTheBodyAlone({ state, context, remarks, heard, today }: Draft): boolean {
  if (!remarks.has('hurt-body') || remarks.has('may-be-drugs') || remarks.has('names-medicine')) return false;
  const usedLately = state.slip?.kind === 'drugs' && state.slip.day >= addDays(today, -1);
  return !usedLately && state.medicine === null && context.language.topics.about(heard ?? '', ['drugs']) === null;
}

export const FOR_A_CHILD = 'crisis.child-writes';
