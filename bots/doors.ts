import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Server } from 'restify';
import type { Person } from '../dialogs/person';
import type { Config } from '../services/config';
import { type Mailroom, type OnFault, realTimers } from '../services/mailroom';
import type { Carrier, Intake, TurnSeen } from '../services/mailroom/contract';
import type { Carriage, People } from '../services/people';
import type { RedisClient } from '../services/redis';
import { paced, SenderRate } from '../services/sender-rate';
import type { Vault } from '../services/vault';
import type { CardDesk } from './bot-framework/card-desk';
import { openBotFramework } from './bot-framework/open';
import type { Phones } from './phones';
import type { Reception } from './reception';
import { watchAccount } from './sms/account-watch';
import { createSmsCarrier } from './sms/carrier';
import { smsDoor } from './sms/door';
import { heardBefore } from './sms/heard-before';
import { meterSegments } from './sms/segment-meter';

export interface Doors {
  readonly routes: readonly ((server: Server) => void)[];
  readonly carriers: Readonly<Partial<Record<Carriage, Carrier>>>;
  /** The SMS provider's code while it refuses our account; null otherwise. */
  readonly smsFault?: () => string | null;
  /** To be told of every turn of this process. */
  readonly seen?: (turn: TurnSeen) => void;
  readonly stop?: () => void;
}

interface Needs {
  readonly config: Config;
  readonly people: People;
  readonly metrics: Registry;
  readonly log: Logger;
  /** The demo people, outside production. */
  readonly phones: Phones | null;
  readonly intake: () => Intake;
  readonly receipt: Mailroom['receipt'];
  readonly cards: CardDesk;
  /** A connection that fails while Redis is away, for the rates of senders and the ids of texts. */
  readonly rates: () => RedisClient;
  /** What a sender is called in Redis: never a number. */
  readonly mark: Vault['mark'];
  readonly onFault: OnFault;
  /** What a group is told, where somebody put the bot into one. */
  readonly groupWords: () => string;
  /** Whether somebody still waits for the bot to answer what lies in their mailbox under this id. */
  readonly waitsForBot: (person: Person, once: string) => Promise<boolean>;
}

/** The doors that this process's settings open, in and out. */
export async function doorsFor(needs: Needs): Promise<Doors> {
  const teams = await botFrameworkDoor(needs);
  const sms = smsDoors(needs);
  return {
    ...teams,
    ...sms,
    routes: [...teams.routes, ...sms.routes],
    carriers: { ...teams.carriers, ...sms.carriers },
  };
}

async function botFrameworkDoor(needs: Needs): Promise<Doors> {
  const { config, metrics, log, cards, groupWords, waitsForBot } = needs;
  if (config.botFrameworkDoor === 'closed') return { routes: [], carriers: {} };
  const shared = { metrics, log, cards, groupWords, waitsForBot, ...reception(needs) };
  const { route, carrier, typing } = await openBotFramework(config.botFramework ?? null, shared);
  return {
    routes: [route],
    carriers: { 'bot-framework': carrier },
    seen: ({ person }) => typing.turned(person.id),
    stop: () => typing.stop(),
  };
}

function smsDoors(needs: Needs): Doors {
  const { config, metrics, log, receipt, rates, mark, onFault } = needs;
  const { twilio, publicUrl = `http://localhost:${config.port}` } = config;
  if (twilio === undefined) return { routes: [], carriers: {} };
  const { accountSid, authToken, apiUrl, from, messagingServiceSid, perSecond } = twilio;
  const sender = messagingServiceSid === undefined ? { from: from ?? '' } : { messagingServiceSid };
  const statusUrl = `${publicUrl}/api/sms/status`;
  const provider = watchAccount(createSmsCarrier({ accountSid, authToken, apiUrl, sender, statusUrl }), {
    metrics,
    log,
  });
  const name = mark(`sms-sender ${accountSid} ${messagingServiceSid ?? from}`);
  const redis = rates();
  const rate = new SenderRate({ redis, sender: name, perSecond, timers: realTimers });
  return {
    routes: [
      smsDoor({ authToken, publicUrl, metrics, log, receipt, heardBefore: heardBefore(redis), ...reception(needs) }),
    ],
    carriers: { sms: paced(meterSegments(metrics, provider.carrier), rate, onFault) },
    smsFault: provider.fault,
  };
}

/** Who is behind an address: in development somebody new is a mentee of the demo mentor, in production a stranger. */
function reception({ people, phones, intake }: Needs): Reception {
  return {
    people: {
      byAddress: (address) => people.byAddress(address),
      newcomer: (address, displayName) => (phones ? phones.newcomer(address, displayName) : people.strangerAt(address)),
    },
    intake: { accept: (...mail) => intake().accept(...mail) },
  };
}
