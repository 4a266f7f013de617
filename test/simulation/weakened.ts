import type { converse, TurnsInput, TurnsResult } from '../../dialogs/take-turn';
import type { Carrier, OutgoingMessage, Sent } from '../../services/mailroom/contract';
import type { RedisClient } from '../../services/redis';
import type { Control } from './options';

/** Each control takes one safeguard out, in a way that such services are known to break. */

type Core = ReturnType<typeof converse>;

/** How each is seen: what is told of whom it happened to. */
export const SEEN_AS: Readonly<Record<Control, RegExp>> = {
  'no-dedupe': /heard in two turns/,
  'no-zones': /came in quiet hours/,
  'no-send-guard': /had the conversation no longer/,
  'no-opt-out': /came after they had opted out/,
  'no-look-at-humans': /while a human had the conversation/,
  'no-timers': /urgent handoff/,
  'no-order': /after what was said behind it/,
  'no-handoff': /not handed off/,
  'no-ledger': /stopped: ledger false/,
  'no-retries': /are left/,
  'no-walls': /words of somebody else/,
};

/** The conversation core, without something that it knows or does. */
export function weakenedCore(core: Core, control: Control | null): Core {
  const weakness = control === null ? undefined : CORES[control];
  return weakness ? (input) => weakness(core, input) : core;
}

const CORES: Partial<Record<Control, (core: Core, input: TurnsInput) => TurnsResult>> = {
  // Everybody's clock is taken for the server's.
  'no-zones': (core, input) => core({ ...input, person: { ...input.person, timezone: 'UTC' } }),
  // It is confirmed and written down, and the schedule goes on.
  'no-opt-out': (core, input) => {
    const result = core({ ...input, state: changed(input.state, { stopped: false }) });
    const wasStopped = read(input.state, 'stopped') === true;
    const { wakeAt } = result;
    return { ...result, wakeAt, state: Object.assign(result.state, { stopped: wasStopped || result.state.stopped }) };
  },
  // A check-in does not look who has the conversation.
  'no-look-at-humans': (core, input) => {
    if (input.events.some(({ kind }) => kind !== 'due')) return core(input);
    const result = core({ ...input, state: changed(input.state, { handoff: null }) });
    return { ...result, state: Object.assign(result.state, { handoff: read(input.state, 'handoff') }) };
  },
  'no-handoff': (core, input) => {
    const result = core(input);
    const calls = (effect: TurnsResult['effects'][number]) =>
      effect.kind === 'handoff' && effect.do === 'open' && effect.reason === 'urgent';
    return { ...result, effects: result.effects.filter((effect) => !calls(effect)) };
  },
  'no-ledger': (core, input) => {
    const result = core(input);
    return { ...result, effects: result.effects.filter((effect) => effect.kind !== 'ledger') };
  },
};

function changed(state: unknown, change: object): unknown {
  return typeof state === 'object' && state !== null ? { ...state, ...change } : state;
}

function read(state: unknown, name: string): unknown {
  return typeof state === 'object' && state !== null
    ? Object.entries(state).find(([key]) => key === name)?.[1]
    : undefined;
}

/** A door out that hands on what it was given in another order, or to somebody else. */
export function weakenedCarrier(carrier: Carrier, control: Control | null): Carrier {
  if (control === 'no-order') return outOfOrder(carrier);
  return control === 'no-walls' ? mixedUp(carrier) : carrier;
}

/** What was sent before still stands in it. */
function mixedUp(carrier: Carrier): Carrier {
  let before = '';
  return {
    send(message) {
      const text = `${message.text} ${before}`;
      before = message.text;
      return carrier.send({ ...message, text });
    },
  };
}

/** Every other message waits for the one behind it. */
function outOfOrder(carrier: Carrier): Carrier {
  const kept = new Map<string, OutgoingMessage>();
  return {
    async send(message): Promise<Sent> {
      const earlier = kept.get(message.to);
      if (earlier === undefined) {
        kept.set(message.to, message);
        return { sent: true };
      }
      kept.delete(message.to);
      await carrier.send(message);
      return carrier.send(earlier);
    },
  };
}

const DEDUPE = / {2}if redis\.call\('SISMEMBER'.*\n {4}return .*\n {2}end\n/;

/** A connection on which the look for duplicates is missing. */
export function weakenedConnection(connection: RedisClient, control: Control | null): RedisClient {
  if (control !== 'no-dedupe') return connection;
  const define = connection.defineCommand.bind(connection);
  connection.defineCommand = (name, definition) => {
    const lua = name === 'mailroomAccept' ? definition.lua.replace(DEDUPE, '') : definition.lua;
    if (name === 'mailroomAccept' && lua === definition.lua)
      throw new Error('mailroomAccept does not hold what the control cuts out of it; mend weakened.ts.');
    define(name, { ...definition, lua });
  };
  return connection;
}
