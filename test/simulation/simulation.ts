import { ENGLISH } from '../support/library';
import type { Deed } from './doors';
import { type PlannedFault, planFaults } from './faults';
import { openHouse } from './house';
import type { SimulationOptions } from './options';
import { DAY, HOUR, MINUTE, type Player } from './player';
import { type Result, resultOf, type WrongThing } from './result';
import { Stillness } from './stillness';
import { VirtualTime } from './virtual-time';
import { createWorld, type World } from './world';

/** Read once for however many runs. */
export const library = ENGLISH;

/** A Monday in March: the clocks change on the 8th in New York, on the 29th in London, and in April in Sydney. */
export const START = Date.UTC(2026, 2, 2, 6);
/** How far the slowest of the processes' clocks is behind, and a little more (world.ts). */
const SLOWEST_MS = 1_300;
const NEVER = Number.POSITIVE_INFINITY;
/** What is under way at the end may end; nobody begins anything. */
const DRAINED_WITHIN = HOUR;

/** The whole service with a real Redis, and everybody who uses it, for as many days as it takes. */
export async function simulate(options: SimulationOptions, say: (line: string) => void): Promise<Result> {
  const time = new VirtualTime(START);
  const stillness = new Stillness();
  const house = await openHouse(options.seed, stillness, () => time.now);
  const wrongs: WrongThing[] = [];
  const wrong = (check: string, player: Player | null, what: string) =>
    void wrongs.push({ check, player, what, at: time.now });
  let world: World | null = null;
  try {
    world = await createWorld({ options, house, library, time, stillness, wrong });
    const run = new Run(world, time, options, say);
    await run.play();
    const result = resultOf(options, world, wrongs, run);
    await world.crew.close();
    return result;
  } finally {
    await world?.sms.close();
    await house.close();
  }
}

/** One instant after another at which anything happens; between them there is nothing to wait for. */
export class Run {
  readonly #until: number;
  readonly #faults: PlannedFault[];
  readonly #began = performance.now();
  #nextQueue = NEVER;
  #queueSeen = 0;
  #day = 0;
  #isDown = false;
  #lookedIn = 0;
  #swept = { at: 0, times: 0 };
  steps = 0;
  seconds = 0;
  readonly happened: Record<string, number> = {};

  constructor(
    private readonly world: World,
    private readonly time: VirtualTime,
    private readonly options: SimulationOptions,
    private readonly say: (line: string) => void,
  ) {
    this.#until = time.now + options.days * DAY;
    this.#faults = options.faults ? planFaults(options.seed, time.now, options.days) : [];
  }

  async play(): Promise<void> {
    const { cast, crew, scene } = this.world;
    await crew.start();
    for (const player of cast.players) player.role.live(this.time.now, this.#until);
    for (let next = this.#next(); next <= this.#until; next = this.#next()) await this.#step(next);
    const over = () => Math.max(this.#until, this.world.doors.upAt) + DRAINED_WITHIN;
    for (let next = this.#rest(); next <= over(); next = this.#rest()) await this.#step(next);
    for (const check of scene.checks) await check.atEnd?.(this.time.now);
    this.seconds = (performance.now() - this.#began) / 1_000;
  }

  #next(): number {
    const { agenda, wakes, doors } = this.world;
    const byClock = Math.max(Math.min(this.#roundOf(wakes.next), this.#nextQueue), doors.upAt, this.time.now);
    return Math.min(agenda.next, this.time.next(), byClock, this.#isDown ? doors.upAt : NEVER);
  }

  /** The schedule is looked at once a minute, when it has come by the slowest clock too. */
  #roundOf(wakeAt: number): number {
    return Math.ceil(wakeAt / MINUTE) * MINUTE + (this.options.faults ? SLOWEST_MS : 0);
  }

  /** After the last day nobody is woken any more. */
  #rest(): number {
    const { agenda, doors } = this.world;
    return Math.min(agenda.next, this.time.next(), this.#isDown ? doors.upAt : NEVER);
  }

  async #step(now: number): Promise<void> {
    const { crew, scene } = this.world;
    this.time.now = now;
    this.steps += 1;
    this.#tellDay();
    if (this.#isDown && now >= this.world.doors.upAt) await this.#up();
    while (this.time.ring()) await crew.settle();
    if (now <= this.#until && now >= this.world.doors.upAt) await this.#byClock(now);
    await this.#deeds(now);
    await this.#seeQueue(now);
    for (const check of scene.checks) await check.afterStep?.(now);
  }

  async #byClock(now: number): Promise<void> {
    const { crew, wakes } = this.world;
    if (this.#nextQueue <= now) {
      const fault = this.#takeFault(now, (one) => one.what === 'death' && one.inQueue);
      const which = fault?.what === 'death' ? fault.which : this.#nextProcess(now);
      if (fault?.what === 'death') crew.arm(fault.which, fault.point);
      await crew.sweep(which);
      if (fault?.what === 'death') await this.#afterDeath(fault.point);
    }
    if (this.#roundOf(wakes.next) > now) return;
    const due = this.world.takeWakes(now - (this.options.faults ? SLOWEST_MS : 0));
    const outage = this.#takeFault(now, ({ what }) => what === 'outage');
    this.world.provider.isDown = outage !== null;
    await crew.fire(secondOf(now), this.#looksEverywhere(now) ? null : due);
    if (outage?.what === 'outage') await this.#outage(outage.forMs);
  }

  /** Everything that falls into one instant at once; what needs the service to itself before it. */
  async #deeds(now: number): Promise<void> {
    const { agenda, crew } = this.world;
    const deeds = agenda.takeUntil(now).map(({ act }) => act);
    const fault = deeds.some(({ isSpoken }) => isSpoken)
      ? this.#takeFault(now, (one) => one.what === 'death' && !one.inQueue)
      : null;
    const victim = fault ? deeds.find(({ isSpoken }) => isSpoken) : undefined;
    for (const deed of deeds.filter((one) => one.isAlone || one === victim)) {
      const point = deed === victim && fault?.what === 'death' ? fault.point : null;
      // Whichever process it comes to.
      if (point !== null) crew.armAll(point);
      void deed.do();
      await crew.settle();
      if (point !== null) await this.#afterDeath(point);
    }
    const rest = deeds.filter((deed) => !deed.isAlone && deed !== victim);
    if (rest.length === 0) return;
    const grouped = [...byPlayer(rest)];
    // How far the turn of a first text has come when the second one is here, and who is at it, is the same every time.
    crew.queueUp(grouped.some(({ length }) => length > 1));
    for (const deeds of grouped) void inTurn(deeds);
    await crew.settle();
    crew.queueUp(false);
  }

  async #afterDeath(point: string): Promise<void> {
    const { crew, doors } = this.world;
    crew.disarm();
    const died = await crew.replaceDead();
    if (!died) return;
    this.world.died();
    this.#count(`death at ${point}`);
    doors.postAgain();
    await crew.settle();
  }

  /** One after another where a clock is behind and finds nothing yet. */
  #nextProcess(now: number): number {
    if (now !== this.#swept.at) this.#swept = { at: now, times: 0 };
    this.#swept.times += 1;
    return secondOf(now) + this.#swept.times;
  }

  /** Once an hour nothing is known beforehand: whoever was forgotten is found then, and late. */
  #looksEverywhere(now: number): boolean {
    const hour = Math.floor(now / HOUR);
    const isNew = hour !== this.#lookedIn;
    this.#lookedIn = hour;
    return isNew;
  }

  async #outage(forMs: number): Promise<void> {
    const { crew, doors, provider } = this.world;
    this.#count('outage');
    crew.die();
    doors.upAt = this.time.now + forMs;
    provider.isDown = false;
    this.#isDown = true;
  }

  async #up(): Promise<void> {
    this.#isDown = false;
    await this.#afterDeath('outage');
  }

  /** The first one that is over, of those that are meant. */
  #takeFault(now: number, isMeant: (fault: PlannedFault) => boolean): PlannedFault | null {
    const which = this.#faults.findIndex((fault) => fault.at <= now && isMeant(fault));
    if (which < 0 || this.world.doors.upAt > now) return null;
    return this.#faults.splice(which, 1)[0] ?? null;
  }

  async #seeQueue(now: number): Promise<void> {
    const { crew, queueOrder, doors } = this.world;
    if (this.options.control === 'no-timers') return;
    if (doors.upAt > now || (queueOrder.passed === this.#queueSeen && this.#nextQueue > now)) return;
    this.#queueSeen = queueOrder.passed;
    this.#nextQueue = (await crew.one(0).sweep.nextAt()) ?? NEVER;
  }

  #count(what: string): void {
    this.happened[what] = (this.happened[what] ?? 0) + 1;
  }

  #tellDay(): void {
    const day = Math.floor((this.time.now - START) / DAY);
    if (day === this.#day || this.options.days < 20) return;
    this.#day = day;
    if (day % 10 === 0) this.say(`day ${day}: ${this.world.scene.counts.turns} turns`);
  }
}

/** Which process has its turn follows from the time: how many instants went by in which nothing happened is nobody's promise. */
const secondOf = (now: number) => Math.floor(now / 1_000);

function byPlayer(deeds: readonly Deed[]): Iterable<readonly Deed[]> {
  const grouped = new Map<Player | null, Deed[]>();
  for (const deed of deeds) grouped.set(deed.player, [...(grouped.get(deed.player) ?? []), deed]);
  return grouped.values();
}

/** What one person does in one instant comes one after the other. */
async function inTurn(deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) await deed.do();
}
