import type { Activity } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  type BotFrameworkAuthentication,
} from 'botframework-connector';
import { z } from 'zod';
import { within } from '../http/deadline';

export type Verdict =
  | { readonly genuine: true; readonly by: AuthenticateRequestResult }
  /** `keys`: the server that publishes the signing keys did not answer, so nobody can tell. */
  | { readonly genuine: false; readonly because: 'token' | 'keys' };

const FORGED: Verdict = { genuine: false, because: 'token' };
const CANNOT_TELL: Verdict = { genuine: false, because: 'keys' };

/** The SDK asks for the keys without a time limit of its own. */
const PATIENCE_MS = 5_000;

const Header = z.object({
  alg: z.enum(['RS256', 'RS384', 'RS512']),
  kid: z.string().min(1).max(256),
  // Whoever does not understand what is critical must refuse it (RFC 7515 §4.1.11), and the SDK does not look.
  crit: z.never().optional(),
});
const Claims = z.object({ iss: z.string(), aud: z.string(), serviceurl: z.string(), exp: z.number() });

/**
 * Whether the Bot Framework itself sent this activity to this bot. The SDK verifies signature, key, endorsement, issuer,
 * audience, lifetime and service URL; what it does badly is done here first:
 * - A token of a shape or algorithm it does not expect makes it throw errors that look like outages.
 * - The sender's `iss`, `ver` or `channelId` can choose another rulebook (emulator, skill, App Service), in which the
 *   service URL is not checked and the bot's own outgoing token is good enough. Only the channels' issuer is let through.
 *
 * @param issuer of the channels' tokens in the bot's cloud
 */
export async function authenticate(
  sdk: Pick<BotFrameworkAuthentication, 'authenticateRequest'>,
  activity: Activity,
  authorization: string,
  { issuer, patienceMs = PATIENCE_MS }: { readonly issuer: string; readonly patienceMs?: number },
): Promise<Verdict> {
  if (!isPlausible(authorization, issuer)) return FORGED;
  try {
    return { genuine: true, by: await within(patienceMs, sdk.authenticateRequest(activity, authorization)) };
  } catch (error) {
    return isTokenFault(error) ? FORGED : CANNOT_TELL;
  }
}

function isPlausible(authorization: string, issuer: string): boolean {
  const [, header = '', claims = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  return read(Header, header) !== null && read(Claims, claims)?.iss === issuer;
}

function read<T>(schema: z.ZodType<T>, part: string): T | null {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** The names are those of the jsonwebtoken package. A key server's failure is an AuthenticationError with status 500. */
function isTokenFault(error: unknown): boolean {
  if (error instanceof AuthenticationError) return Number(error.statusCode) < 500;
  return error instanceof Error && /^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(error.name);
}
