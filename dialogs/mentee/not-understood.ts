import { readMood } from '../flow/answer';
import { askAgain, letGo, startFlow, waitingStep } from '../flow/engine';
import { countIn, isAtRest, PUT_AGAIN } from '../flow/memory';
import { calledBy } from '../names';
import type { Frame } from '../state';
import { wordCount } from '../word-count';
import { hearPieceOfSlip } from './after-slip';
import type { Draft } from './draft';
import { answersEveryday, hearEveryday } from './everyday';
import { humanWasCalled, isCalmer, meetInCrisis } from './in-crisis';
import { isStillKept } from './kept-for-human';
import { wasJustSaid } from './said-last';
import { isComingBack } from './silence';
import { hearPiece, isHeardOut } from './talk-goes-on';
import { isAskedForHour, settleHour } from './welcome';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** From this many words on, a message tells something, even when it is not known what. */
const TELLS = 3;
const SOME_HOURS = 3 * 60 * 60_000;

/**
 * Nothing has known what to do with it. Somebody who tells us something is heard, not asked to say it again; a question is put
 * once more, in other words; the second time in a row a person is offered, once a day, and then the bot only listens.
 */
export function notUnderstood(draft: Draft, text: string) {
  const { state } = draft;
  const asked = waitingStep(draft);
  // What looked like a plain question was none after all: in a crisis nobody is asked what they mean.
  if (asked === null && humanWasCalled(draft) && !isCalmer(draft)) return meetInCrisis(draft, text);
  if (asked === null && isComingBack(draft)) return startFlow(draft, 'hello');
  if (asked === null && staysWithPlaces(draft, text)) return;
  if (draft.facts.humanAsked && asked === null && isTidingsOfKeeping(draft)) return draft.say('handoff.kept');
  const isTalk = asked === null && state.welcome === 'done';
  if (isTalk && (hearEveryday(draft, text) || answersEveryday(draft, text))) return;
  if (isTalk && (saysNothing(draft, text) || hearPieceOfSlip(draft, text) || hearPiece(draft, text))) return;
  if (asked !== null && leavesStepOffered(draft, asked, text)) return;
  state.lost += 1;
  // Consent cannot be guessed: its question stays, whatever else is said; twice it is put again, and then they are only heard.
  if (state.welcome !== 'done' && asked !== null)
    return isAtRest(asked.frame) ? listen(draft, text) : putAgain(draft, asked.frame);
  if (state.lost === 1) {
    // Bad news is heard, and no question is put again over it.
    if (isBadNews(draft, text)) return listen(draft, text);
    if (asked === null) return hearOut(draft, text);
    return asked.step.ask === 'mood' && tells(text) ? hearOut(draft, text) : askAgain(draft);
  }
  if (state.handoff === null && state.offered !== draft.today && !isNoTimeToOffer(draft, text)) {
    state.offered = draft.today;
    return startFlow(draft, 'offer-mentor');
  }
  letGo(draft);
  listen(draft, text);
}

/** "played fifa", to whether they want a small step: they go on telling, and the offer is not put again over it. `false`: something else is asked. */
function leavesStepOffered(draft: Draft, { flow, step }: Waiting, text: string): boolean {
  if (flow.name !== 'check-in' || step.name !== 'want-a-step' || isBadNews(draft, text)) return false;
  letGo(draft);
  if (!hearEveryday(draft, text)) draft.say('small-talk.heard');
  return true;
}

/** "ok", "bonne nuit", "jajaja": nothing is asked about it. */
function saysNothing(draft: Draft, text: string): boolean {
  const isOk = draft.remarks.has('yes-alone') && !draft.remarks.has('plain-yes');
  if (isOk || draft.context.language.topics.leaves(text)) draft.say('small-talk.ok');
  else if (draft.remarks.has('laughs') && wordCount(text) < TELLS) draft.say('small-talk.chat');
  else return false;
  return true;
}

/** "nowhere tonight", "im in leeds", after a place was named: it is stood by, and a yes, "more" and "another" are still there to be said. */
function staysWithPlaces(draft: Draft, text: string): boolean {
  const { state, letGoPlaces, context } = draft;
  if (letGoPlaces === null || wordCount(text) > A_BIT_MORE || context.language.topics.asks(text)) return false;
  state.flows = letGoPlaces;
  if (state.lost === 0 && !wasJustSaid(draft, ['practical-help.still-here'])) draft.say('practical-help.still-here');
  else listen(draft, text);
  return true;
}

/** Words. */
const A_BIT_MORE = 4;

/** That it is kept for the human who was asked is said to the first such text, and after some hours; in between they are heard like anybody. */
function isTidingsOfKeeping({ state, context }: Draft): boolean {
  if (state.handoff === null || !isStillKept({ state, context })) return false;
  if (state.handoff.waiting.length <= 1) return true;
  return state.lastHeard === null || context.now - state.lastHeard >= SOME_HOURS;
}

/** Two words, or a long one, are told; a figure that is none of those asked for is not. */
const tells = (text: string) => wordCount(text) > 1 && !/\d/.test(text.trim().slice(0, 1));

/** What is told laughing, or is not to reach the mentor, is only heard: nobody is offered for it. */
function isNoTimeToOffer({ state, context, remarks }: Draft, text: string): boolean {
  return (
    remarks.has('laughs') ||
    LAUGHING.test(text) ||
    (state.secretAt !== null && context.now - state.secretAt < SOME_HOURS)
  );
}

/** A face that laughs; the others are anything but. */
const LAUGHING = /[😂🤣😆😅😹😄😁]/u;

function putAgain(draft: Draft, frame: Frame) {
  frame.memory[PUT_AGAIN] = countIn(frame, PUT_AGAIN) + 1;
  // Whoever agreed to texts and names no hour has one all the same.
  if (isAtRest(frame) && isAskedForHour(draft)) return settleHour(draft);
  askAgain(draft);
  if (isAtRest(frame)) draft.say('fallback.at-rest');
}

function isBadNews(draft: Draft, text: string): boolean {
  return draft.remarks.has('no-good') && !draft.context.language.topics.asks(text);
}

function hearOut(draft: Draft, text: string) {
  if (callsMentor(draft, text)) return startFlow(draft, 'mentor-please');
  if (meetsFace(draft, text)) return;
  if (draft.context.language.topics.asks(text)) return draft.say('fallback.dont-know');
  // "Dunno", "yeah", to having been heard, has not to be said another way.
  if (wordCount(text) < TELLS && !isHeardOut(draft)) draft.say('fallback.once');
  else listen(draft, text);
}

/** "😭😭", and no word: a face says how they are, asked or not. `false`: it says nothing that is known. */
function meetsFace(draft: Draft, text: string): boolean {
  const mood = /[\p{L}\p{N}]/u.test(text) ? null : readMood(text, draft);
  if (mood === null || (mood > LOW && mood < GOOD)) return false;
  draft.state.lost = 0;
  if (mood <= LOW) startFlow(draft, 'rough');
  else draft.say('small-talk.ok');
  return true;
}

/** Of five, a low mood and a good one. */
const LOW = 2;
const GOOD = 4;

/** "Dave? its kim": in so few words that begin with their mentor's name, it is that one they want. */
function callsMentor({ context }: Draft, text: string): boolean {
  const { mentor } = context.person;
  if (mentor === undefined || wordCount(text) > A_CALL) return false;
  const [first = ''] = text.toLowerCase().match(/[\p{L}\p{M}'-]+/u) ?? [];
  return first === calledBy(mentor.name);
}

/** Words. */
const A_CALL = 4;

/** Heard, with the one thing in it that can be said back; nothing is asked. */
export function listen(draft: Draft, text: string) {
  // "Im a shit dad" tells nothing of their dad.
  const detail = draft.remarks.has('regrets') ? null : draft.context.language.topics.mentioned(text);
  if (detail === null) draft.say('fallback.listening');
  else draft.say('fallback.reflect', { detail });
}
