import type { Registry } from 'prom-client';
import type { Server } from 'restify';
import type { Person } from '../../dialogs/person';
import type { BotFrameworkConfig } from '../../services/config';
import type { Carrier } from '../../services/mailroom/contract';
import type { Log } from '../http/server';
import type { Reception } from '../reception';
import type { CardDesk } from './card-desk';
import { createConnector } from './connector';
import { messagesDoor } from './door';
import { createFirstContact, type FirstContactPlace } from './first-contact';
import { createGroupManners } from './group-manners';
import { type BotIdentity, cloudOf, sdkCredentials } from './identity';
import { createBotToken } from './token';
import { createTyping, type Typing } from './typing';
import { createWire } from './wire';

export interface BotFrameworkNeeds extends Reception {
  readonly metrics: Registry;
  readonly log: Log;
  readonly cards: CardDesk;
  readonly groupWords: () => string;
  readonly waitsForBot: (person: Person, once: string) => Promise<boolean>;
}

/** The door in and the door out, which share the bot's token and its connections. */
export interface BotFramework {
  readonly route: (server: Server) => void;
  readonly carrier: Carrier;
  readonly typing: Typing;
}

/**
 * @param settings null when no app id is configured: only this machine is answered then
 * @throws when the identity is incomplete for its type
 */
export async function openBotFramework(
  settings: BotFrameworkConfig | null,
  { people, intake, metrics, log, cards, groupWords, waitsForBot }: BotFrameworkNeeds,
): Promise<BotFramework> {
  const identity = settings && identityOf(settings);
  const wire = createWire({ token: identity && createBotToken(await sdkCredentials(identity)) });
  const typing = createTyping({ wire, waitsForBot });
  const groups = createGroupManners({ wire, words: groupWords });
  return {
    route: messagesDoor({ people, intake, metrics, log, identity, cards, groups, typing }),
    carrier: createConnector({ wire, firstContact: createFirstContact(settings && placeOf(settings), wire) }),
    typing,
  };
}

function identityOf(settings: BotFrameworkConfig): BotIdentity {
  const { appId, appType, cloud, appPassword, tenantId, openIdMetadataUrl, teamsTenants } = settings;
  return {
    appId,
    appType,
    cloud,
    ...(appPassword === undefined ? {} : { appPassword }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(openIdMetadataUrl === undefined ? {} : { openIdMetadataUrl }),
    ...(teamsTenants === undefined ? {} : { teamsTenants }),
  };
}

/** Whose people are enrolled: those of the first tenant named. Without one nobody can be found by their object id. */
function placeOf(settings: BotFrameworkConfig): FirstContactPlace | null {
  const { appId, tenantId, teamsTenants, teamsServiceUrl } = settings;
  const serviceUrl = teamsServiceUrl ?? cloudOf(settings).teamsServiceUrl;
  const tenant = teamsTenants?.[0] ?? tenantId;
  return serviceUrl === null || tenant === undefined ? null : { serviceUrl, appId, tenant };
}
