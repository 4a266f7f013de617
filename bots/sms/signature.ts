import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'node:querystring';

/**
 * Whether the provider itself sent a form: its published algorithm (twilio.com/docs/usage/security, "Validating requests").
 * HMAC-SHA1 under the account's token, over the URL as the provider was told it, then each field name and value, sorted
 * by name, with nothing between them; of a field that comes more than once, each different value once, sorted.
 * @param url public, not as a proxy rewrote it; with its query
 */
export function isSignedByProvider(
  authToken: string,
  signature: string,
  url: string,
  fields: URLSearchParams,
): boolean {
  const given = digest(signature);
  const signed = signedText(fields);
  let genuine = false;
  // Every form of the URL is tried whatever came of the one before, so that the time taken tells nothing.
  for (const form of formsOf(url)) {
    const expected = createHmac('sha1', authToken)
      .update(form + signed)
      .digest('base64');
    // Of digests, which are all of one length: what is compared takes as long for a signature that is too short.
    const same = timingSafeEqual(digest(expected), given);
    genuine ||= same;
  }
  return genuine;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

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

/**
 * What the provider may have signed, by its own library: the URL as it came; or with its special characters encoded, by some of its
 * servers in the manner of the old `querystring` module. Each with the scheme's own port and without any: that differs from call to call.
 */
function formsOf(url: string): ReadonlySet<string> {
  const forms = [...withAndWithoutPort(url)];
  if (URL.canParse(url)) forms.push(...withAndWithoutPort(new URL(url).href));
  return new Set([...forms, ...forms.slice(2).map(withOldQuery)]);
}

function withAndWithoutPort(url: string): [string, string] {
  const [, scheme = '', authority = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(url) ?? [];
  const host = authority.replace(/:\d*$/, '');
  const port = scheme.toLowerCase() === 'https://' ? ':443' : ':80';
  return [scheme + host + rest, scheme + (host === authority ? host + port : authority) + rest];
}

function withOldQuery(url: string): string {
  const query = url.indexOf('?') + 1;
  return query === 0 || query === url.length ? url : url.slice(0, query) + stringify(parse(url.slice(query)));
}
