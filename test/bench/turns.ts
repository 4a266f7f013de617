import { setTimeout as delay } from 'node:timers/promises';
import { BotProcess } from './bot-process';
import type { CleanUp } from './clean-up';
import { messagesDoor } from './doors';
import { compare, type Effort, type Figure, median, rounded } from './figure';
import { ClosedLoop } from './load';
import { profileTable } from './profile';
import type { Provider } from './provider';
import { type Informed, redisCpuMs } from './redis-cpu';
import type { Talk } from './talk';

/** A bot, and people who talk to it. */
export interface Side {
  readonly bot: BotProcess;
  readonly loop: ClosedLoop;
  /** The server that works for it, if there is one. */
  readonly redis: Informed | null;
}

interface Sample {
  readonly turnsPerSecond: number;
  /** Of the bot's own process, for one turn. */
  readonly cpuMs: number;
  /** Of its Redis, for one turn. */
  readonly redisMs: number;
}

/** Conversations under way at once, on either side. */
export const IN_FLIGHT = 32;
/** How many talk, on either side. */
export const PEOPLE = 200;

const SETTLING_MS = 500;

/** The echo bot; its people say the same things. */
export async function echoSide(cleanUp: CleanUp, provider: Provider, talk: Talk): Promise<Side> {
  const bot = await BotProcess.start('echo-bot.ts', {});
  cleanUp.add(() => bot.stop());
  const door = messagesDoor(bot.url, { serviceUrl: provider.url });
  cleanUp.add(() => door.close());
  const line = (n: number) => ({ text: talk(n).text, replies: 1 });
  return { bot, redis: null, loop: new ClosedLoop({ door, people: PEOPLE, inFlight: IN_FLIGHT, line }) };
}

interface Match {
  readonly ours: Side;
  readonly echo: Side;
  readonly provider: Provider;
  readonly effort: Effort;
}

/** Measures the two in turns, ours first, and gives turns a second and CPU a turn. */
export async function compareSides(name: string, match: Match): Promise<Figure[]> {
  const { ours, echo, provider, effort } = match;
  const { repetitions, seconds, warming } = effort.quick
    ? { repetitions: 3, seconds: 2, warming: 5 }
    : { repetitions: 9, seconds: 5, warming: 20 };
  const samples: { ours: Sample[]; echo: Sample[] } = { ours: [], echo: [] };
  for (const { bot } of [ours, echo]) bot.pause();
  effort.say(`${name}: warming up`);
  for (const side of [ours, echo]) await measure(side, provider, warming);
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (const side of ['ours', 'echo'] as const) {
      const sample = await measure(match[side], provider, seconds);
      samples[side].push(sample);
      effort.say(`${name}: ${side} ${inWords(sample)}`);
    }
  }
  if (effort.profile) effort.say(await profileOf(ours, provider, seconds));
  return figuresOf(name, samples.ours, samples.echo);
}

const inWords = ({ turnsPerSecond, cpuMs, redisMs }: Sample) =>
  `${turnsPerSecond.toFixed(0)} turns/s, ${cpuMs.toFixed(3)} ms + ${redisMs.toFixed(3)} ms of Redis a turn`;

function figuresOf(name: string, ours: readonly Sample[], echo: readonly Sample[]): Figure[] {
  const rate = ({ turnsPerSecond }: Sample) => turnsPerSecond;
  const cpuOf = ({ cpuMs }: Sample) => cpuMs;
  const cpu = compare(ours.map(cpuOf), echo.map(cpuOf), 'lower');
  const withRedis = median(ours.map(({ cpuMs, redisMs }) => cpuMs + redisMs));
  const more = { withRedis: rounded(withRedis), ratioWithRedis: rounded(cpu.peer / withRedis) };
  return [
    { name, unit: 'turns/s', ...compare(ours.map(rate), echo.map(rate), 'higher'), inFlight: IN_FLIGHT },
    { name: `${name}.cpu`, unit: 'ms/turn', ...cpu, ...more },
  ];
}

/** One stretch at full load. Its first moments are not counted. */
async function measure({ bot, loop, redis }: Side, provider: Provider, seconds: number): Promise<Sample> {
  provider.deliverTo((to) => loop.arrived(to));
  bot.resume();
  const running = loop.run();
  const counted = async () => {
    await delay(SETTLING_MS);
    const before = await reading({ bot, loop, redis });
    await delay(seconds * 1000);
    const after = await reading({ bot, loop, redis });
    loop.stop();
    return { before, after };
  };
  const [{ before, after }] = await Promise.all([counted(), running]);
  bot.pause();
  const turns = after.turns - before.turns;
  return {
    turnsPerSecond: (1000 * turns) / (after.at - before.at),
    cpuMs: (after.cpuMs - before.cpuMs) / turns,
    redisMs: (after.redisMs - before.redisMs) / turns,
  };
}

async function reading({ bot, loop, redis }: Side) {
  const [cpuMs, redisMs] = await Promise.all([bot.cpuMs(), redis ? redisCpuMs(redis) : 0]);
  return { cpuMs, redisMs, turns: loop.turns, at: performance.now() };
}

async function profileOf({ bot, loop }: Side, provider: Provider, seconds: number): Promise<string> {
  provider.deliverTo((to) => loop.arrived(to));
  bot.resume();
  const running = loop.run();
  await bot.startProfile();
  const before = loop.turns;
  await delay(seconds * 1000);
  const profile = await bot.stopProfile();
  const table = profileTable(profile, loop.turns - before);
  loop.stop();
  await running;
  bot.pause();
  return table;
}
