import { messagesDoor } from '../../bots/bot-framework/door';
import type { BotIdentity } from '../../bots/bot-framework/identity';
import { startEdge, type TestEdge } from './edge';
import { type OpenIdServer, startOpenId, type TokenParts } from './openid';
import { type RawAnswer, type RawRequest, request } from './raw-http';
import { MemoryReception } from './reception';

export const APP_ID = '00000000-0000-4000-8000-00000000000a';
/** Whose people may write to the bot. */
export const TENANT_ID = '00000000-0000-4000-8000-00000000000b';
export const SERVICE_URL = 'https://teams.example.org/emea/';

/** A message as Teams sends it. */
export const MESSAGE = {
  type: 'message',
  id: '1767600000000',
  channelId: 'msteams',
  serviceUrl: SERVICE_URL,
  from: { id: '29:sam', name: 'Sam' },
  recipient: { id: `28:${APP_ID}`, name: 'Small Steps' },
  conversation: { id: 'a:one', conversationType: 'personal', tenantId: TENANT_ID },
  text: 'morning',
  timestamp: '2026-01-05T09:00:00Z',
  channelData: { tenant: { id: TENANT_ID } },
};

export type Change = Readonly<Record<string, unknown>>;

/** `POST /api/messages` over real HTTP, with people and mailboxes in memory and a server of signing keys of its own. */
export interface TestDoor {
  readonly reception: MemoryReception;
  readonly openId: OpenIdServer;
  readonly edge: TestEdge;
  post(activity: Change | string, headers?: RawRequest['headers']): Promise<RawAnswer>;
  /** The header that carries a genuine token, but for what `parts` changes. */
  bearer(parts?: TokenParts): { readonly Authorization: string };
  /** How often the door counted an outcome. */
  counted(outcome: string): Promise<number>;
  close(): Promise<void>;
}

export async function startMessagesDoor(identity: 'configured' | 'none'): Promise<TestDoor> {
  const reception = new MemoryReception();
  const openId = await startOpenId({ appId: APP_ID, serviceUrl: SERVICE_URL });
  const configured: BotIdentity = {
    appId: APP_ID,
    appType: 'SingleTenant',
    appPassword: 'drama',
    tenantId: TENANT_ID,
    teamsTenants: [TENANT_ID],
    openIdMetadataUrl: openId.metadataUrl,
  };
  const { people, intake } = reception;
  const who = identity === 'configured' ? configured : null;
  const edge = await startEdge((parts) => [messagesDoor({ people, intake, identity: who, ...parts })]);
  return {
    reception,
    openId,
    edge,
    post: (activity, headers = {}) =>
      request(`${edge.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      }),
    bearer: (parts) => ({ Authorization: `Bearer ${openId.token(parts)}` }),
    counted: async (outcome) => {
      const { values = [] } = (await edge.metrics.getSingleMetric('small_steps_door_total')?.get()) ?? {};
      return values.find(({ labels }) => labels['outcome'] === outcome)?.value ?? 0;
    },
    close: async () => {
      await edge.close();
      await openId.close();
    },
  };
}
