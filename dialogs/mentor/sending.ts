import type { Talk } from '../state';
import { nameOf } from './calling';
import { holdsNeverSent } from './never-sent';
import { writeTo } from './talks';
import type { Desk } from './turn';

/** Everything to one of them. What cannot be shown is told of, so that nothing is dropped in silence. @returns whether it was: what nobody may write here is held back */
export function send(desk: Desk, talk: Talk, texts: readonly string[], pictures: number): boolean {
  if (holdsNeverSent(desk, talk, texts)) return false;
  const { state, context } = desk;
  const { id, name } = context.person;
  const told = pictures === 0 ? texts : withPictures(texts, context.language.topics.cannotShow(pictures));
  for (const text of told) {
    const words = { kind: 'mentor-spoke', handoffId: talk.handoffId, mentor: { id, name }, text } as const;
    desk.effects.push({ kind: 'post', to: talk.mentee.id, event: words });
  }
  if (pictures > 0) desk.say('mentor.picture', { mentee: nameOf(talk) }, 'relay');
  talk.asked = false;
  talk.wrote = true;
  talk.unansweredSince ??= context.now;
  writeTo(state, talk, context.now);
  return true;
}

function withPictures(texts: readonly string[], told: string): readonly string[] {
  return [...texts.slice(0, -1), `${texts.at(-1) ?? ''} ${told}`.trim()];
}
