import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { isLoopbackUrl } from '../http/loopback';
import { spokenIn } from './spoken';

const Id = z.string().min(1).max(1024);
const Account = z.object({
  id: Id,
  name: z.string().nullish(),
  role: z.string().nullish(),
  /** Teams: the person's object id in the directory, by which a coordinator enrols them. */
  aadObjectId: z.string().max(64).nullish(),
});

const Entity = z.object({
  type: z.string().nullish(),
  text: z.string().nullish(),
  mentioned: z.object({ id: z.string().nullish() }).nullish(),
});

/** Where replies go, so it decides who reads them: https, or this machine. A query or a fragment would garble the path. */
const ServiceUrl = z
  .string()
  .max(2048)
  .refine((url) => {
    if (!URL.canParse(url)) return false;
    const { protocol, username, password, search, hash } = new URL(url);
    const safe = protocol === 'https:' || (protocol === 'http:' && isLoopbackUrl(url));
    return safe && username === '' && password === '' && search === '' && hash === '';
  });

const MOST = 100;

/**
 * So many of a list; the rest is not looked at. What is read here nobody has vouched for yet, and 20,000 elements that are none cost
 * 45 ms; and each member that is added costs a look for a person.
 */
function theFirst<T extends z.ZodType>(element: T) {
  return z
    .array(z.unknown())
    .transform((all) => all.slice(0, MOST))
    .pipe(z.array(element));
}

/**
 * What we read of an activity (Bot Framework activity schema 3.1); everything else is dropped here and never reaches the
 * SDK. There is no limit to the text but that of the body: a long message may be the one that matters, and is handled by
 * those who know what to do with it.
 */
export const IncomingActivity = z.object({
  type: z.string().min(1).max(64),
  id: Id.optional(),
  // It is one half of a person's handle, and `|` joins the halves.
  channelId: z.string().regex(/^[\w.-]{1,64}$/),
  serviceUrl: ServiceUrl,
  from: Account,
  recipient: Account.nullish(),
  conversation: z.object({
    id: Id,
    isGroup: z.boolean().nullish(),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  text: z.string().nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish().catch(null),
  attachments: theFirst(z.object({ contentType: z.string().nullish() })).nullish(),
  membersAdded: theFirst(Account).nullish(),
  action: z.string().nullish(),
  /** Of an invoke: what is asked for. */
  name: z.string().max(256).nullish().catch(null),
  /** Of an invoke, and of a message that a button sent. */
  value: z.unknown().optional(),
  /** Who is mentioned in the text. What else a channel says about a message is its own affair. */
  entities: z.array(Entity.catch({})).nullish().catch(null),
  /** Of Teams: whose organisation it comes from, and what has happened to a message. */
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).nullish(), eventType: z.string().nullish() })
    .nullish()
    .catch(null),
});
export type IncomingActivity = z.infer<typeof IncomingActivity>;

type AccountRead = z.infer<typeof Account>;

const account = ({ id, name, role, aadObjectId }: AccountRead) => ({
  id,
  name: name ?? '',
  ...(role ? { role } : {}),
  ...(aadObjectId ? { aadObjectId } : {}),
});

/** The same, as the SDK wants it. */
export function toSdkActivity(read: IncomingActivity): Activity {
  const { conversation, recipient, attachments, membersAdded } = read;
  return {
    type: read.type,
    ...(read.id === undefined ? {} : { id: read.id }),
    channelId: read.channelId,
    serviceUrl: read.serviceUrl,
    from: account(read.from),
    recipient: recipient ? account(recipient) : { id: '', name: '' },
    conversation: {
      id: conversation.id,
      name: '',
      isGroup: conversation.isGroup ?? false,
      conversationType: conversation.conversationType ?? '',
      ...(conversation.tenantId ? { tenantId: conversation.tenantId } : {}),
    },
    text: spokenIn(read),
    ...(read.timestamp ? { timestamp: new Date(read.timestamp) } : {}),
    attachments: (attachments ?? []).map(({ contentType }) => ({ contentType: contentType ?? '' })),
    membersAdded: (membersAdded ?? []).map(account),
    ...(read.action ? { action: read.action } : {}),
    ...(read.name ? { name: read.name } : {}),
    ...(read.value === undefined ? {} : { value: read.value }),
    ...(read.channelData?.eventType ? { channelData: { eventType: read.channelData.eventType } } : {}),
    callerId: '',
    label: '',
    localTimezone: '',
    valueType: '',
    listenFor: [],
  };
}
