import { type ArgKind, reasonArg } from '../../../dialogs/cues';
import { HANDOFF_REASONS, SHARED_ABOUT } from '../../../dialogs/events';
import { dayWords } from '../../../dialogs/flow/day-words';
import { FORGETTABLE } from '../../../dialogs/mentee/my-say/shape';
import { OFTEN, ONLY } from '../../../dialogs/mentee/own-time';
import { linesOf, type Region } from '../../../dialogs/region';
import { forTextMessage } from '../../../dialogs/scripts/own-arguments';
import type { Line } from '../../../dialogs/scripts/wording';
import type { Offer, Offers } from '../check/offers';
import type { Variant } from '../check/wording-source';

type Value = string | number;
type Args = Readonly<Record<string, Value>>;

/** What the people in a preview are called, and what they say. */
export interface Cast {
  readonly locale: string;
  readonly region: Region;
}

/** More forms than anybody reads: the first ones are shown, and how many there are. */
const MOST = 6;

/**
 * Every different text that one variant comes to for ordinary people: Sam, with Dave or without a mentor, none, one or three
 * steps done. The usual one comes first. Arguments that nothing provides show their name, as they would in the file.
 */
export function tellingsOf(
  { args, fill, fillPlainly }: Line,
  said: Variant['said'],
  offers: Offers,
  cast: Cast,
): { texts: string[]; more: number } {
  // As it is sent: a text message has plain letters, Teams has all of them.
  const sent = (given: Args) => (said === 'teams' ? fill(given) : fillPlainly(forTextMessage(given)));
  const texts = [...new Set(combinations(args, offers, cast).map(sent))];
  return { texts: texts.slice(0, MOST), more: Math.max(0, texts.length - MOST) };
}

function combinations(names: readonly string[], offers: Offers, cast: Cast): Args[] {
  let all: Args[] = [{}];
  const done = new Set<string>();
  for (const name of names) {
    if (done.has(name)) continue;
    const choices = choicesFor(name, offers.get(name), cast);
    for (const choice of choices) for (const given of Object.keys(choice)) done.add(given);
    all = all.flatMap((args) => choices.map((choice) => ({ ...args, ...choice })));
  }
  return all;
}

function choicesFor(name: string, offer: Offer | undefined, cast: Cast): Args[] {
  if (offer === undefined) return [{ [name]: `{${name}}` }];
  const pair = pairOf(name, offer);
  if (pair) return pair;
  const values = offer.kinds.flatMap((kind) => valuesOf(kind, offer, cast));
  return (values.length > 0 ? values : [`{${name}}`]).map((value) => ({ [name]: value }));
}

/** A name or words, and whether there are any, go together. */
function pairOf(name: string, { kinds, blank }: Offer): Args[] | null {
  const is = (...wanted: ArgKind[]) => wanted.some((kind) => kinds.includes(kind));
  if (is('mentor', 'has-mentor')) return both('mentor', 'hasMentor', 'Dave', blank);
  if (is('has-words')) return both('words', 'hasWords', MESSAGE, true);
  if (name === 'step' || is('has-step')) return both('step', 'hasStep', WORDS, blank);
  return null;
}

function both(name: string, has: string, value: string, blank: boolean): Args[] {
  const there = { [name]: value, [has]: 'yes' };
  return blank ? [there, { [name]: '', [has]: 'no' }] : [there];
}

const WORDS = 'ring the council';
const MESSAGE = 'Not a good night. Can we talk?';

function valuesOf(kind: Offer['kinds'][number], { values = [] }: Offer, { locale, region }: Cast): Value[] {
  switch (kind) {
    case 'person':
      return ['Sam'];
    case 'words':
      return [WORDS];
    case 'message':
      return [MESSAGE];
    case 'topic':
      return ['the hostel'];
    case 'count':
      return [3, 1, 0];
    case 'clock':
      return ['9am'];
    case 'day':
      return [dayWords('2026-01-06', '2026-01-05', locale)];
    case 'reason':
      return HANDOFF_REASONS.map(reasonArg);
    case 'duty-line':
      return ['the duty phone on 020 7946 0123'];
    case 'help':
      return ['Shelter knows about homes and notices. Ring free: 0808 800 4444.'];
    case 'plan':
      return ['every day at 9am'];
    case 'often':
      return [...OFTEN];
    case 'only':
      return [...ONLY];
    case 'list-of-days':
      return ['Monday, Wednesday and Friday'];
    case 'list-of-times':
      return ['9am'];
    case 'date':
      return ['5 Jan 2026'];
    case 'given':
      return ['yes', 'no', 'none'];
    case 'forgotten':
      return [...FORGETTABLE];
    case 'unit':
      return ['minutes', 'hours', 'days'];
    case 'list-of-waiting':
      return ['Sam (urgent), 4 minutes; Jo, 2 hours'];
    case 'shift-plan':
      return ['Monday and Wednesday, 6pm to 10pm'];
    case 'list-of-people':
      return ['Joy'];
    case 'list-of-goals':
      return ['1 see my kids, 2 learn to drive'];
    case 'path':
      return ['o-o-o'];
    case 'about':
      return [...SHARED_ABOUT];
    case 'refusal':
      return ['stopped', 'paused', 'not-yours'];
    case 'yes-no':
      return ['yes', 'no'];
    case 'choice':
      return [...values];
    case 'listen':
    case 'text':
    case 'emergency':
    case 'health':
    case 'legal':
    case 'child':
    case 'athome':
    case 'unspoken':
      return [linesOf(region, locale)[kind]];
    default:
      return [];
  }
}
