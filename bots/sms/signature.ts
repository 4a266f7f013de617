import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether the provider itself sent a form: its published algorithm (twilio.com/docs/usage/security, "Validating requests").
 * HMAC-SHA1 under the account's token, over the URL as the provider was told it, then each field name and value, sorted
 * by name, with nothing between them; of a field that comes more than once, each different value once, sorted.
 * @param url public, not as a proxy rewrote it; with its query, and the port only where the provider names it. Both are tried.
 */
export function isSignedByProvider(
  authToken: string,
  signature: string,
  url: string,
  fields: URLSearchParams,
): boolean {
  const given = Buffer.from(signature);
  const signed = signedText(fields);
  // Every form of the URL is tried whatever came of the one before, so that the time taken tells nothing.
  return formsOf(url)
    .map((form) => Buffer.from(createHmac('sha1', authToken).update(`${form}${signed}`, 'utf8').digest('base64')))
    .map((expected) => expected.length === given.length && timingSafeEqual(expected, given))
    .includes(true);
}

function signedText(fields: URLSearchParams): string {
  const names = [...new Set(fields.keys())].sort();
  return names.flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value)).join('');
}

/** With the scheme's own port and without it: which of the two is signed differs from call to call. */
function formsOf(url: string): string[] {
  const [, scheme = '', authority = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/i.exec(url) ?? [];
  const host = authority.replace(/:\d*$/, '');
  const port = scheme.toLowerCase() === 'https://' ? ':443' : ':80';
  return [scheme + host + rest, scheme + (host === authority ? host + port : authority) + rest];
}
