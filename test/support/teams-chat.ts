import { z } from 'zod';
import type { Address } from '../../services/people';
import { type ProviderServer, startProvider } from './connector-server';

const Button = z.object({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  title: z.string(),
  verb: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
  fallback: z.unknown().optional(),
});
const Block = z.union([
  z.object({ type: z.literal('ActionSet'), actions: z.array(Button) }),
  z.object({ type: z.literal('RichTextBlock'), inlines: z.array(z.looseObject({ text: z.string() })) }),
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
      const conversation = decodeURIComponent(/conversations\/([^/]+)\//.exec(path)?.[1] ?? '');
      server.phone(conversation).took(SentActivity.parse(JSON.parse(body)));
      return { status: 201, body: JSON.stringify({ id: `sent-${server.#sent++}` }) };
    });
    return server;
  }

  #provider: ProviderServer | null = null;
  #sent = 1;
  readonly #phones = new Map<string, Inbox>();

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

/** One person in a personal chat with the bot: what they send, and what comes. */
export class TeamsChat {
  #activities = 0;

  constructor(
    private readonly server: TeamsServer,
    private readonly messagesUrl: string,
    readonly user: string,
    private readonly channelId = 'msteams',
  ) {}

  get address(): Address {
    const { channelId, user } = this;
    const reference = { serviceUrl: this.server.url, channelId, conversation: `a:${user}`, user, bot: '28:bot' };
    return {
      via: 'bot-framework',
      channel: 'teams',
      handle: `${channelId}|${user}`,
      reference: JSON.stringify(reference),
    };
  }

  /** @returns the status of the bot's answer */
  async says(text: string): Promise<number> {
    return (await this.post({ type: 'message', text })).status;
  }

  /** As Teams does it: an invoke, whose answer is the card from now on. */
  async invokes(action: SeenButton, id?: string): Promise<z.infer<typeof CardAnswered>> {
    const value = { action, trigger: 'manual' };
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
    const whole = {
      id: `${this.user}-${this.#activities}`,
      channelId: this.channelId,
      serviceUrl: this.server.url,
      from: { id: this.user, name: 'Somebody' },
      recipient: { id: '28:bot', name: 'Small Steps' },
      conversation: { id: `a:${this.user}`, conversationType: 'personal' },
      ...activity,
    };
    const body = JSON.stringify(whole);
    return fetch(this.messagesUrl, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  }
}
