import { type ArgKind, reasonArg } from '../../../dialogs/cues';
import { HANDOFF_REASONS, SHARED_ABOUT } from '../../../dialogs/events';
import { daysInWords, dayWords, shortDate } from '../../../dialogs/flow/day-words';
import { MOST_GOALS, numbered } from '../../../dialogs/goals/in-hand';
import { FORGETTABLE } from '../../../dialogs/mentee/my-say/shape';
import { OFTEN, ONLY } from '../../../dialogs/mentee/own-time';
import { type Lines, linesOf, type Region } from '../../../dialogs/region';
import { quote } from '../../../dialogs/scripts/quote';
import { plainTime } from '../../../dialogs/time';
import { countryOf, countryOfRegion } from './countries';
import type { Offer, Offers } from './offers';
import { type Plans, timesInWords } from './plans';

type Value = string | number;

/** Arguments for one rendering: as a phone shows them, and with a plain word where people's own names and words stand. */
export interface Example {
  readonly real: Readonly<Record<string, Value>>;
  readonly plain: Readonly<Record<string, Value>>;
}

/** What examples are taken from. */
export interface World {
  readonly locale: string;
  readonly regions: readonly Region[];
  readonly topics: readonly string[];
  readonly plans: Plans;
}

/** Stands in a plain rendering where a value is printed that must not be: nothing at all, or what only the machine reads. */
export const EMPTY = '\u0001';
export const STORED = '\u0002';

const NAMES = ['Sam', 'J', 'Bartholomew Featherstonehaugh', 'Zo\u00eb\u{1F308}'];
const WORDS = [quote('call them about the room up on the hill and then '.repeat(3)), 'go', 'walk \u{1F436} twice'];
/** As long as a list of goals may be. */
const LONGEST_LIST = numbered(Array.from({ length: MOST_GOALS }, () => ({ words: WORDS[0] ?? '' })));
/** As long as an entry of the directory may be. Its own words are checked where they stand. */
const LONGEST_HELP = 'Help. '.repeat(34).slice(0, 200);
const COUNTS = [0, 1, 2, 21];
/** How names and words of people stand in a plain rendering: each one word. */
const PLAIN_NAME = 'Sam';
const PLAIN_WORDS = 'That';

/** Every combination of difficult values for the arguments that a wording uses. */
export function examplesOf(used: readonly string[], offers: Offers, world: World): Example[] {
  const done = new Set<string>();
  let examples: Example[] = [{ real: {}, plain: {} }];
  for (const name of used) {
    const offer = offers.get(name);
    if (offer === undefined || done.has(name)) continue;
    const group = groupOf(name, offer, offers);
    for (const member of group?.names ?? [name]) done.add(member);
    const parts = group?.parts(world) ?? single(name, offer, world);
    examples = examples.flatMap((example) =>
      parts.map((part) => ({ real: { ...example.real, ...part.real }, plain: { ...example.plain, ...part.plain } })),
    );
  }
  return examples;
}

/** Arguments that hang together: a mentor's name and whether there is one, what a region offers. */
interface Group {
  readonly names: readonly string[];
  parts(world: World): Example[];
}

const LINES: Group = {
  names: ['listen', 'text', 'emergency'],
  parts: (world) =>
    linesIn(world).map(({ listen, text, emergency }) => ({
      real: { listen, text, emergency },
      plain: { listen, text, emergency },
    })),
};

/** What a region says of who knows. */
const KNOWS: Group = {
  names: ['health', 'legal', 'child'],
  parts: (world) =>
    linesIn(world).map(({ health, legal, child }) => ({
      real: { health, legal, child },
      plain: { health, legal, child },
    })),
};

/** What a region says to whoever is harmed by somebody near. */
const AT_HOME: Group = {
  names: ['athome', 'unspoken'],
  parts: (world) =>
    linesIn(world).map(({ athome, unspoken }) => ({ real: { athome, unspoken }, plain: { athome, unspoken } })),
};

/** What the regions of a language's country say in it, each wording once; of every region where it has no country, or no region there. */
function linesIn({ regions, locale }: World): Lines[] {
  const country = countryOf(locale);
  const near = regions.filter(({ region }) => countryOfRegion(region) === country);
  const lines = (near.length > 0 ? near : regions).map((region) => linesOf(region, locale));
  return [...new Map(lines.map((one) => [JSON.stringify(one), one])).values()];
}

function groupOf(name: string, offer: Offer, offers: Offers): Group | null {
  const is = (...kinds: ArgKind[]) => kinds.some((kind) => offer.kinds.includes(kind));
  if (is('listen', 'text', 'emergency')) return LINES;
  if (is('health', 'legal', 'child')) return KNOWS;
  if (is('athome', 'unspoken')) return AT_HOME;
  if (is('mentor', 'has-mentor')) return pair('mentor', 'hasMentor', NAMES, PLAIN_NAME, offer.blank);
  if (is('message', 'has-words') && offers.has('hasWords')) return pair('words', 'hasWords', WORDS, PLAIN_WORDS, true);
  if (name === 'step' || name === 'hasStep') {
    return pair('step', 'hasStep', WORDS, PLAIN_WORDS, offers.get('step')?.blank ?? true);
  }
  return null;
}

function pair(name: string, has: string, values: readonly string[], plain: string, blank: boolean): Group {
  const there = values.map((value) => ({
    real: { [name]: value, [has]: 'yes' },
    plain: { [name]: plain, [has]: 'yes' },
  }));
  const none = { real: { [name]: '', [has]: 'no' }, plain: { [name]: EMPTY, [has]: 'no' } };
  return { names: [name, has], parts: () => (blank ? [...there, none] : there) };
}

function single(name: string, offer: Offer, world: World): Example[] {
  const one = (real: Value, plain: Value = real): Example => ({ real: { [name]: real }, plain: { [name]: plain } });
  const examples = offer.kinds.flatMap((kind) => valuesOf(kind, offer, world).map(([real, plain]) => one(real, plain)));
  return offer.blank ? [...examples, one('', EMPTY)] : examples;
}

function valuesOf(kind: Offer['kinds'][number], offer: Offer, world: World): [Value, Value?][] {
  switch (kind) {
    case 'person':
      return NAMES.map((name) => [name, PLAIN_NAME]);
    case 'words':
    case 'message':
      return WORDS.map((words) => [words, PLAIN_WORDS]);
    case 'count':
      return COUNTS.map((count) => [count]);
    case 'topic':
      return world.topics.map((topic) => [topic]);
    case 'clock':
      return ['09:00', '12:30', '12:00'].map((time) => [plainTime(time, world.locale)]);
    case 'day':
      return ['2026-01-05', '2026-01-06', '2026-01-07'].map((day) => [dayWords(day, '2026-01-05', world.locale)]);
    case 'plan':
      return [[world.plans.short], [world.plans.long, world.plans.short]];
    case 'help':
      return [[LONGEST_HELP, `${PLAIN_WORDS}.`]];
    case 'often':
      return [...OFTEN].map((often) => [often]);
    case 'only':
      return [...ONLY].map((only) => [only]);
    case 'list-of-days':
      return [[7], [1, 3, 5]].map((days) => [daysInWords(days, world.locale)]);
    case 'list-of-times':
      return [['09:00'], ['10:30', '18:30']].map((times) => [timesInWords(times, world.locale)]);
    case 'date':
      return ['2026-01-05', '2026-09-25'].map((date) => [shortDate(date, world.locale)]);
    case 'given':
      return [['yes'], ['no'], ['none']];
    case 'forgotten':
      return FORGETTABLE.map((what) => [what]);
    case 'stored':
      return [['2026-01-07 18:00', STORED]];
    case 'reason':
      return HANDOFF_REASONS.map((reason) => [reasonArg(reason)]);
    case 'duty-line':
      return [['the duty phone on 020 7946 0123']];
    case 'unit':
      return [['minutes'], ['hours'], ['days']];
    case 'list-of-waiting':
      return [['Sam (urgent), 4 minutes; Jo, 1 hour; Kim, 2 hours; Bartholomew, 3 days', PLAIN_WORDS]];
    case 'shift-plan':
      return [[world.plans.shifts, world.plans.short]];
    case 'list-of-people':
      return [['Joy'], ['Joy and Bartholomew']];
    case 'list-of-goals':
      return [
        [LONGEST_LIST, PLAIN_WORDS],
        ['1 go, 2 walk', PLAIN_WORDS],
      ];
    case 'path':
      return [['o'], ['o-o-o'], ['..o-o-o-o-o-o-o-o-o-o-o-o', 'o-o-o']];
    case 'about':
      return SHARED_ABOUT.map((about) => [about]);
    case 'refusal':
      return [['stopped'], ['paused'], ['not-yours']];
    case 'yes-no':
      return [['yes'], ['no']];
    case 'choice':
      return (offer.values ?? []).map((value) => [value]);
    default:
      // The rest come in groups, or stand alone where their partner is not offered.
      return [];
  }
}
