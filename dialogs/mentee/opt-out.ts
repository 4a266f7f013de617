import { readAnswer, readYesNo } from '../flow/answer';
import { letGo, startFlow, waitingStep } from '../flow/engine';
import { addDays, DAY } from '../time';
import { hearOptOut as heardAs, type Intent, optOutEvidence, PLAINLY, recognise, remarksIn } from '../understanding';
import { leaveOut } from './break-wished';
import type { Draft } from './draft';
import { isNoGoodbye } from './heard-out';
import { meansTexts } from './if-i-stop';
import { stop } from './keywords';
import { saidBy } from './my-say/said';
import { isOfStopping } from './no-slip';
import { wantsNoAsking } from './of-step';
import { dayTold, isThatDay, takeOneDay } from './one-day-off';
import { wasJustSaid } from './said-last';
import { isAboutThemselves } from './who-am-i';
import { wishIn } from './wish-heard';
import { granted, IS_NO_BREAK } from './wishes';
import { isOfTheirMentor } from './wronged';

/** "please stop texting me", in whatever words. What is likely and not sure is asked about, once. */
export function hearOptOut(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  if (isOfTheirSay(draft, text) || isAboutNumbers(draft) || isOfSomethingElse(draft) || meansTexts(draft)) return false;
  if (keepsAway(draft) || wantsNoAsking(draft, waitingStep(draft))) return false;
  if (isOfTheirMentor(draft, text)) return false;
  if (draft.remarks.has('stop-me')) return stopMe(draft);
  const sounds = isAnOption(draft, text) ? 'no' : heardAs(text, context.language.optOut);
  const isOutright = optOutEvidence(text, context.language.optOut).length > 0;
  const isOfSelf = isAboutThemselves(draft);
  const soundsLikeOne = (words: string) => heardAs(words, context.language.optOut) !== 'no';
  const isOther =
    isOfOtherThings(draft) ||
    isOfStopping(draft, text, soundsLikeOne) ||
    isForFewer(draft, text) ||
    isNoGoodbye(draft, text, sounds);
  const heard = !isOutright && (isOther || (isOfSelf && !saysItBesides(draft, text, sounds))) ? 'no' : sounds;
  const isAsked = draft.remarks.has('may-i-stop') || draft.remarks.has('if-i-stop');
  const isQuestion = isAsked && state.stopAsked?.open !== true && isTexted(draft);
  if (takeOneDay(draft, text, isOutright)) return true;
  const day = heard === 'sure' && isTexted(draft) ? dayTold(draft, text) : null;
  if (heard === 'sure' && (isQuestion || day !== null)) return ask(draft, day);
  const isVague = isOfSelf || (heard === 'sure' && draft.remarks.has('done-with-this'));
  if (isVague && !isOutright && heard !== 'no' && isTexted(draft)) return ask(draft);
  if (heard === 'sure') return takeBreakInstead(draft, text) || stop(draft);
  if (state.stopAsked?.open) return answered(draft, text, heard === 'likely');
  return heard !== 'no' && mayAsk(draft, text) && ask(draft);
}

/**
 * "Stop me", in a craving or after one: what they want to be stopped from is the drink or the drug, and it is ridden out together. On any
 * other day it is asked what they mean.
 */
function stopMe(draft: Draft): boolean {
  const { state, remarks, context } = draft;
  if (!isTexted(draft) || state.safetyAsked !== null) return false;
  const isCraving = state.flows.some(({ flow }) => flow === 'craving' || flow === 'slip-up');
  if (!isCraving && !remarks.has('stop-me-using') && !wasJustSaid(draft, ['craving.'])) return ask(draft);
  const waiting = waitingStep(draft);
  const isOffered = waiting?.flow.name === 'craving' && waiting.step.name === 'together';
  letGo(draft);
  const drugs = context.language.topics.about(draft.heard ?? '', ['drugs']) !== null;
  startFlow(draft, 'craving', { drugs }, isOffered ? { at: 'begin' } : {});
  return true;
}

/** "Keep away from them" is what they mean to do, and so is "keep away", where they were asked for just that. */
function keepsAway(draft: Draft): boolean {
  const { remarks } = draft;
  return remarks.has('keeps-from-them') || (remarks.has('keeps-away') && waitingStep(draft)?.step.ask === 'text');
}

/** They have had enough of the bot, by the sound of it. @returns whether they were asked: once a day at most */
export function askWhetherToStop(draft: Draft): boolean {
  return isTexted(draft) && ask(draft);
}

function ask(draft: Draft, day: string | null = null): true {
  draft.state.stopAsked = { at: draft.context.now, open: true, ...(day === null ? {} : { day }) };
  draft.say('shall-i-stop.ask');
  return true;
}

/** "Stop writing welsh"; "dont send this to dave", which is about where it goes; "cancel it", where a human was called or danger is asked about: there it is asked what they mean. */
function isOfSomethingElse({ state, remarks, context, heard }: Draft): boolean {
  if (remarks.has('names-language') || remarks.has('hides-texts') || remarks.has('dont-send-on')) return true;
  // "List of reasons to stay off it"
  if (context.language.keepsakes.wishIn(heard ?? '') !== null) return true;
  const isInDanger = state.safetyAsked !== null || (state.handoff?.reason === 'urgent' && !state.stopped);
  return remarks.has('calls-off') && isInDanger;
}

/** "Dont use my answers", "forget our texts": about what is kept of them, in so many words, and not about being texted. */
function isOfTheirSay(draft: Draft, text: string): boolean {
  const saying = saidBy(draft, text);
  return saying !== null && saying !== 'ending' && saying !== 'delete-me';
}

/** "Stop the numbers thing" is about how they are asked. Whatever was asked about stopping is answered with it. */
function isAboutNumbers({ state, remarks }: Draft): boolean {
  if (!remarks.has('no-numbers') || state.stopped) return false;
  if (state.stopAsked) state.stopAsked.open = false;
  return true;
}

/**
 * "Dont text me, im away for 2 weeks" is a break with an end of its own, and is taken at once. "Now" alone is no end: "I'm fine now so
 * you can stop" means for good. @returns false where it is none, or where there is nothing to break off: then it is an opt-out
 */
function takeBreakInstead(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  const isWelcome = context.person.role === 'mentee' && state.welcome === 'done' && state.consent.texts === true;
  if (!isWelcome || state.stopped || state.paused !== null || state.handoff?.status === 'claimed') return false;
  const heard = wishIn(draft, text);
  // "Dont text me friday": without that day, and no goodbye.
  if (heard?.plain && heard.wish.kind === 'set' && (heard.wish.without?.length ?? 0) > 0) {
    state.stopAsked = null;
    return granted(draft, heard.wish);
  }
  if (heard?.wish.kind !== 'pause') return false;
  const { from, until } = heard.wish;
  const isOpen = until === 'open' && heard.plain;
  if (!/^\d{4}-/.test(until) && from === undefined && !isOpen) return false;
  if (!heard.plain && from === undefined && until <= addDays(draft.today, 1)) return false;
  state.stopAsked = null;
  return granted(draft, heard.wish);
}

/** "Im not me any more" only sounds a little like an end; "i hate being sober, leave me alone" has one beside it. */
function saysItBesides({ context, remarks }: Draft, text: string, sounds: 'sure' | 'likely' | 'no'): boolean {
  if (sounds === 'sure' && remarks.has('names-stopping')) return true;
  const parts = text.split(/[,.;:!?\n]+/).filter((part) => part.trim() !== '');
  return parts.some((part) => {
    const isOfSelf = isAboutThemselves({ remarks: remarksIn(part, context.language.remarks) });
    return !isOfSelf && heardAs(part, context.language.optOut) !== 'no';
  });
}

/** "Contact cancelled again", "stop saying thanks": it only sounds like an end to the texts. What is said in so many words counts all the same. */
function isOfOtherThings({ remarks }: Draft): boolean {
  return OF_OTHER_THINGS.some((remark) => remarks.has(remark));
}

const OF_OTHER_THINGS = [
  'contact-lost',
  'no-goodbye',
  'stop-saying',
  'leave-place',
  'who-reads',
  'where-kept',
  'how-it-ends',
  'can-come-back',
  'plain-texts',
  'wishes-for',
] as const;

/** "Stop texting so much", "not when im at work 9 to 5", "only if I text first": fewer, later, or quiet until they write, is no end. */
function isForFewer(draft: Draft, text: string): boolean {
  const heard = wishIn(draft, text);
  const isQuietUntilTheyWrite = heard?.plain === true && heard.wish.kind === 'pause' && heard.wish.until === 'open';
  return isQuietUntilTheyWrite || (heard !== null && IS_NO_BREAK.has(heard.wish.kind));
}

/** "Texts", where they were asked which of several things they mean: what only sounds like an opt-out is none then. */
function isAnOption(draft: Draft, text: string): boolean {
  const waiting = waitingStep(draft);
  if (waiting?.step.ask !== 'choice' || optOutEvidence(text, draft.context.language.optOut).length > 0) return false;
  return readAnswer(waiting.step, text, draft).kind === 'answer';
}

/** The answer to that question. Said twice, it is meant; anything else is heard for itself. */
function answered(draft: Draft, text: string, again: boolean): boolean {
  const { state } = draft;
  const said = readYesNo(text, draft);
  // "Piss off then", to "shall I stop?", is a yes.
  if (said === 'yes' || again || draft.remarks.has('go-away')) return stop(draft);
  const asked = state.stopAsked;
  if (asked) asked.open = false;
  if (asked?.day !== undefined && (said === 'no' || isThatDay(draft, text, asked.day))) {
    leaveOut(draft, asked.day, addDays(asked.day, 1));
    return true;
  }
  // They were told that it is quiet until they write.
  if (said !== 'no' && asked?.told !== true) return false;
  draft.say('shall-i-stop.going-on');
  return said === 'no';
}

/** Not where a human has it or a crisis waits, nor where the words plainly mean something else. */
function isTexted({ state, context }: Draft): boolean {
  if (state.stopped || state.paused !== null || state.askedWho !== null) return false;
  if (context.person.role === 'stranger' || state.welcome === 'not-yet') return false;
  if (state.handoff?.status === 'claimed' || state.handoff?.reason === 'urgent') return false;
  return state.stopAsked === null || context.now - state.stopAsked.at >= DAY;
}

/** The same, for words that may mean something else. */
function mayAsk(draft: Draft, text: string): boolean {
  const { context } = draft;
  if (!isTexted(draft)) return false;
  if (draft.remarks.has('drop-it')) return false;
  const waiting = waitingStep(draft);
  const answers = waiting !== null && waiting.step.ask !== 'text' && readAnswer(waiting.step, text, draft);
  if (answers && answers.kind !== 'unclear') return false;
  // "No texts christmas week" is a break with an end of its own.
  const wish = wishIn(draft, text);
  if (wish?.plain && wish.wish.kind === 'pause' && /^\d{4}-/.test(wish.wish.until)) return false;
  const names = context.person.mentor ? [context.person.mentor.name] : [];
  const meant = recognise(text, context.language.intents, { names });
  return !(meant.confidence >= PLAINLY && NO_OPT_OUT.has(meant.intent));
}

/** Wishes that may sound like an opt-out and are none. */
const NO_OPT_OUT: ReadonlySet<Intent> = new Set<Intent>([
  'pause',
  'settings-time',
  'settings-often',
  'settings-name',
  'settings-language',
  'goal-drop',
  'wrong-number',
  'delete-me',
  'practical-help',
]);
