import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** What a token is made of; every part can be made wrong. */
export interface TokenParts {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signWith?: 'published' | 'another-key' | 'hmac-of-public-key' | 'nothing';
}

/** A server that publishes signing keys as the Bot Framework does, and signs tokens with them. */
export interface OpenIdServer {
  readonly metadataUrl: string;
  /** How often the keys were asked for. */
  readonly asked: number;
  /** From now on: answer with a 500, with a page that is no JSON, hold every request open, or be well again. */
  behave(how: 'well' | 'failing' | 'babbling' | 'hanging'): void;
  /** From now on a second key is published beside the first: what is `signWith: 'another-key'` under the id `another`. */
  publishAnother(): void;
  /** A token that is good for an hour, but for what `parts` changes. Undefined as a claim leaves it out. */
  token(parts?: TokenParts): string;
  close(): Promise<void>;
}

export interface OpenIdOptions {
  readonly appId: string;
  readonly serviceUrl: string;
}

const KEY_ID = 'published';

const newKeys = () => ({
  published: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  another: generateKeyPairSync('rsa', { modulusLength: 2048 }),
});
let made: ReturnType<typeof newKeys> | undefined;
/** Making keys takes longer than everything else, so all servers of one test file publish the same ones. */
function keys(): ReturnType<typeof newKeys> {
  made ??= newKeys();
  return made;
}

export async function startOpenId({ appId, serviceUrl }: OpenIdOptions): Promise<OpenIdServer> {
  const { published, another } = keys();
  const jwk = (key: KeyObject, kid: string) => ({
    ...key.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    endorsements: ['msteams', 'sms'],
  });
  const jwks = [jwk(published.publicKey, KEY_ID)];
  let mood: Parameters<OpenIdServer['behave']>[0] = 'well';
  let asked = 0;

  const server = createServer((req, res) => {
    asked += 1;
    if (mood === 'hanging') return;
    if (mood === 'failing') {
      res.statusCode = 500;
      res.end();
      return;
    }
    if (mood === 'babbling') {
      res.end('<html>Sign in to the hotel network</html>');
      return;
    }
    const body =
      req.url === '/keys' ? { keys: jwks } : { issuer: 'https://api.botframework.com', jwks_uri: `${base}/keys` };
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  return {
    metadataUrl: `${base}/metadata`,
    get asked() {
      return asked;
    },
    behave: (how) => {
      mood = how;
    },
    publishAnother: () => {
      jwks.push(jwk(another.publicKey, 'another'));
    },
    token: ({ header = {}, claims = {}, signWith = 'published' } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const good = {
        iss: 'https://api.botframework.com',
        aud: appId,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 3600,
      };
      const head = encode({ typ: 'JWT', alg: 'RS256', kid: KEY_ID, ...header });
      const text = `${head}.${encode({ ...good, ...claims })}`;
      return `${text}.${signature(text, signWith, published.publicKey, published.privateKey, another.privateKey)}`;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function encode(part: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function signature(
  text: string,
  how: NonNullable<TokenParts['signWith']>,
  pub: KeyObject,
  key: KeyObject,
  other: KeyObject,
): string {
  if (how === 'nothing') return '';
  if (how === 'hmac-of-public-key') {
    const secret = pub.export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', secret).update(text).digest('base64url');
  }
  return sign('RSA-SHA256', Buffer.from(text), how === 'published' ? key : other).toString('base64url');
}
