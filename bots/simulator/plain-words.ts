import type { CueArgs } from '../../dialogs/effects';
import type { HandoffReason } from '../../dialogs/events';

/** Why a person is wanted, as the end of a sentence that began "Called for a person:". */
export function reasonInWords(reason: HandoffReason, mentee: string): string {
  switch (reason) {
    case 'urgent':
      return `${mentee} may be in danger`;
    case 'concern':
      return `what ${mentee} wrote gives concern`;
    case 'asked':
      return `${mentee} asked for one`;
    case 'fault':
      return 'something went wrong in the bot';
    case 'delivery-failed':
      return `a message could not reach ${mentee}`;
    case 'not-understood':
      return `the bot did not understand ${mentee}`;
    default:
      return unforeseen(reason);
  }
}

/** `check-in.how-is-today` is read as "how is today (check in)". */
export function cueInWords(cue: string): string {
  const dot = cue.indexOf('.');
  if (dot < 0) return spaced(cue);
  return `${spaced(cue.slice(dot + 1))} (${spaced(cue.slice(0, dot))})`;
}

/** `low-day {day: 3}` is read as "low day, day 3". */
export function detailInWords(what: string, detail: CueArgs): string {
  const parts = Object.entries(detail).map(([name, value]) => `${spaced(name)} ${value}`);
  return [spaced(what), ...parts].join(', ');
}

/** A code of ours as a phrase: hyphens, dots and inner capitals become spaces. */
export function spaced(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .toLowerCase();
}

/** For the end of an exhaustive switch: a kind nobody foresaw does not compile, and at run time shows its name. */
export function unforeseen(kind: never): string {
  return `(${String(kind)})`;
}
