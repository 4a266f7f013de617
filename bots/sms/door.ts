import type { Registry } from 'prom-client';
import type { Request, Response, Server } from 'restify';
import type { Mailroom } from '../../services/mailroom';
import { answer, refuse } from '../http/answer';
import { readForm } from '../http/body';
import { type DoorMeter, type DoorOutcome, meterDoor } from '../http/measure';
import { limitStrangers, RateLimit, slowedDown } from '../http/rate-limit';
import type { Log } from '../http/server';
import { onceOf, type Reception, receive } from '../reception';
import type { HeardBefore } from './heard-before';
import { readSms } from './incoming';
import { messageIn, readReceipt } from './receipt';
import { isSignedByProvider } from './signature';

export interface SmsDoorOptions extends Reception {
  /** The account's token: with it the provider signs what it sends. */
  readonly authToken: string;
  /** Where the provider reaches us: scheme, host and, where there is one, the path in front of /api. */
  readonly publicUrl: string;
  /** Takes note of what became of a message of ours; throws when that cannot be kept. */
  readonly receipt: Mailroom['receipt'];
  /** Texts that were heard in the last weeks; without it, the mailroom's hours are all there is. */
  readonly heardBefore?: HeardBefore;
  readonly metrics: Registry;
  readonly log: Log;
  /** For those who come without a signature, or with a false one. */
  readonly strangers?: RateLimit;
}

/** No reply in the answer: replies leave by the outbox, with receipts. */
const NOTHING_TO_SAY = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

const SIGNATURE = 'x-twilio-signature';

/** `POST /api/sms` and `POST /api/sms/status`: what the SMS provider tells us. A message is answered once it is durable. */
export function smsDoor(options: SmsDoorOptions): (server: Server) => void {
  const { metrics, strangers = new RateLimit({ perMinute: 30, burst: 30 }) } = options;
  const heard = meterDoor(metrics, 'sms');
  const told = meterDoor(metrics, 'sms-status');
  return (server) => {
    server.post('/api/sms', limitStrangers(strangers, SIGNATURE), async (req: Request, res: Response) => {
      const fields = await signedFields(req, res, { ...options, strangers }, heard);
      if (fields === null) return;
      const outcome = await takeIn(fields, options);
      heard.count(outcome);
      if (outcome === 'malformed') refuse(res, 400);
      else if (outcome === 'unavailable') refuse(res, 503);
      else answer(res, 200, NOTHING_TO_SAY, { 'Content-Type': 'text/xml; charset=utf-8' });
    });
    server.post('/api/sms/status', limitStrangers(strangers, SIGNATURE), async (req: Request, res: Response) => {
      const fields = await signedFields(req, res, { ...options, strangers }, told);
      if (fields === null) return;
      const outcome = await takeReceipt(fields, req.url ?? '', options);
      told.count(outcome);
      if (outcome === 'unavailable') refuse(res, 503);
      else answer(res, 204);
    });
  };
}

/** Whatever says nothing about a message of ours is thanked for all the same: the provider would only send it again. */
async function takeReceipt(
  fields: URLSearchParams,
  target: string,
  { receipt, log }: SmsDoorOptions,
): Promise<DoorOutcome> {
  const news = readReceipt(fields);
  const messageId = messageIn(target);
  if (news === null || messageId === null) return 'ignored-kind';
  try {
    const noted = await receipt(messageId, news);
    return noted === 'noted' ? 'accepted' : noted === 'old' ? 'duplicate' : 'ignored-sender';
  } catch (error) {
    log.warn({ door: 'sms-status', error: nameOf(error) }, 'a receipt could not be kept');
    return 'unavailable';
  }
}

/** The fields of a form that the provider signed; null when it was refused, and answered, instead. */
async function signedFields(
  req: Request,
  res: Response,
  { authToken, publicUrl, strangers }: SmsDoorOptions & { readonly strangers: RateLimit },
  meter: DoorMeter,
): Promise<URLSearchParams | null> {
  const body = await readForm(req);
  if (!body.ok) {
    meter.count('malformed');
    if (!slowedDown(strangers, res)) refuse(res, body.status);
    return null;
  }
  const signature = req.headers[SIGNATURE];
  const url = publicUrl.replace(/\/+$/, '') + (req.url ?? '');
  if (typeof signature === 'string' && isSignedByProvider(authToken, signature, url, body.value)) return body.value;
  meter.count('unauthenticated');
  if (!slowedDown(strangers, res)) refuse(res, 403);
  return null;
}

async function takeIn(
  fields: URLSearchParams,
  { people, intake, log, heardBefore }: SmsDoorOptions,
): Promise<DoorOutcome> {
  const sms = readSms(fields);
  if (sms === null) return 'malformed';
  if (sms.from === null) return 'ignored-sender';
  try {
    const from = { address: sms.from, displayName: null };
    const once = onceOf('sms', sms.id);
    // Signed once, signed for ever: a STOP that somebody caught must not end texts again another day.
    if (await heardBefore?.has(once)) return 'duplicate';
    const outcome = await receive({ people, intake }, { text: sms.text, media: sms.media }, from, once);
    // Not waited for: the text is safe, and the mailroom knows its id for hours.
    void heardBefore?.keep(once).catch((error: unknown) => {
      log.warn({ door: 'sms', error: nameOf(error) }, 'the id of a message could not be kept');
    });
    return outcome;
  } catch (error) {
    log.warn({ door: 'sms', error: nameOf(error) }, 'a message could not be kept');
    return 'unavailable';
  }
}

/** An error's message may quote what somebody wrote; its name cannot. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);
