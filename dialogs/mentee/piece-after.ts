import { parseAnswer } from '../answers';
import { readAnswer, readYesNo } from '../flow/answer';
import { letGo, waitingStep } from '../flow/engine';
import { textIn } from '../flow/memory';
import { openStep } from '../goals/in-hand';
import { isOnlyWhen, type Wish } from '../rhythm';
import { localTime } from '../time';
import { wordCount } from '../word-count';
import { OF_STEPS } from './about-goal';
import { namesTexts } from './about-texts';
import { begin } from './begin';
import { pause } from './break-wished';
import { breakAnswered, isPaused } from './breaks';
import type { Draft } from './draft';
import { textOnce } from './once';
import { chosenBy } from './own-time';
import { keepSaidBefore } from './said-good';
import { wasJustSaid } from './said-last';
import { wishIn } from './wish-heard';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** A longer message tells something of its own. Words. */
const A_PIECE = 6;

/**
 * While a question waits: the few words that go on from what they wrote before, and are no answer to the question as it was put.
 * `false`: nothing of the kind.
 */
export function hearPieceInstead(draft: Draft, waiting: Waiting, text: string): boolean {
  if (wordCount(text) > A_PIECE) return false;
  const { flow, step } = waiting;
  if (step.ask !== 'text' && !OF_STEPS.has(flow.name) && hearWhatItIs(draft)) return true;
  if (flow.name === 'practical-help') return hearAboutPlace(draft, waiting);
  if (flow.name === 'step-nudge' && step.name === 'not-yet')
    return hearWhyNot(draft, waiting, text) || hearOtherStep(draft, text);
  if (flow.name === 'check-in' && step.name === 'want-a-step' && draft.remarks.has('keep-it'))
    return keepGood(draft, waiting);
  return OF_STEPS.has(flow.name) && step.ask === 'when' && hearOtherStep(draft, text);
}

/** "Whats a small step", out of nothing, and "like what" after it; one that they name then is theirs. */
function hearWhatItIs(draft: Draft): boolean {
  const { remarks, state, heard, context } = draft;
  const wasTold = wasJustSaid(draft, ['goal.step-meant', 'goal.step-like', 'goal.meant']);
  const cue = wasTold
    ? remarks.has('asks-example') || remarks.has('suggest-one') || remarks.has('no-idea')
      ? 'goal.step-like'
      : null
    : remarks.has('what-is-meant')
      ? 'goal.step-meant'
      : null;
  if (cue !== null) {
    letGo(draft);
    state.lost = 0;
    draft.say(cue);
    return true;
  }
  const isNamed =
    wasTold && (remarks.has('names-doing') || remarks.has('rings-kin')) && !context.language.topics.asks(heard ?? '');
  return isNamed && begin(draft, 'goal', { step: named(draft, heard ?? '') }, 'keep-step');
}

/** "Not now", to whether their mentor shall be told what it is for: nobody is to be asked today. "Letter come" asks nobody along. */
function hearAboutPlace(draft: Draft, { step }: Waiting): boolean {
  const { remarks } = draft;
  const isLeft = step.name === 'say-what-for' && (remarks.has('not-just-now') || remarks.has('drop-it'));
  if (isLeft) {
    letGo(draft);
    draft.state.lost = 0;
    draft.say('practical-help.enough');
  } else if (step.name === 'come-along' && remarks.has('it-came')) {
    draft.state.lost = 0;
    draft.say('practical-help.still-here');
  } else return false;
  return true;
}

/** "Got no laptop", of a step that was not done, lets go of nothing; "do it tonight" says when. */
function hearWhyNot(draft: Draft, { step }: Waiting, text: string): boolean {
  if (draft.remarks.has('has-not-got')) {
    draft.state.lost = 0;
    draft.say('step-nudge.in-the-way');
    return true;
  }
  const { context } = draft;
  const now = localTime(context.now, context.person.timezone);
  const chosen = readAnswer(step, text, draft);
  if (chosen.kind === 'answer' && chosen.value !== 'later') return false;
  const when = parseAnswer('when', text, { words: context.language.answers, now });
  return when.ok && begin(draft, 'step-nudge', { when: when.value }, 'ask-then');
}

/** "Yeah keep that", after something good was told: that is what is kept, and it is no yes to a step. */
function keepGood(draft: Draft, { frame }: Waiting): boolean {
  const told = textIn(frame, 'helped') || textIn(frame, 'onMind');
  return told !== '' && begin(draft, 'good-news', { news: told }, 'keep');
}

/** "Text her instead", of the step that is open: it takes its place. */
function hearOtherStep(draft: Draft, text: string): boolean {
  return draft.remarks.has('other-way') && begin(draft, 'step-nudge', { step: named(draft, text) }, 'keep-step');
}

/** "Nah text her", "ok ring me nan": the step is without the word before it. */
function named(draft: Draft, text: string): string {
  const [first = '', ...rest] = text.trim().split(/\s+/u);
  return rest.length > 0 && readYesNo(first, draft) !== 'unclear' ? rest.join(' ') : text;
}

/** The same while no question waits: what a few words mean right after what was said to them. */
export function hearPieceAfter(draft: Draft, text: string): boolean {
  if (draft.state.welcome !== 'done' || wordCount(text) > A_PIECE) return false;
  if (waitingStep(draft) === null && keepSaidBefore(draft)) return true;
  if (hearWhatItIs(draft) || hearLengthOfBreak(draft, text) || hearWhenOfAsking(draft, text)) return true;
  return stepOtherwise(draft, text) || hearAfterPlace(draft, text);
}

/** "2 weeks", right after a break was set until some day: it is how long. */
function hearLengthOfBreak(draft: Draft, text: string): boolean {
  if (!isPaused(draft) || !wasJustSaid(draft, ['pause.'])) return false;
  // "Mondays only" is a wish of its own; "till monday" is the end of what was just set.
  const wish = wishIn(draft, text);
  // "No, friday" is no day that is left out.
  const isOther = wish?.wish.kind === 'set' && wish.wish.without !== undefined && !namesTexts(draft);
  const isFree = wish === null || isOther || (wish.wish.kind === 'set' && !wish.plain);
  const heard = isFree ? breakAnswered(draft, text, undefined) : null;
  if (heard === null || heard === 'none' || heard === 'which' || heard.until === 'ask') return false;
  if (readYesNo(text, draft) !== 'unclear') return false;
  draft.state.lost = 0;
  pause(draft, heard.until, heard.from);
  return true;
}

/** "Tomorrow", right after somebody was asked for: whoever comes reads when. */
function hearWhenOfAsking(draft: Draft, text: string): boolean {
  const { context, state } = draft;
  const isAsked = wasJustSaid(draft, ['offer-mentor.asked', 'practical-help.asked', 'mentor-please.']);
  if (!isAsked || state.handoff?.status !== 'open') return false;
  const { rhythm, answers } = context.language;
  const isWhen = isOnlyWhen(text, rhythm, answers, localTime(context.now, context.person.timezone));
  if (!isWhen) return false;
  draft.keepForHuman(text);
  state.lost = 0;
  draft.say('handoff.kept');
  return true;
}

/** "Today", "not now", right after a place was talked about: no talk about a date, and no break from the texts. */
function hearAfterPlace(draft: Draft, text: string): boolean {
  const { context, remarks, state } = draft;
  // Where somebody was asked for, it is no mere "fine".
  if (state.handoff !== null || !wasJustSaid(draft, ['practical-help.', 'small-talk.some-of-it'])) return false;
  const { rhythm, answers } = context.language;
  const isWhen = isOnlyWhen(text, rhythm, answers, localTime(context.now, context.person.timezone));
  if (!isWhen && !remarks.has('not-just-now')) return false;
  draft.state.lost = 0;
  draft.say(remarks.has('not-just-now') ? 'practical-help.enough' : 'fallback.listening');
  return true;
}

/** "Text her instead", the day after the step was set. */
function stepOtherwise(draft: Draft, text: string): boolean {
  if (openStep(draft.state) === null || draft.state.handoff !== null || wishIn(draft, text) !== null) return false;
  return hearOtherStep(draft, text);
}

/** "And fridays", right after their days were set, is one day more; "like 6", after one text was put off, is its hour. */
export function wishInPieces(draft: Draft, wish: Wish): Wish {
  if (wish.kind !== 'set') return wish;
  if (wish.days !== undefined && draft.remarks.has('and-then') && wasJustSaid(draft, ['rhythm.'])) {
    const { days } = chosenBy(draft);
    return { ...wish, days: [...new Set([...days, ...wish.days])].sort((a, b) => a - b) };
  }
  return wish;
}

/** @returns whether it was the hour of the one text that they had put off */
export function hearHourOfOnce(draft: Draft, wish: Wish): boolean {
  if (wish.kind !== 'set' || !wasJustSaid(draft, ['rhythm.once', 'rhythm.once-by-day'])) return false;
  const [at, ...others] = wish.times ?? [];
  const isMore = wish.days !== undefined || wish.every !== undefined || wish.without !== undefined;
  if (at === undefined || others.length > 0 || isMore) return false;
  draft.state.lost = 0;
  textOnce(draft, { kind: 'once', on: draft.today, at, besides: null });
  return true;
}
