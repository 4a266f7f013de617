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
  let genuine = false;
  // Every form of the URL is tried whatever came of the one before, so that the time taken tells nothing.
  for (const form of formsOf(url)) {
    const expected = Buffer.from(
      createHmac('sha1', authToken)
        .update(form + signed)
        .digest('base64'),
    );
    const same = expected.length === given.length && timingSafeEqual(expected, given);
    genuine ||= same;
  }
  return genuine;
}

function signedText(fields: URLSearchParams): string {
  const sorted = [...fields].sort(byNameThenValue);
  let text = '';
  sorted.forEach(([name, value], at) => {
    const before = sorted[at - 1];
    if (before?.[0] !== name || before[1] !== value) text += name + value;
  });
  return text;
}

/** By UTF-16 code units, as the provider sorts. */
function byNameThenValue([a, valueOfA]: readonly [string, string], [b, valueOfB]: readonly [string, string]): number {
  if (a !== b) return a < b ? -1 : 1;
  return valueOfA === valueOfB ? 0 : valueOfA < valueOfB ? -1 : 1;
}

/** With the scheme's own port and without it: which of the two is signed differs from call to call. */
function formsOf(url: string): string[] {
  const [, scheme = '', authority = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/i.exec(url) ?? [];
  const host = authority.replace(/:\d*$/, '');
  const port = scheme.toLowerCase() === 'https://' ? ':443' : ':80';
  return [scheme + host + rest, scheme + (host === authority ? host + port : authority) + rest];
}
