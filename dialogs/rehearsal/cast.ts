import { NAMES_SHOWN, type NamesShown } from '../names';
import type { Channel, Person } from '../person';
import { type MenteeState, newState } from '../state';
import { addDays, instantAt, localTime } from '../time';
import { moveClock } from './clock-words';

/** Who plays, and what the mentee's life was up to now: the header of a `.chat` file. */
export interface Cast {
  readonly people: readonly Person[];
  readonly mentee: Person;
  readonly mentor: Person | null;
  /** Other mentees of the same mentor, welcomed like the first. */
  readonly also: readonly Person[];
  /** Milliseconds since 1970, UTC. */
  readonly startsAt: number;
  readonly state: MenteeState | null;
  /** Where everybody writes: buttons are in Teams only. */
  readonly channel: Channel;
  /** What the programme has settled about names; what stands here not is as the programme's file has it. */
  readonly names: Partial<NamesShown>;
}

const KNOWN = [
  'mentee',
  'also',
  'mentor',
  'zone',
  'locale',
  'region',
  'lowDays',
  'welcome',
  'stopped',
  'goal',
  'step',
  'stepAt',
  'stepsDone',
  'sees',
  'backup',
  'other',
  'coordinator',
  'off',
  'role',
  'slipped',
  'channel',
  'own',
  'mentorsSee',
  'menteesSee',
  'id',
];

/**
 * The cast that a header describes. Unless it says otherwise the mentee was welcomed, agreed to everything, and is asked
 * at 09:00; a play that opens with `at` begins just before that moment, with that day's check-in still to come.
 * @throws with the setting that is not known and those that are.
 */
export function castOf(settings: Readonly<Record<string, string>>, opensAt: string | null): Cast {
  const unknown = Object.keys(settings).find((name) => !KNOWN.includes(name));
  if (unknown) throw new Error(`There is no setting "${unknown}:". There are: ${KNOWN.join(', ')}.`);
  const zone = settings['zone'] ?? 'Europe/London';
  const common = {
    programme: 'demo',
    locale: settings['locale'] ?? 'en-GB',
    region: settings['region'] ?? 'GB',
    timezone: zone,
  };
  const mentor: Person | null =
    settings['mentor'] === 'none'
      ? null
      : { ...common, id: 'dave', role: 'mentor', name: settings['mentor'] ?? 'Dave' };
  const mentee: Person = {
    ...common,
    // Wording is chosen by it.
    id: settings['id'] ?? 'sam',
    role: settings['role'] === 'stranger' ? 'stranger' : 'mentee',
    name: settings['mentee'] ?? 'Sam',
    ...(mentor && settings['own'] !== 'nobody' ? { mentor: { id: mentor.id, name: mentor.name } } : {}),
  };
  const also = alsoOf(settings['also'], mentee);
  const staff = staffOf(settings, common);
  const morning = instantAt('2026-01-05', '10:00', zone);
  const opening = opensAt === null ? null : moveClock(opensAt, morning, zone);
  const startsAt = opening === null ? morning : opening - 60_000;
  const people = [mentee, ...also, ...(mentor ? [mentor] : []), ...staff].map((one) =>
    one.name === settings['off'] ? { ...one, duty: { ...one.duty, shifts: [] } } : one,
  );
  const channel = channelOf(settings['channel']);
  return {
    people,
    mentee,
    also,
    mentor,
    channel,
    names: namesOf(settings),
    startsAt,
    state: stateOf(settings, startsAt, zone, opening !== null),
  };
}

/** `also: Kez, Jamie` */
function alsoOf(names: string | undefined, mentee: Person): Person[] {
  return (names ?? '').split(/\s*,\s*/).flatMap((name) => (name ? [{ ...mentee, id: `also-${name}`, name }] : []));
}

/** `mentorsSee: initials   menteesSee: first-name` */
function namesOf(settings: Readonly<Record<string, string>>): Partial<NamesShown> {
  const how = (setting: 'mentorsSee' | 'menteesSee') => {
    const written = settings[setting];
    const found = NAMES_SHOWN.find((one) => one === written);
    if (written !== undefined && found === undefined)
      throw new Error(`${setting}: is "${written}". Use ${NAMES_SHOWN.join(', ')}.`);
    return found;
  };
  const [mentors, mentees] = [how('mentorsSee'), how('menteesSee')];
  return { ...(mentors ? { 'mentors-see': mentors } : {}), ...(mentees ? { 'mentees-see': mentees } : {}) };
}

function channelOf(written = 'terminal'): Channel {
  if (written === 'sms' || written === 'teams' || written === 'terminal') return written;
  throw new Error(`channel: is "${written}". Use sms, teams or terminal.`);
}

/** Who else there is: a back-up, another mentor, a coordinator. */
function staffOf(
  settings: Readonly<Record<string, string>>,
  common: Pick<Person, 'programme' | 'locale' | 'region' | 'timezone'>,
): Person[] {
  const { backup, other, coordinator } = settings;
  return [
    ...(backup ? [{ ...common, id: 'backup', role: 'mentor', name: backup, duty: { backup: true } } as const] : []),
    ...(other ? [{ ...common, id: 'other', role: 'mentor', name: other } as const] : []),
    ...(coordinator ? [{ ...common, id: 'coordinator', role: 'coordinator', name: coordinator } as const] : []),
  ];
}

function stateOf(
  settings: Readonly<Record<string, string>>,
  now: number,
  zone: string,
  dueToday: boolean,
): MenteeState | null {
  const today = localTime(now, zone).date;
  const fresh = newState('mentee', today);
  if (fresh.role !== 'mentee' || settings['welcome'] === 'new' || settings['role'] === 'stranger') return null;
  const state: MenteeState = {
    ...fresh,
    welcome: 'done',
    consent: { texts: true, mentorSees: settings['sees'] !== 'no', totals: null, research: null },
    stopped: settings['stopped'] === 'yes',
    lowDays: Number(settings['lowDays'] ?? 0),
    made: 9,
    channel: settings['channel'] === 'teams' ? 'teams' : 'terminal',
  };
  state.checkIn.settled = dueToday ? addDays(today, -1) : today;
  if (settings['slipped']) state.slip = { day: addDays(today, -1), kind: settings['slipped'] };
  if (settings['goal']) state.goals.push({ id: 'g1', words: settings['goal'], since: today });
  for (let n = 0; n < Number(settings['stepsDone'] ?? 0); n++) {
    state.steps.push({ id: `d${n}`, goal: 'g1', words: 'a step', nudgeAt: null, nudged: true, outcome: 'done' });
  }
  if (settings['step']) {
    const nudgeAt = settings['stepAt'] ? moveClock(settings['stepAt'], now, zone) : null;
    state.steps.push({ id: 's1', goal: 'g1', words: settings['step'], nudgeAt, nudged: false, outcome: 'open' });
  }
  return state;
}
