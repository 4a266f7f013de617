import type { Named } from '../person';
import { quote } from '../scripts/quote';
import type { Draft } from './draft';

/** What somebody writes of their mentor is for the coordinators: no other mentor reads it before they take that person. */

type About = 'by-mentor' | 'by-mentor-felt' | 'by-mentor-unhappy';

/** Coordinators read so many characters of it at most. */
const SHOWN = 200;

/** The coordinators read what that mentor does not, once for each text. */
export function tellOfHarm(draft: Draft, about: About, who: Named): void {
  const isTold = draft.effects.some((one) => one.kind === 'handoff' && one.do === 'share' && one.about === about);
  if (isTold || draft.heard === null) return;
  // A bare yes says nothing without what it is about.
  const before = about === 'by-mentor' ? draft.state.handoff?.said?.words : undefined;
  const heard = draft.forHuman(draft.heard);
  const words = quote(before === undefined || before === heard ? heard : `${before} / ${heard}`, SHOWN);
  const [mentee, mentor] = [draft.me.name, who.name];
  draft.request({ kind: 'handoff', do: 'share', about, to: null, words, mentee, mentor, without: who.id });
}

/** One of the mentors harms them, by what they wrote: from now on whoever else is asked is asked without their words. */
export function accuse(draft: Draft, who: Named): void {
  draft.state.match.accused = { id: who.id, name: who.name };
  draft.takenFrom ??= who;
  tellOfHarm(draft, 'by-mentor', who);
}

/** More of it is for the coordinators as well. */
export function tellMoreOfHarm(draft: Draft): void {
  const { accused } = draft.state.match;
  if (accused) tellOfHarm(draft, 'by-mentor', accused);
}
