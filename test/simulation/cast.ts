import { createHash } from 'node:crypto';
import type { FlowBook } from '../../dialogs/flow/book';
import type { Person, PersonId } from '../../dialogs/person';
import type { Address, People } from '../../services/people';
import { chanceFrom } from '../chaos/chance';
import { COORDINATORS, MENTEES, MENTORS, type MenteeKind, ZONES } from './kinds';
import { Mentee } from './mentee';
import { Mentor } from './mentor';
import { newPlayer, type Planner, type Player } from './player';

/** So many mentees in a programme, and as many mentors and coordinators for them. */
const MENTEES_EACH = 50;
const MENTORS_EACH = 5;
const NAMES = ['Sam', 'Ash', 'Kim', 'Jo', 'Lee', 'Max', 'Robin', 'Alex', 'Jude', 'Toni'] as const;
const TEAMS_EVERY = 7;
/** Their numbers are those that Ofcom keeps for drama, which are a thousand: all others write on the simulator's phones, through the same mailroom. */
const SMS_EVERY = 6;
const MOST_BY_SMS = 900;
/** Other phones of theirs: what is left behind them and the service's own. */
const MOST_OTHERS_BY_SMS = 99;

export interface Cast {
  readonly players: readonly Player[];
  readonly programmes: readonly string[];
  /** Who has this id; null for nobody of the run. */
  of(id: PersonId): Player | null;
  /** A stranger wrote from there, and has an id now. */
  admitted(from: Address, person: Person): void;
}

/** @param number from 0 to 999 */
function sms(number: number): Address {
  return { via: 'sms', channel: 'sms', handle: `+447700900${String(number).padStart(3, '0')}` };
}

/** Ids that follow from the seed: wording is chosen by them. */
export function idsFrom(seed: string): () => PersonId {
  let made = 0;
  return () => {
    made += 1;
    return createHash('sha256').update(`${seed} id ${made}`).digest('base64url').slice(0, 12);
  };
}

/** Everybody is enrolled, and has a life that follows from the seed. */
export async function enrolEverybody(
  setting: { readonly seed: string; readonly mentees: number; readonly flows: FlowBook; readonly planner: Planner },
  people: People,
): Promise<Cast> {
  const { seed, mentees, flows, planner } = setting;
  const players: Player[] = [];
  const byId = new Map<PersonId, Player>();
  const programmes = Array.from({ length: Math.ceil(mentees / MENTEES_EACH) }, (_, n) => `house-${n + 1}`);
  let byText = 0;
  let othersByText = 0;

  const add = (kind: string, address: Address, person: Person | null) => {
    const index = players.length;
    const player = newPlayer({ index, kind, address, chance: chanceFrom(seed, `player ${index}`), person });
    players.push(player);
    if (person) byId.set(person.id, player);
    return player;
  };
  const addressFor = (index: number): Address => {
    if (index % TEAMS_EVERY === 3) return { via: 'bot-framework', channel: 'teams', handle: `teams|player-${index}` };
    if (index % SMS_EVERY !== 0 || byText >= MOST_BY_SMS)
      return { via: 'simulator', channel: 'simulator', handle: `player-${index}` };
    byText += 1;
    return sms(byText - 1);
  };
  /** Whoever texts has another phone to text from. */
  const otherPhoneOf = ({ index, address: { via } }: Player): Address => {
    if (via !== 'sms' || othersByText >= MOST_OTHERS_BY_SMS)
      return { via: 'simulator', channel: 'simulator', handle: `other-phone-${index}` };
    othersByText += 1;
    return sms(MOST_BY_SMS + othersByText);
  };
  const enrol = async (who: Omit<Person, 'id' | 'locale' | 'region'>, kind: string) => {
    const address = addressFor(players.length);
    return add(kind, address, await people.enrol({ locale: 'en-GB', region: 'GB', ...who, address }));
  };

  for (const [house, programme] of programmes.entries()) {
    const chance = chanceFrom(seed, programme);
    const timezone = chance.pick(ZONES);
    const mentors: Player[] = [];
    for (let n = 0; n < MENTORS_EACH; n += 1) {
      const kind = MENTORS[(house * MENTORS_EACH + n) % MENTORS.length] ?? chance.pick(MENTORS);
      const duty = n === MENTORS_EACH - 1 ? { duty: { backup: true } } : {};
      const player = await enrol({ programme, timezone, role: 'mentor', name: `Dave ${n + 1}`, ...duty }, kind.name);
      player.role = new Mentor(player, kind, planner);
      mentors.push(player);
    }
    for (const kind of COORDINATORS.slice(0, house % 3 === 2 ? 1 : 2)) {
      const player = await enrol({ programme, timezone, role: 'coordinator', name: `Joy ${kind.name}` }, kind.name);
      player.role = new Mentor(player, kind, planner);
    }
    const count = Math.min(MENTEES_EACH, mentees - house * MENTEES_EACH);
    for (let n = 0; n < count; n += 1) {
      const kind = kindOf(chance.next());
      const own = n % 10 === 9 ? null : mentors[n % (MENTORS_EACH - 1)]?.person;
      const matched = own ? { mentor: { id: own.id, name: own.name } } : {};
      const zone = chance.next() < 0.5 ? timezone : chance.pick(ZONES);
      const who = { programme, timezone: zone, role: 'mentee' as const, name: chance.pick(NAMES), ...matched };
      const player = await enrol(who, kind.name);
      const other = kind.own === 'new-phone' ? add('another phone', otherPhoneOf(player), null) : null;
      player.role = new Mentee(player, kind, flows, planner, other);
    }
  }
  return {
    players,
    programmes,
    of: (id) => byId.get(id) ?? null,
    admitted({ via, handle }, person) {
      const player = players.find(({ address }) => address.via === via && address.handle === handle);
      if (player === undefined) throw new Error('Somebody wrote who is not in the cast.');
      player.person = person;
      byId.set(person.id, player);
    },
  };
}

function kindOf(drawn: number): MenteeKind {
  const all = MENTEES.reduce((sum, [share]) => sum + share, 0);
  let left = drawn * all;
  for (const [share, kind] of MENTEES) {
    left -= share;
    if (left < 0) return kind;
  }
  throw new RangeError('The shares do not add up.');
}
