import type { CueArgs } from '../effects';
import { linesOf } from '../region';
import { type Rendering, render } from '../scripts/render';
import type { Wording } from '../scripts/wording';
import { localTime } from '../time';
import type { TurnContext } from '../turn';

/** How long somebody has waited, as wording has it. @param ms since they began to */
export function waited(ms: number): { readonly unit: 'minutes' | 'hours' | 'days'; readonly many: number } {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return { unit: 'minutes', many: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? { unit: 'hours', many: hours } : { unit: 'days', many: Math.floor(hours / 24) };
}

/** The words of a cue for a mentor, with what every cue is offered. @throws when there are none: a bug. */
export function rendered(
  cue: string,
  args: CueArgs,
  { person, language, region, now }: TurnContext,
): { readonly wording: Wording; readonly spoken: Rendering } {
  const wording = language.wording.get(cue);
  if (wording === undefined) throw new Error(`There is no wording for ${cue}.`);
  const lines = { ...linesOf(region, language.locale), name: person.name };
  const day = localTime(now, person.timezone).date;
  return { wording, spoken: render(wording, { ...lines, ...args }, { person: person.id, day, channel: 'sms' }) };
}
