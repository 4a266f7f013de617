import { type CardFace, firstFace } from '../../dialogs/cards/card';
import type { CardOption, Choices } from '../../dialogs/effects';
import { pathPicture } from './path-picture';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** What the bot is asked to do when a button is pressed, and when a card is shown again. */
export const VERBS = { press: 'press', look: 'look' } as const;

export type AdaptiveCard = Part;

/** How a channel takes buttons: as a card that is updated in place, as one that is not, or not at all. */
export type Buttons = 'updated' | 'plain' | 'none';

/** Web Chat leaves a press of Action.Execute unheard, fallback or not, so it gets Action.Submit alone (microsoft/BotFramework-WebChat#3844). */
export function buttonsOn(channelId: string): Buttons {
  if (channelId === 'msteams') return 'updated';
  return ['webchat', 'directline', 'emulator'].includes(channelId) ? 'plain' : 'none';
}

/**
 * What goes out with buttons: for Teams the whole message as a card, its words beside it only as the line of the notification, since
 * Teams would show both; elsewhere the words as they always were, and the buttons under them.
 * @param user the one person for whom the card is updated when it is shown
 */
export function withButtons(
  text: string,
  choices: Choices,
  channelId: string,
  user: string,
): Readonly<Record<string, unknown>> {
  const face = firstFace(text, choices);
  const picture = pictureOf(choices);
  const attach = (content: AdaptiveCard) => ({ attachments: [{ contentType: CARD_TYPE, content }] });
  switch (buttonsOn(channelId)) {
    case 'updated':
      return { summary: text, ...attach(cardInTeams(face, user, picture)) };
    case 'plain':
      return { text, textFormat: 'plain', ...attach(cardElsewhere(face, picture)) };
    default:
      return { text, textFormat: 'plain' };
  }
}

/**
 * A card for clients with Universal Actions. 1.4 is the first version that has them, and the lower the version, the more phones
 * show the card. What a phone cannot show it replaces by the words alone (`fallbackText`), and a button that it does not know by
 * one that sends the same as a message.
 */
export function cardInTeams(face: CardFace, user: string, picture: readonly Part[] = []): AdaptiveCard {
  const { card, text, outcome } = face;
  const words = outcome === null ? text : `${text} ${outcome}`;
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    fallbackText: words,
    speak: words,
    // A picture alone never changes.
    ...(card === '' ? {} : { refresh: { action: looking(card), userIds: [user] } }),
    body: [
      paragraph(text),
      ...picture,
      ...(outcome === null ? [] : [paragraph(outcome, 'bolder')]),
      ...actions(face, executing),
    ],
  };
}

const looking = (card: string): Part => ({
  type: 'Action.Execute',
  title: 'Refresh',
  verb: VERBS.look,
  data: { card },
});

function cardElsewhere(face: CardFace, picture: readonly Part[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.3',
    fallbackText: face.text,
    body: [...picture, ...actions(face, submitting)],
  };
}

/** The words say all that it shows: it has no text of its own, so that nobody has it read out twice. */
function pictureOf({ picture }: Choices): readonly Part[] {
  return picture === undefined ? [] : [{ type: 'Image', url: pathPicture(picture.stones), altText: '' }];
}

type Part = Readonly<Record<string, unknown>>;
type Button = (option: CardOption, card: string) => Part;

const executing: Button = (option, card) => ({
  type: 'Action.Execute',
  title: option.title,
  verb: VERBS.press,
  data: { card, choice: option.value },
  fallback: submitting(option, card),
});

const submitting: Button = ({ title, value }, card) => ({
  type: 'Action.Submit',
  title,
  data: { card, choice: value },
});

function actions({ card, options, hint }: CardFace, button: Button) {
  if (options.length === 0) return [];
  const set = { type: 'ActionSet', actions: options.map((option) => button(option, card)) };
  return hint === null ? [set] : [set, paragraph(hint)];
}

/** Not a TextBlock: it would read Markdown into what people wrote, links included. */
function paragraph(text: string, weight?: 'bolder') {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...(weight ? { weight } : {}) }] };
}
