import { z } from 'zod';
import { PROJECT_ROOT } from '../../services/config';

const node = z.object({
  id: z.number(),
  callFrame: z.object({ functionName: z.string(), url: z.string() }),
  children: z.array(z.number()).default([]),
});

/** The part of V8's CPU profile that is read here. Time deltas are microseconds. */
export const cpuProfile = z.object({
  nodes: z.array(node),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
export type CpuProfile = z.infer<typeof cpuProfile>;

type Frame = z.infer<typeof node>['callFrame'];

/** No work, and the work of handing the profile over. */
const IDLE = new Set(['(idle)', '(root)', '(program)', 'dispatch']);

/** Where the time went, the most first: shares of the time in which JavaScript ran. */
export function profileTable(profile: CpuProfile, turns: number, rows = 15): string {
  const stacks = stacksOf(profile);
  const total = stacks.reduce((sum, { us }) => sum + us, 0);
  const table = (title: string, namesOf: (stack: readonly Frame[]) => readonly string[]) => {
    const sums = new Map<string, number>();
    for (const { frames, us } of stacks) {
      for (const name of new Set(namesOf(frames))) sums.set(name, (sums.get(name) ?? 0) + us);
    }
    const lines = [...sums].sort(([, a], [, b]) => b - a).slice(0, rows);
    return [title, ...lines.map(([name, us]) => `${percent(us / total)} ${perTurn(us / turns)}  ${name}`)].join('\n');
  };
  return [
    `${(total / 1000).toFixed(0)} ms of work over ${turns} turns.`,
    table('By place, itself:', ([top]) => (top ? [placeOf(top)] : [])),
    table('By function, itself:', ([top]) => (top ? [nameOf(top)] : [])),
    table('By function of ours, with what it calls:', (stack) => stack.filter(isOurs).map(nameOf)),
    table('By package, with what it calls:', (stack) => stack.filter(isPackage).map(placeOf)),
  ].join('\n');
}

const percent = (share: number) => `${(100 * share).toFixed(1).padStart(5)} %`;
const perTurn = (us: number) => `${us.toFixed(0).padStart(5)} µs a turn`;

/** What was running, the innermost first, and for how long. */
function stacksOf({ nodes, samples, timeDeltas }: CpuProfile): { frames: Frame[]; us: number }[] {
  const self = new Map<number, number>();
  samples.forEach((id, index) => {
    self.set(id, (self.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  });
  const byId = new Map(nodes.map((each) => [each.id, each]));
  const callerOf = new Map(nodes.flatMap(({ id, children }) => children.map((child) => [child, id] as const)));
  return nodes
    .filter(({ callFrame }) => !IDLE.has(callFrame.functionName))
    .map(({ id }) => {
      const frames: Frame[] = [];
      for (let at: number | undefined = id; at !== undefined; at = callerOf.get(at)) {
        const frame = byId.get(at)?.callFrame;
        if (frame) frames.push(frame);
      }
      return { frames, us: self.get(id) ?? 0 };
    });
}

const isPackage = ({ url }: Frame) => url.includes('node_modules/');
const isOurs = (frame: Frame) => frame.url.includes(PROJECT_ROOT) && !isPackage(frame);

const nameOf = (frame: Frame) => `${frame.functionName || '(anonymous)'}  ${placeOf(frame)}`;

/** A package, a file of ours, a module of Node's, or, without a file, the engine itself. */
function placeOf({ functionName, url }: Frame): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'native';
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/');
  const inside = url.replace('file://', '').replace(`${PROJECT_ROOT}/`, '').replace(/\?.*$/, '');
  const packages = inside.split('node_modules/');
  const name = packages[packages.length - 1] ?? '';
  if (packages.length > 1)
    return name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/');
  return inside;
}
