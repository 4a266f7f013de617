import type { MailboxEvent } from '../events';
import { letGo, startFlow, waitingStep } from '../flow/engine';
import { hasLapsed, isOfYesterday } from '../flow/lasting';
import { tellHowBack } from './after-stop';
import { hearAside, hearChild } from './asides';
import { hearDoubtInTalk } from './doubt-in-talk';
import type { Draft } from './draft';
import { hearGoalTold } from './goal-told';
import { hearDoubt } from './harm-by-mentor';
import { hearAnswer } from './hear-answer';
import { passOn } from './in-crisis';
import { hearInPassing } from './in-passing';
import { hearInPieces } from './in-pieces';
import { follow } from './intents';
import { hearKeepsake } from './keepsakes';
import { hearKeyword } from './keywords';
import { hearLanguage } from './language';
import { hearLong } from './long-read';
import { hearRematch, hearRematchInTalk } from './matching';
import { letDeletionGo } from './my-say/deletion';
import { hearEnding } from './my-say/ending';
import { hearDeleteMe, hearMySay, hearMySayAfterAll } from './my-say/hear';
import { noteKin } from './my-say/said';
import { notUnderstood } from './not-understood';
import { hearGaveIn } from './of-step';
import { hearOptOut } from './opt-out';
import { hearOtherLanguage } from './other-language';
import { hearPieceAfter } from './piece-after';
import { hearPlainQuestion } from './plain-questions';
import { hearReadPhone, remindToDelete } from './read-phone';
import { hearByTheWay, hearRemark } from './remarks';
import { hearSafety } from './safety';
import { noteHeard } from './silence';
import { hearSlipPutRight } from './slip-put-right';
import { hearSlipDenied } from './slip-told';
import { hearToldAfter } from './told-after';
import { hearNamed } from './told-instead';
import { hearStepUnasked } from './told-of-step';
import { hearTheirDeath } from './told-of-their-death';
import { unsureOf } from './unsure';
import { goOnWithWelcome } from './welcome';
import { isWaitingInCrisis } from './while-nobody-comes';
import { hearBackOn, hearWish } from './wishes';
import { hearWordless } from './wordless';
import { hearWhoTheyAre, isHeld, tellsOfNewNumber, understoodOf } from './wrong-number';
import { hearUnhappyInTalk } from './wronged';

type Heard = Extract<MailboxEvent, { kind: 'heard' }>;

/**
 * The precedence of everything that can be heard, written down once. The first that takes the message ends the turn.
 * 1. somebody else reads their phone, by what they say; and while it is so, everything but STOP and START (and HELP is danger then)
 * 2. the exact words STOP, START, HELP
 * 3. danger, urgent or possible
 * 4. somebody else writes that whose number this is has died; everything deleted, an ending of their own, an opt-out in other words; where that is likely and not sure, they are asked, and this is the answer
 * 5. the number may be somebody else's: nothing of what they write is anybody's, until a human has made sure
 * 6. somebody who has opted out is not answered, but told once how to come back, in need; what they write still reaches the human who was called
 * 7. a human has the conversation: words go to them
 * 8. a crisis waits for its human
 * 9. somebody who says that they are a child
 * 10. somebody who is not enrolled is told once a day who we are; what they say of a new number, a human looks into
 * 11. the answer to whether they expected us, once they asked who we are
 * 12. the first word of somebody who was never welcomed
 * 13. a picture without words, or a text without anything
 * 14. another language, asked for by its name; one that the bot speaks as well, and one that it cannot read
 * 15. they want another mentor, said outright; or they doubt the one they have
 * 16. that what was noted as a slip was none, or another; what few words mean by what was written before them; what they say about what is kept of them
 * 17. what may be asked in the middle of anything: of a doctor or a solicitor, about the bot, or by the way, in short and broken words too; and a great deal in one go
 * 18. a goal or a small step, named as that; the question that waits for an answer
 * 19. a whole message that begins a conversation, by the words that stand with it
 * 20. what means something only here: "forget it", "too big", a yes to an offer of some texts ago
 * 21. what they wish about what they keep (a letter to themselves, what they are good at), and about when and how often they are texted
 * 22. what they want (a person, a goal, who sees this, …)
 * 23. not understood: heard all the same; the second time in a row a person is offered
 */
export function hear(draft: Draft, heard: Heard) {
  const text = heard.text.trim();
  draft.state.channel = heard.channel;
  draft.state.reach = null;
  draft.pictures = heard.media;
  draft.pressing =
    hearReadPhone(draft, text) ||
    hearKeyword(draft, text) ||
    hearSafety(draft, text) ||
    hearTheirDeath(draft, text) ||
    hearGoodbye(draft, text);
  if (hasLapsed(draft) || isOfYesterday(draft, () => understood(draft, heard, text))) letGo(draft);
  const done =
    draft.pressing ||
    isHeld(draft) ||
    isOptedOut(draft, text) ||
    isWithHuman(draft, text) ||
    isWaitingInCrisis(draft, text, () => understood(draft, heard, text)) ||
    hearChild(draft, text) ||
    isStranger(draft, text) ||
    hearWhoTheyAre(draft, text) ||
    isNew(draft) ||
    hearWordless(draft, text) ||
    hearLanguage(draft, text) ||
    hearOtherLanguage(draft, text) ||
    hearRematch(draft, text) ||
    hearDoubt(draft) ||
    hearSlipDenied(draft) ||
    hearSlipPutRight(draft) ||
    hearInPieces(draft) ||
    hearMySay(draft, text) ||
    hearPlainQuestion(draft) ||
    hearAside(draft, text, understood(draft, heard, text)) ||
    hearByTheWay(draft) ||
    hearInPassing(draft, understood(draft, heard, text)) ||
    hearBackOn(draft, text) ||
    hearLong(draft, text, understood(draft, heard, text)) ||
    hearNamed(draft) ||
    hearGoalTold(draft) ||
    hearAnswer(draft, text, () => understood(draft, heard, text)) ||
    hearMySayAfterAll(draft, text) ||
    hearBeginning(draft, text) ||
    hearGaveIn(draft, waitingStep(draft), understood(draft, heard, text)) ||
    hearStepUnasked(draft, waitingStep(draft), understood(draft, heard, text)) ||
    hearPieceAfter(draft, text) ||
    hearRemark(draft) ||
    hearIntent(draft, heard, text);
  if (!done) notUnderstood(draft, text);
  remindToDelete(draft);
  noteKin(draft, text);
  draft.state.lastHeard = draft.context.now;
  noteHeard(draft);
  letDeletionGo(draft);
  goOnWithWelcome(draft);
}

/** Whatever may mean that they want to be left alone. */
function hearGoodbye(draft: Draft, text: string): boolean {
  return hearDeleteMe(draft, text) || hearEnding(draft, text) || hearOptOut(draft, text);
}

/** Nothing is sent to them, but once how to come back where they need somebody. A human who was called, or has the conversation, still reads what they write. */
function isOptedOut(draft: Draft, text: string): boolean {
  const { stopped, handoff } = draft.state;
  if (!stopped) return false;
  if (handoff === null) {
    if (!tellHowBack(draft, text)) draft.ignore('opted-out');
  } else if (handoff.status === 'claimed') passOn(draft, text);
  else {
    draft.keepForHuman(text);
    draft.ledger('kept-for-human');
  }
  return true;
}

function isWithHuman(draft: Draft, text: string): boolean {
  if (draft.state.handoff?.status !== 'claimed') return false;
  const isHeard = hearRematchInTalk(draft, text) || hearUnhappyInTalk(draft, text) || hearDoubtInTalk(draft, text);
  if (!isHeard) passOn(draft, text);
  return true;
}

function isStranger(draft: Draft, text: string): boolean {
  if (draft.context.person.role !== 'stranger') return false;
  if (tellsOfNewNumber(draft, text)) return true;
  if (draft.state.greeted === draft.today) draft.ignore('unknown-sender');
  else draft.say('stranger.hello');
  draft.state.greeted = draft.today;
  return true;
}

function isNew(draft: Draft): boolean {
  if (draft.state.welcome !== 'not-yet') return false;
  draft.state.welcome = 'begun';
  draft.state.welcomeAt = null;
  startFlow(draft, 'welcome');
  return true;
}

function hearBeginning(draft: Draft, text: string): boolean {
  const flow = draft.context.language.beginnings(text);
  if (flow === null || !draft.context.flows.has(flow)) return false;
  draft.state.lost = 0;
  startFlow(draft, flow);
  return true;
}

function hearIntent(draft: Draft, heard: Heard, text: string): boolean {
  const meant = understood(draft, heard, text);
  if (hearKeepsake(draft, text) || hearWish(draft, text, meant)) return true;
  if (waitingStep(draft) === null && draft.state.welcome === 'done' && hearToldAfter(draft, meant)) return true;
  if (heard.understanding === null) draft.unsure = unsureOf(draft, text, meant);
  return follow(draft, meant);
}

/** What a recogniser made of it before the turn; without one, what the embedded one makes of it now. */
function understood(draft: Draft, heard: Heard, text: string) {
  return heard.understanding ?? understoodOf(draft, text);
}
