import type { Library } from '../../dialogs/language';
import type { PersonId } from '../../dialogs/person';
import type { Fault } from '../../services/mailroom';
import { ACCOUNT } from '../support/sms-provider';
import { Agenda } from './agenda';
import { AtRest } from './at-rest';
import { type Cast, enrolEverybody } from './cast';
import { HumanOwns } from './checks/human-owns';
import { LedgerAgrees } from './checks/ledger';
import { NothingLeft } from './checks/leftovers';
import { Occurrences } from './checks/occurrences';
import { OneOutcome } from './checks/one-outcome';
import { OptOut } from './checks/opt-out';
import { Order } from './checks/order';
import { OwnWords } from './checks/own-words';
import { QuietHours } from './checks/quiet-hours';
import { Texts } from './checks/texts';
import { Urgent } from './checks/urgent';
import { UrgentHandoffs } from './checks/urgent-handoffs';
import { WokenForSomething } from './checks/woken';
import { Crew } from './crew';
import { type Deed, Doors } from './doors';
import type { House } from './house';
import { admitting } from './mail';
import { OneAtATime } from './one-at-a-time';
import type { SimulationOptions } from './options';
import { DAY, MINUTE, orderOf, type Planner } from './player';
import { Provider } from './provider';
import { Scene, type Wrong } from './scene';
import { Sms } from './sms';
import type { Stillness } from './stillness';
import type { VirtualTime } from './virtual-time';

/** Servers whose clocks agree to within seconds, as operators are asked for. */
const SKEWS = [0, 1_500, -1_200];
const EXCUSED_AFTER_A_DEATH = MINUTE;
/** One order for all that falls into one instant: by person, and each person's as they planned it. */
const PLANS_EACH = 1_000_000;

/** Everything that takes part, put together. */
export interface World {
  readonly cast: Cast;
  readonly scene: Scene;
  readonly crew: Crew;
  readonly doors: Doors;
  readonly provider: Provider;
  readonly sms: Sms;
  readonly agenda: Agenda<Deed>;
  readonly wakes: Pick<Agenda<PersonId>, 'next'>;
  /** Whoever was to be woken by then is looked for in the schedule now. @returns who they are */
  takeWakes(instant: number): readonly PersonId[];
  readonly queueOrder: OneAtATime;
  readonly urgent: UrgentHandoffs;
  readonly told: readonly Fault[];
  died(): void;
}

interface Given {
  readonly options: SimulationOptions;
  readonly house: House;
  readonly library: Library;
  readonly time: VirtualTime;
  readonly stillness: Stillness;
  readonly wrong: Wrong;
}

export async function createWorld({ options, house, library, time, stillness, wrong }: Given): Promise<World> {
  const { seed, mentees, faults, control, days } = options;
  const { people, look } = house;
  const until = time.now + days * DAY;
  const now = () => time.now;
  const agenda = new Agenda<Deed>();
  const wakes = new Agenda<PersonId>();
  const wakeOf = new Map<PersonId, number>();
  const queueOrder = new OneAtATime();
  const told: Fault[] = [];
  let diedAt = Number.NEGATIVE_INFINITY;
  let planned = 0;

  const planner: Planner = {
    plan(player, at, act, exactly) {
      const instant = exactly ? at : Math.ceil(at / MINUTE) * MINUTE;
      if (instant >= until) return;
      planned = (planned + 1) % PLANS_EACH;
      agenda.add({ at: instant, order: player.index * PLANS_EACH + planned, act: doors.deed(player, act) });
    },
  };
  const cast = await enrolEverybody({ seed, mentees, flows: library.flows, planner }, people);
  const scene = new Scene(cast, now);
  const provider = new Provider({
    cast,
    scene,
    seed,
    faults,
    // The guard is asked for what could not be sent at once.
    refused: ({ cue }) => (control === 'no-send-guard' && cue === 'handoff.words' ? 90 : 4),
    now,
    tell: (player, at, { id, address }, news) => {
      const act: Deed = {
        player,
        isSpoken: false,
        isAlone: false,
        // Nobody answers while we are away: it is told again.
        do: async () => {
          if (doors.upAt > now()) agenda.add({ at: doors.upAt, order: player.index * PLANS_EACH, act });
          else if (address.via === 'sms') await sms.tells(player, id, news, crew.one(player.index).sms);
          else await crew.one(player.index).room.receipt(id, news);
        },
      };
      agenda.add({ at, order: player.index * PLANS_EACH, act });
    },
  });
  const atRest = new AtRest();
  const texts = new Texts(wrong, ACCOUNT.numbers[0] ?? '');
  const sms: Sms = new Sms({ cast, scene, stillness, atRest, provider, texts });
  await sms.open();
  const crew: Crew = new Crew({
    ...house,
    time,
    stillness,
    queueOrder,
    library,
    programmes: cast.programmes,
    orderOf: (id) => orderOf(cast.of(id)?.index ?? 0),
    carrier: provider,
    sms,
    smsPeople: admitting(people, cast),
    atRest,
    control,
    skews: faults ? SKEWS : [0],
    decided: (decision) => scene.decided(decision),
    fault: (fault) => void told.push(fault),
    onTurn: (turn) => {
      const { person, wakeAt, state } = turn;
      scene.turned(turn, state);
      if (wakeAt === null || wakeOf.get(person.id) === wakeAt) return;
      wakeOf.set(person.id, wakeAt);
      // A schedule that names a moment that is over must not hold up time.
      wakes.add({ at: Math.max(wakeAt, time.now + MINUTE), order: 0, act: person.id });
    },
  });
  const doors: Doors = new Doors({ crew: () => crew, people, cast, scene, sms, agenda, seed, faults, now });

  const room = () => crew.one(0).room;
  const excusedUntil = () => doors.excusedUntil;
  const urgent = new UrgentHandoffs({ wrong, redis: look, scene, changes: () => queueOrder.passed, excusedUntil });
  const isExcused = ({ id }: { id: string }) => provider.leftOpen(id) || now() - diedAt < EXCUSED_AFTER_A_DEATH;
  scene.checks.push(
    new OneOutcome(wrong, cast, room),
    new Occurrences(wrong, isExcused),
    new QuietHours(wrong),
    new OptOut(wrong),
    new HumanOwns(wrong, cast),
    new Order(wrong),
    new Urgent(wrong, excusedUntil),
    urgent,
    new OwnWords(wrong, cast, scene),
    new LedgerAgrees({ wrong, cast, scene, redis: look, people, room }),
    new NothingLeft(wrong, look, cast),
    new WokenForSomething(wrong),
    texts,
  );
  return {
    cast,
    scene,
    crew,
    doors,
    provider,
    sms,
    agenda,
    wakes,
    takeWakes(instant) {
      const due = wakes.takeUntil(instant).map(({ act }) => act);
      for (const id of due) wakeOf.delete(id);
      return due;
    },
    queueOrder,
    urgent,
    told,
    died: () => {
      diedAt = time.now;
    },
  };
}
