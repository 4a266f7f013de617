import { once } from 'node:events';
import https from 'node:https';
import { certificateFor } from './certificate';

/** One request for a token, as the login server saw it. */
export interface TokenRequest {
  readonly host: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

/** The login servers of all clouds at once, on this machine: whatever goes out by https from this process comes here. */
export interface LoginServer {
  readonly asked: readonly TokenRequest[];
  /** How long the tokens to come are good for, in seconds; an hour until told. */
  tokensLast(seconds: number): void;
  /** From now on: refuse the client's secret, or be well again. */
  refuse(how: boolean): void;
  close(): Promise<void>;
}

const HOSTS = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'];

/**
 * The SDK's login client takes https alone and knows the login servers by name. So it keeps its names, its certificates
 * are checked, and only the way there leads to this machine: by Node's own agent, which the client uses.
 */
export async function startLogin(): Promise<LoginServer> {
  const { key, cert } = certificateFor(...HOSTS);
  const asked: TokenRequest[] = [];
  let seconds = 3_600;
  let refusing = false;
  const server = https.createServer({ key, cert }, async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(Buffer.from(chunk));
    const { host = '' } = req.headers;
    const path = req.url ?? '';
    res.setHeader('Content-Type', 'application/json');
    if (req.method === 'GET') {
      res.end(JSON.stringify(path.includes('discovery/instance') ? discovery(host) : configuration(host, path)));
      return;
    }
    asked.push({ host, path, form: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())) });
    res.statusCode = refusing ? 401 : 200;
    const token = { token_type: 'Bearer', expires_in: seconds, access_token: `token-${asked.length}` };
    res.end(JSON.stringify(refusing ? { error: 'invalid_client', error_description: 'AADSTS7000215' } : token));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const before = https.globalAgent.options;
  https.globalAgent.options = { ...before, host: '127.0.0.1', port, ca: cert };
  return {
    asked,
    tokensLast: (told) => {
      seconds = told;
    },
    refuse: (how) => {
      refusing = how;
    },
    close: async () => {
      https.globalAgent.options = before;
      https.globalAgent.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function discovery(host: string) {
  return {
    tenant_discovery_endpoint: `https://${host}/common/v2.0/.well-known/openid-configuration`,
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

function configuration(host: string, path: string) {
  const tenant = path.split('/')[1] ?? '';
  const base = `https://${host}/${tenant}`;
  return {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  };
}
