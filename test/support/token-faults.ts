import { APP_ID, type Change, SERVICE_URL, TENANT_ID } from './messages-door';
import type { OpenIdServer, TokenParts } from './openid';
import type { RawRequest } from './raw-http';

/** Something wrong with how somebody proves to be the Bot Framework, or with the activity that the proof came with. */
export interface Fault {
  readonly headers: (openId: OpenIdServer) => NonNullable<RawRequest['headers']>;
  /** What is changed in the activity. */
  readonly activity?: Change;
  /** 401 when left out. */
  readonly status?: number;
}

const OTHER = '00000000-0000-4000-8000-00000000000c';
const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

const shown = (text: (openId: OpenIdServer) => string): Fault => ({
  headers: (openId) => ({ Authorization: text(openId) }),
});
const token = (parts: () => TokenParts): Fault => shown((openId) => `Bearer ${openId.token(parts())}`);
const header = (fields: Change, signWith?: TokenParts['signWith']) =>
  token(() => ({ header: fields, ...(signWith ? { signWith } : {}) }));
const claims = (fields: () => Change) => token(() => ({ claims: fields() }));
/** A genuine token, shown with an activity that it was not made for. */
const forged = (activity: Change): Fault => ({ ...token(() => ({})), activity });

/** By the name that a reader of the table sees. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'no Authorization header': { headers: () => ({}) },
  'an empty Authorization header': shown(() => ''),
  'the scheme Basic': shown((openId) => `Basic ${openId.token()}`),
  'the scheme in small letters': shown((openId) => `bearer ${openId.token()}`),
  'a scheme and nothing else': shown(() => 'Bearer'),
  'two Authorization headers': { headers: (openId) => twice(`Bearer ${openId.token()}`, `Bearer ${openId.token()}`) },
  'two, the first one forged': { headers: (openId) => twice('Bearer a.b.c', `Bearer ${openId.token()}`) },
  'malformed: a word': shown(() => 'Bearer nonsense'),
  'malformed: three parts that mean nothing': shown(() => 'Bearer a.b.c'),
  'malformed: claims that are null': shown(
    () => `Bearer ${encoded({ alg: 'RS256', kid: 'published' })}.${encoded(null)}.c`,
  ),
  'malformed: something behind it': shown((openId) => `Bearer ${openId.token()} x`),
  'malformed: a fourth part': shown((openId) => `Bearer ${openId.token()}.x`),
  'malformed: padded as plain base64': shown((openId) => `Bearer ${openId.token()}=`),
  'two signatures, as a JSON Web Signature': shown((openId) => `Bearer ${generalForm(openId.token())}`),
  'detached: the claims left out': shown((openId) => `Bearer ${openId.token().replace(/\..*\./, '..')}`),
  'ten kilobytes of claims': claims(() => ({ padding: 'x'.repeat(7_500), aud: OTHER })),
  'a hundred kilobytes of claims': { ...claims(() => ({ padding: 'x'.repeat(75_000) })), status: 431 },

  'audience: another bot': claims(() => ({ aud: OTHER })),
  'audience: several bots': claims(() => ({ aud: [APP_ID, OTHER] })),
  'audience: nobody': claims(() => ({ aud: undefined })),
  'issuer: somebody else': claims(() => ({ iss: 'https://evil.example' })),
  'issuer: another cloud': claims(() => ({ iss: 'https://api.botframework.us' })),
  'issuer: several': claims(() => ({ iss: ['https://api.botframework.com', 'https://evil.example'] })),
  'issuer: nobody': claims(() => ({ iss: undefined })),
  "issuer: in the emulator's manner": claims(() => ({
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    ver: '1.0',
    appid: APP_ID,
  })),
  "issuer: a tenant, in the bot's own manner": claims(() => ({
    iss: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
    ver: '2.0',
    azp: APP_ID,
    tid: TENANT_ID,
  })),
  "issuer: in another bot's manner": claims(() => ({ ver: '1.0', appid: 'another-bot' })),
  'expired: an hour ago': claims(() => ({ exp: soon(-3_600) })),
  'expired: six minutes ago, one more than clocks may differ': claims(() => ({ exp: soon(-360) })),
  'expired: never': claims(() => ({ exp: undefined })),
  'expired: at a time that is no number': claims(() => ({ exp: 'tomorrow' })),
  'not yet valid: for an hour': claims(() => ({ nbf: soon(3_600) })),
  'not yet valid: from a time that is no number': claims(() => ({ nbf: 'tomorrow' })),
  'service URL: another in the token': claims(() => ({ serviceurl: 'https://evil.example/' })),
  'service URL: none in the token': claims(() => ({ serviceurl: undefined })),

  'key: another': token(() => ({ signWith: 'another-key' })),
  'key: one that nobody published': header({ kid: 'unheard-of' }, 'another-key'),
  'key: no name': header({ kid: undefined }),
  'key: a name that is a number': header({ kid: 7 }),
  'key: a name of four thousand letters': header({ kid: 'k'.repeat(4_000) }),
  'key: the name of what every object has': header({ kid: '__proto__' }, 'another-key'),
  'key: brought along (jwk)': header({ jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } }, 'another-key'),
  'key: to be fetched elsewhere (jku)': header({ jku: 'https://evil.example/keys' }, 'another-key'),
  'key: a certificate to be fetched (x5u)': header({ x5u: 'https://evil.example/cert' }, 'another-key'),
  'key: a certificate brought along (x5c)': header({ x5c: ['MIIB'] }, 'another-key'),
  'critical: something nobody here understands': header({ crit: ['exp'] }),
  'critical: nothing, which is not permitted either': header({ crit: [] }),
  'algorithm: none': header({ alg: 'none' }, 'nothing'),
  'algorithm: nOnE': header({ alg: 'nOnE' }, 'nothing'),
  'algorithm: NONE, with a genuine signature': header({ alg: 'NONE' }),
  'algorithm: left out': header({ alg: undefined }),
  'algorithm: HS256, with the public key for a secret': header({ alg: 'HS256' }, 'hmac-of-public-key'),
  'algorithm: PS256': header({ alg: 'PS256' }),
  'algorithm: a larger one than it was signed with': header({ alg: 'RS512' }),
  'signature: none, though it says RS256': token(() => ({ signWith: 'nothing' })),
  'signature: cut short': shown((openId) => `Bearer ${openId.token().slice(0, -8)}`),
  'signature: of other claims': shown(
    (openId) => `Bearer ${withSignatureOf(openId.token({ claims: { x: 1 } }), openId.token())}`,
  ),

  'forged activity: another service URL': forged({ serviceUrl: 'https://evil.example/' }),
  'forged activity: the service URL without its slash': forged({ serviceUrl: SERVICE_URL.slice(0, -1) }),
  'forged activity: a channel that the key may not speak for': forged({ channelId: 'slack' }),
  'forged activity: the channel in capitals': forged({ channelId: 'MSTEAMS' }),
  'forged activity: the App Service channel, which has rules of its own': forged({ channelId: 'AseChannel' }),
  'forged activity: for another bot': forged({ recipient: { id: `28:${OTHER}` } }),
  'tenant: another one': forged({
    conversation: { id: 'a:one', conversationType: 'personal', tenantId: OTHER },
    channelData: { tenant: { id: OTHER } },
  }),
  'tenant: another one in the conversation': forged({ conversation: { id: 'a:one', tenantId: OTHER } }),
  "tenant: another one in the channel's data": forged({ channelData: { tenant: { id: OTHER } } }),
};

function twice(first: string, second: string) {
  return { Authorization: [first, second] };
}

function generalForm(compact: string): string {
  const [protectedHeader, payload, signature] = compact.split('.');
  return JSON.stringify({ payload, signatures: [1, 2].map(() => ({ protected: protectedHeader, signature })) });
}

function withSignatureOf(claimed: string, signed: string): string {
  return [...claimed.split('.').slice(0, 2), signed.split('.')[2]].join('.');
}
