import type { CueArgs } from '../../dialogs/effects';
import type { HandoffReason } from '../../dialogs/events';

/** Why a person is wanted, as the end of a sentence that began "Called for a person:". */
export function reasonInWords(reason: HandoffReason, mentee: string): string {
  switch (reason) {
    case 'urgent':
      return `${mentee} may be in danger`;
    case 'concern':
      return `what ${mentee} wrote gives concern`;
    case 'support':
      return `${mentee} needs somebody to lean on`;
    case 'asked':
      return `${mentee} asked for one`;
    case 'no-rush':
      return `${mentee} asked for one, and it can wait`;
    case 'fault':
      return 'something went wrong in the bot';
    case 'silence':
      return `nothing was heard from ${mentee} for days`;
    case 'slip-up':
      return `${mentee} wants their mentor to know of a slip`;
    case 'delivery-failed':
      return `a message could not reach ${mentee}`;
    case 'not-understood':
      return `the bot did not understand ${mentee}`;
    case 'unreachable':
      return `nothing that is sent to ${mentee} can arrive`;
    case 'wrong-number':
      return `the number may not be ${mentee}'s`;
    case 'rematch':
      return `${mentee} is to have another mentor`;
    case 'leaving':
      return `${mentee} wants no more alerts, or wants to leave`;
    case 'last-talk':
      return `${mentee} and their mentor end soon`;
    case 'deletion':
      return `${mentee} wants everything about them deleted`;
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

/** Why the bot held something back, as the end of a sentence about the person called `name`. */
export function becauseInWords(because: string, name: string): string {
  switch (because) {
    case 'human':
      return `a person is talking with ${name}`;
    case 'crisis':
      return `${name}'s safety comes first`;
    case 'talking':
      return `${name} is in the middle of something`;
    case 'quiet-hours':
      return 'these are quiet hours';
    case 'too-late':
      return 'its time has gone by';
    case 'opted-out':
      return `${name} has stopped all texts`;
    case 'answered-by-provider':
      return 'the provider has answered that itself';
    case 'paused':
    case 'paused-already':
      return `the number may not be ${name}'s`;
    case 'not-paused':
      return `the number was not in doubt`;
    case 'already-stopped':
      return `${name} had stopped all texts already`;
    case 'already-welcomed':
      return `${name} has been welcomed already`;
    case 'nothing-due':
      return 'nothing was due any more';
    case 'not-this-handoff':
      return 'it belongs to a request that is over';
    case 'not-offered':
      return `${name} was not waiting for that`;
    case 'meant-for-a-mentor':
    case 'meant-for-a-mentee':
      return `it was ${spaced(because)}`;
    default:
      return spaced(because);
  }
}

/** Ids of ours, which say nothing to a reader. */
const OPAQUE: ReadonlySet<string> = new Set(['goal', 'step', 'wording']);

/** `check-in-left-out {because: human}` is read as "check in left out, because a person is talking with Sam". */
export function detailInWords(what: string, detail: CueArgs, name: string): string {
  const parts = Object.entries(detail)
    .filter(([key]) => !OPAQUE.has(key))
    .map(([key, value]) =>
      key === 'because' ? `because ${becauseInWords(String(value), name)}` : `${spaced(key)} ${spaced(String(value))}`,
    );
  return [spaced(what), ...parts].join(', ');
}

/** A code of ours as a phrase: hyphens, dots and inner capitals become spaces. */
export function spaced(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/(?<=[a-z])[-_.]+(?=[a-z])/gi, ' ')
    .toLowerCase();
}

/** For the end of an exhaustive switch: a kind nobody foresaw does not compile, and at run time shows its name. */
export function unforeseen(what: never): string {
  const seen: unknown = what;
  const name = typeof seen === 'object' && seen !== null && 'kind' in seen ? seen.kind : seen;
  return `(${spaced(String(name))})`;
}
