import { z } from 'zod';
import type { Address } from '../../services/people';
import { type ProviderServer, startProvider } from './connector-server';

const Button = z.looseObject({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  title: z.string(),
  verb: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
  fallback: z.unknown().optional(),
});
const Block = z.union([
  z.looseObject({ type: z.literal('ActionSet'), actions: z.array(Button) }),
  z.looseObject({ type: z.literal('RichTextBlock'), inlines: z.array(z.looseObject({ text: z.string() })) }),
]);
const Card = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.string(),
  fallbackText: z.string(),
  refresh: z.object({ action: Button, userIds: z.array(z.string()) }).optional(),
  body: z.array(Block),
});
export type SeenCard = z.infer<typeof Card>;
export type SeenButton = z.infer<typeof Button>;

const SentActivity = z.looseObject({
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.string(), content: Card })).optional(),
});
export type SentActivity = z.infer<typeof SentActivity>;

/** What an `adaptiveCard/action` was answered with. */
export const CardAnswered = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });
export type CardAnswered = z.infer<typeof CardAnswered>;

/** Everything that can be pressed on a card, in order. */
export const buttonsOf = (card: SeenCard): SeenButton[] =>
  card.body.flatMap((block) => (block.type === 'ActionSet' ? block.actions : []));
/** What can be read on a card, line by line. */
export const linesOf = (card: SeenCard): string[] =>
  card.body.flatMap((block) => (block.type === 'RichTextBlock' ? block.inlines.map(({ text }) => text) : []));
export const titlesOf = (card: SeenCard): string[] => buttonsOf(card).map(({ title }) => title);

export function buttonCalled(card: SeenCard, title: string): SeenButton {
  const button = buttonsOf(card).find((one) => one.title === title);
  if (button === undefined) throw new Error(`There is no button "${title}". There are: ${titlesOf(card).join(', ')}.`);
  return button;
}

export function cardIn({ attachments, text }: SentActivity): SeenCard {
  const [first] = attachments ?? [];
  if (first === undefined) throw new Error(`There are no buttons under "${text}".`);
  return first.content;
}

/** A connector as Teams runs one, and people whose phones hang on it. */
export class TeamsServer {
  static async start(): Promise<TeamsServer> {
    const server = new TeamsServer();
    server.#provider = await startProvider(({ path, body }) => {
      if (path.startsWith('/token')) return { status: 200, body: tokenOfTheMachine() };
      const conversation = decodeURIComponent(/conversations\/([^/]+)\//.exec(path)?.[1] ?? '');
      server.phone(conversation).took(SentActivity.parse(JSON.parse(body)));
      return { status: 201, body: JSON.stringify({ id: `sent-${server.#sent++}` }) };
    });
    return server;
  }

  #provider: ProviderServer | null = null;
  #sent = 1;
  readonly #phones = new Map<string, Inbox>();

  /** Where the machine's own identity is asked for a token, should the service have one. */
  get identityUrl(): string {
    return `${this.url}/token`;
  }

  get url(): string {
    return this.#provider?.url ?? '';
  }

  phone(conversation: string): Inbox {
    const inbox = this.#phones.get(conversation) ?? new Inbox();
    this.#phones.set(conversation, inbox);
    return inbox;
  }

  async close(): Promise<void> {
    await this.#provider?.close();
  }
}

class Inbox {
  readonly #came: SentActivity[] = [];
  #wake: () => void = () => {};

  took(activity: SentActivity): void {
    this.#came.push(activity);
    this.#wake();
  }

  async next(): Promise<SentActivity> {
    while (this.#came.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const [first] = this.#came.splice(0, 1);
    return first ?? {};
  }
}

/** What Teams proves itself with to the bot, and what it knows of its registration. */
export interface Registration {
  readonly appId: string;
  readonly tenantId: string;
  /** For one request. */
  token(): string;
}

/** One person in a personal chat with the bot: what they send, and what comes. */
export class TeamsChat {
  #activities = 0;

  constructor(
    private readonly server: TeamsServer,
    private readonly messagesUrl: string,
    readonly user: string,
    private readonly channelId = 'msteams',
    /** Null: the bot has no app id, and asks for no token. */
    private readonly registration: Registration | null = null,
  ) {}

  get address(): Address {
    const { channelId, user, bot } = this;
    const reference = { serviceUrl: this.server.url, channelId, conversation: `a:${user}`, user, bot };
    return {
      via: 'bot-framework',
      channel: 'teams',
      handle: `${channelId}|${user}`,
      reference: JSON.stringify(reference),
    };
  }

  private get bot(): string {
    return `28:${this.registration?.appId ?? 'bot'}`;
  }

  /** @returns the status of the bot's answer */
  async says(text: string): Promise<number> {
    return (await this.post({ type: 'message', text })).status;
  }

  /** As Teams does it: an invoke, whose answer is the card from now on. */
  async invokes(action: SeenButton, id?: string): Promise<CardAnswered> {
    return this.acts({ action, trigger: 'manual' }, id);
  }

  /** @param value `trigger` is `automatic` when the card was shown and nobody pressed anything */
  async acts(value: Readonly<Record<string, unknown>>, id?: string): Promise<CardAnswered> {
    const answered = await this.post({ type: 'invoke', name: 'adaptiveCard/action', value, ...(id ? { id } : {}) });
    return CardAnswered.parse(await answered.json());
  }

  async presses(card: SeenCard, title: string): Promise<SeenCard> {
    return Card.parse((await this.invokes(buttonCalled(card, title))).value);
  }

  /** The card is shown again. */
  async looks(card: SeenCard): Promise<SeenCard> {
    if (card.refresh === undefined) throw new Error('This card is not updated when it is shown.');
    return Card.parse((await this.invokes(card.refresh.action)).value);
  }

  /** As Web Chat does it: a message with the button's data. */
  async submits(card: SeenCard, title: string): Promise<number> {
    return (await this.post({ type: 'message', value: buttonCalled(card, title).data })).status;
  }

  next(): Promise<SentActivity> {
    return this.server.phone(`a:${this.user}`).next();
  }

  /** The next message, which has to be one with buttons. */
  async nextCard(): Promise<SeenCard> {
    return cardIn(await this.next());
  }

  post(activity: Readonly<Record<string, unknown>>): Promise<Response> {
    this.#activities += 1;
    const own = this.registration;
    const whole = {
      id: `${this.user}-${this.#activities}`,
      channelId: this.channelId,
      serviceUrl: this.server.url,
      from: { id: this.user, name: 'Somebody' },
      recipient: { id: this.bot, name: 'Small Steps' },
      conversation: { id: `a:${this.user}`, conversationType: 'personal', ...(own ? { tenantId: own.tenantId } : {}) },
      ...(own ? { channelData: { tenant: { id: own.tenantId } } } : {}),
      ...activity,
    };
    const headers = { 'Content-Type': 'application/json', ...(own ? { Authorization: `Bearer ${own.token()}` } : {}) };
    return fetch(this.messagesUrl, { method: 'POST', headers, body: JSON.stringify(whole) });
  }
}

/** As the platform that a service runs on gives it to a managed identity. */
export function tokenOfTheMachine(): string {
  const inAnHour = Math.floor(Date.now() / 1000) + 3_600;
  return JSON.stringify({ access_token: 'of-the-machine', expires_on: String(inAnHour), token_type: 'Bearer' });
}
