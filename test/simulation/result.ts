import type { SimulationOptions } from './options';
import type { Player } from './player';
import type { Line } from './scene';
import type { World } from './world';

/** Something that must not be. */
export interface WrongThing {
  readonly check: string;
  readonly player: Player | null;
  readonly what: string;
  readonly at: number;
}

export interface Result {
  readonly options: SimulationOptions;
  readonly wrongs: readonly WrongThing[];
  /** What each promise looked at, by its name. */
  readonly checks: readonly { readonly name: string; readonly looked: number }[];
  readonly counts: Readonly<Record<string, number>>;
  /** What was broken, by where. */
  readonly happened: Readonly<Record<string, number>>;
  /** What the mailrooms told of faults, by reason. */
  readonly told: Readonly<Record<string, number>>;
  /** The same for the same seed. */
  readonly digest: string;
  readonly seconds: number;
  linesOf(player: Player): readonly Line[];
  readonly players: readonly Player[];
  readonly digestsByPlayer: ReadonlyMap<string, string>;
}

export function resultOf(
  options: SimulationOptions,
  { scene, provider, sms, doors, crew, urgent, told, cast }: World,
  wrongs: readonly WrongThing[],
  { happened, seconds, steps }: { happened: Readonly<Record<string, number>>; seconds: number; steps: number },
): Result {
  const byReason: Record<string, number> = {};
  for (const { where, because } of told) byReason[`${where} ${because}`] = (byReason[`${where} ${because}`] ?? 0) + 1;
  return {
    options,
    wrongs,
    checks: scene.checks.map(({ name, looked }) => ({ name, looked })),
    counts: {
      steps,
      ...scene.counts,
      ...provider.counts,
      ...sms.counts,
      ...doors.counts,
      deaths: crew.deaths,
      urgentHandoffs: urgent.counts.urgent,
      endedWithHuman: urgent.counts.withHuman,
      endedWithTruth: urgent.counts.truthTold,
    },
    happened,
    told: byReason,
    digest: scene.digest(),
    seconds,
    linesOf: (player) => scene.linesOf(player),
    players: cast.players,
    digestsByPlayer: scene.digestsByPlayer(),
  };
}
