import type { OfTheirSay } from './mentee/my-say/cues';

/**
 * What an argument of a cue can hold.
 * `person` a name · `mentor` the name that goes with `hasMentor` · `words` somebody's own, short enough to be quoted ·
 * `message` a whole message, passed on as it is · `topic` as topics.yaml names it · `clock` 9am · `day` today, tomorrow, Friday ·
 * `help` an entry of the directory in locales/regions/help ·
 * `plan` as rhythm.plan says it (every day at 9am), from `often`, `only`, `list-of-days` and `list-of-times` ·
 * `duty-line` the programme's own, as programmes/ has it · `unit` minutes, hours or days · `list-of-waiting` lines of mentor.list-line ·
 * `shift-plan` of mentor.one-shift · `about` what a mentor's own words are about · `path` as facts.ts draws it (o-o-o) · `list-of-goals` their own words, in a row (1 see my kids, 2 learn to drive) · `stored` as the state keeps it (18:00, 2026-01-09 18:00), never to be shown.
 */
export type ArgKind =
  | 'person'
  | 'mentor'
  | 'has-mentor'
  | 'yes-no'
  | 'words'
  | 'message'
  | 'has-words'
  | 'has-step'
  | 'topic'
  | 'count'
  | 'clock'
  | 'day'
  | 'plan'
  | 'help'
  | 'often'
  | 'only'
  | 'list-of-days'
  | 'list-of-times'
  | 'stored'
  | 'reason'
  | 'refusal'
  | 'duty-line'
  | 'unit'
  | 'list-of-waiting'
  | 'shift-plan'
  | 'about'
  | 'path'
  | 'list-of-people'
  | 'list-of-goals'
  | 'listen'
  | 'text'
  | OfTheirSay
  | 'emergency'
  | 'health'
  | 'legal'
  | 'child'
  | 'athome'
  | 'unspoken';
/** Whose danger an alert is about, and whether a text reaches whoever wrote of it. */
export const STANDING = { others: 'yes-no', stopped: 'yes-no' } as const;

export type CueArgKinds = Readonly<Record<string, ArgKind>>;
