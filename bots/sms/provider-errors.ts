import type { UndeliveredMeans } from '../../dialogs/events';

/**
 * What a refusal or a failed delivery is about.
 * A person's number or phone (`means`) · `account`: ours is at fault, and an operator has to look · `wait`: the sender is to go
 * slower · `message`: this one message, or nothing that is known.
 */
export type ProviderFault =
  | { readonly about: 'number'; readonly means: UndeliveredMeans }
  | { readonly about: 'account' | 'wait' | 'message' };

const OPTED_OUT: ProviderFault = { about: 'number', means: 'opted-out' };
const UNREACHABLE: ProviderFault = { about: 'number', means: 'unreachable' };
const GONE: ProviderFault = { about: 'number', means: 'gone' };
const AWAY: ProviderFault = { about: 'number', means: 'away' };
const ACCOUNT: ProviderFault = { about: 'account' };
const WAIT: ProviderFault = { about: 'wait' };
const MESSAGE: ProviderFault = { about: 'message' };

/**
 * The provider's codes, as its dictionary explains them (twilio.com/docs/api/errors/CODE). What is not listed concerns one message.
 * Its meanings are adjusted from time to time (its change log of July 2024 split several), so the newer codes stand beside the older.
 */
const MEANINGS: Readonly<Record<string, ProviderFault>> = {
  // They have stopped texts from this sender, at the provider.
  21610: OPTED_OUT,

  // The number as it stands in our books is nobody's, or is not in service any more.
  21211: GONE, // invalid "To" number
  21217: GONE, // does not appear to be a valid number
  30005: GONE, // unknown destination: unknown, inactive, or no longer in service

  // Somebody's, but texts from us cannot come to it.
  21408: UNREACHABLE, // the account may not send to that region
  21612: UNREACHABLE, // not from this sender to that number
  21614: UNREACHABLE, // not a mobile number
  21635: UNREACHABLE, // a landline
  21265: UNREACHABLE, // a short code
  30006: UNREACHABLE, // a landline, or a carrier that cannot be reached

  // Once says little: it is looked at again with the next ones.
  30003: AWAY, // switched off, without signal, roaming; or cannot get texts at all
  30004: AWAY, // blocked at the handset or the carrier: the person, a list, or this wording

  // Ours.
  10001: ACCOUNT, // the account is not active
  20003: ACCOUNT, // authentication failed
  20005: ACCOUNT, // the account is suspended
  20006: ACCOUNT, // access denied
  20403: ACCOUNT, // forbidden
  20404: ACCOUNT, // no such account
  21212: ACCOUNT, // invalid "From" number
  21603: ACCOUNT, // no "From" number
  21606: ACCOUNT, // the "From" number cannot send texts
  21607: ACCOUNT, // the same, of a number that is not ours
  21608: ACCOUNT, // a trial account sends to numbers that it has verified alone
  21659: ACCOUNT, // the "From" number is none of the provider's
  21660: ACCOUNT, // the "From" number belongs to another account
  21661: ACCOUNT, // the "From" number has no texts
  21701: ACCOUNT, // no such Messaging Service
  21703: ACCOUNT, // a Messaging Service without a number
  21704: ACCOUNT, // a Messaging Service without a number for that place
  21705: ACCOUNT, // an invalid Messaging Service
  30002: ACCOUNT, // suspended while the message waited at the provider
  30034: ACCOUNT, // the number is not registered for this use
  63038: ACCOUNT, // the day's messages are used up

  // Slower.
  14107: WAIT, // too many between two numbers
  20429: WAIT, // too many requests
  21611: WAIT, // the queue of the "From" number is full
  30001: WAIT, // the queue of the Messaging Service is full
  30022: WAIT, // the rate of a registered use is exceeded
};

/**
 * @param code from the provider's dictionary, as its answer or its receipt has it; null when there is none
 * @param status of an HTTP answer
 */
export function providerFault(code: string | null, status?: number): ProviderFault {
  const known = code === null ? undefined : MEANINGS[code];
  if (known !== undefined) return known;
  if (status === 429) return WAIT;
  return code === null && (status === 401 || status === 403) ? ACCOUNT : MESSAGE;
}
