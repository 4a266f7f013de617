import type { Request, RequestHandler, Response, Server } from 'restify';
import type { z } from 'zod';
import type { Intake } from '../../services/mailroom/contract';
import { answer } from '../http/answer';
import { addressOf, type Cast } from './cast';
import type { Feed } from './feed';
import type { Journal } from './journal';
import { targetOf } from './jumps';
import { PAGE_FILES, servePageFile } from './page-files';
import type { DueTimes, PeopleBook, Setting } from './ports';
import { lastSeen, moved, nothing, Refusal, readBody, said } from './requests';
import type { Stage } from './stage';
import { type Travelled, travel, type Vehicle } from './travel';
import { whenInWords } from './when';

export interface Desk extends Omit<Vehicle, 'next'> {
  readonly schedule: DueTimes;
  readonly stage: Stage;
  readonly journal: Journal;
  readonly feed: Feed;
  readonly intake: Intake;
  readonly people: PeopleBook;
  readonly setting: Setting;
}

const STORE_AWAY = 'The bot cannot reach its store just now. Nothing is lost: try again in a moment.';

type Told = Readonly<Record<string, unknown>>;

/** @param guards run before every route, in order: they keep everybody out who is not on this machine. */
export function addRoutes(server: Server, desk: Desk, guards: readonly RequestHandler[]): void {
  for (const path of Object.keys(PAGE_FILES)) {
    server.get(path, ...guards, async (request: Request, response: Response) => servePageFile(path, request, response));
  }
  server.get('/try/events', ...guards, async (request: Request, response: Response) => {
    await answering(response, async () => {
      const { round } = await desk.stage.ensure();
      await desk.feed.serve(response, lastSeen(request), round);
    });
  });
  const post = <T>(path: string, shape: z.ZodType<T>, act: (body: T) => Promise<Told>) =>
    server.post(path, ...guards, async (request: Request, response: Response) => {
      await answering(response, async () => {
        answer(response, 200, await act(await readBody(request, shape)));
      });
    });
  post('/try/say', said, (body) => say(desk, body));
  post('/try/clock', moved, (body) => moveClock(desk, body));
  post('/try/again', nothing, async () => ({ round: (await desk.stage.again()).round }));
}

async function say(desk: Desk, { who, text, id }: z.infer<typeof said>): Promise<Told> {
  const cast = await desk.stage.ensure();
  // Shown first, so that it stands before its answer. Should the next line fail, the same id shows it no second time.
  await desk.journal.write({ kind: 'wrote', who, id, text, at: desk.clock.now() }, `wrote-${id}`, cast.round);
  const heard = { kind: 'heard', channel: 'simulator', text, media: 0, understanding: null } as const;
  return { heard: await desk.intake.accept(cast[who], heard, id, addressOf(who, cast.round)) };
}

async function moveClock(desk: Desk, { advance }: z.infer<typeof moved>): Promise<Told> {
  const cast = await desk.stage.ensure();
  const zone = (await desk.people.find(cast.sam))?.timezone ?? desk.setting.timezone;
  const now = desk.clock.now();
  const target = targetOf(advance, now, zone, await nextOf(desk, cast));
  if (target === null) throw new Refusal(409, 'Nothing is planned, so there is nothing to go to.');
  const words = `You moved the clock on to ${whenInWords(target, now, zone)}.`;
  await desk.journal.write({ kind: 'moved', words, at: now }, `moved-${target}`, cast.round);
  refuseUnlessArrived(await travel({ ...desk, next: () => nextOf(desk, cast) }, target));
  return { now: desk.clock.now() };
}

/** When anything falls due next for the two of them. */
async function nextOf({ schedule }: Desk, { sam, dave }: Cast): Promise<number | null> {
  const wakes = (await schedule.nextWake([sam, dave])).filter((at) => at !== null);
  return wakes.length === 0 ? null : Math.min(...wakes);
}

function refuseUnlessArrived(travelled: Travelled): void {
  if (travelled.arrived) return;
  if (travelled.because === 'moving') throw new Refusal(409, 'The clock is moving already. Wait a moment.');
  throw new Refusal(500, 'The clock stopped on the way: more fell due than two people can have.');
}

/** Runs `act` and turns what it throws into one plain sentence; what went wrong inside stays inside. */
async function answering(response: Response, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (response.headersSent) response.destroy();
    else if (error instanceof Refusal) answer(response, error.status, { error: error.message });
    else answer(response, 503, { error: STORE_AWAY });
  }
}
