import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { type CardFace, isCardOf } from '../../dialogs/cards/card';
import type { DoorOutcome } from '../http/measure';
import type { Reception } from '../reception';
import { inGroup, onceIn, sentIn } from './arrival';
import { ButtonData } from './button-data';
import type { CardDesk } from './card-desk';
import { CARD_TYPE, cardInTeams, VERBS } from './cards';
import { addressOf } from './reference';

const CardAction = z.object({
  action: z.discriminatedUnion('verb', [
    z.object({ verb: z.literal(VERBS.press), data: ButtonData }),
    z.object({ verb: z.literal(VERBS.look), data: ButtonData.pick({ card: true }) }),
  ]),
});

/** How an `adaptiveCard/action` invoke is answered: learn.microsoft.com, "Universal Action Model", response format. */
export interface CardAnswer {
  readonly outcome: DoorOutcome;
  readonly body: Readonly<Record<string, unknown>>;
}

export function isCardAction({ type, name }: Activity): boolean {
  return type === 'invoke' && name === 'adaptiveCard/action';
}

/**
 * A button of a card was pressed, or the card was shown again. The one who did it is known by their own address; what they
 * may do by their own state. @throws when the store is away
 */
export async function actOnCard(
  activity: Activity,
  { people, intake }: Reception,
  desk: CardDesk,
): Promise<CardAnswer> {
  const read = CardAction.safeParse(activity.value);
  if (!read.success || activity.id === undefined)
    return problem('malformed', 400, 'BadRequest', 'This button is not known.');
  if (inGroup(activity)) return message('ignored-group', desk.notYours(null));
  const address = addressOf(activity, activity.from);
  const person = await people.byAddress(address);
  const { action } = read.data;
  const { card } = action.data;
  if (person === null || !isCardOf(card, person.id)) return message('ignored-sender', desk.notYours(person));
  if (action.verb === VERBS.look) return showing('looked', await desk.face(person, card));

  const { choice } = action.data;
  const once = onceIn(activity, activity.id);
  const { outcome, face } = await desk.pressed(person, card, once, () =>
    intake.accept(
      person.id,
      { kind: 'pressed', channel: address.channel, card, choice, ...sentIn(activity) },
      once,
      address,
    ),
  );
  return showing(outcome, face);

  function showing(result: DoorOutcome, shown: CardFace | null): CardAnswer {
    if (shown === null) return message(result, desk.notYours(person));
    return { outcome: result, body: { statusCode: 200, type: CARD_TYPE, value: cardInTeams(shown, activity.from.id) } };
  }
}

/** The press was not kept: the client says so, and the button is still there. */
export function cannotKeepPress(): CardAnswer {
  return problem('unavailable', 503, 'ServiceUnavailable', 'That did not get through. Please try again.');
}

function message(outcome: DoorOutcome, value: string): CardAnswer {
  return { outcome, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value } };
}

function problem(outcome: DoorOutcome, statusCode: number, code: string, words: string): CardAnswer {
  return { outcome, body: { statusCode, type: 'application/vnd.microsoft.error', value: { code, message: words } } };
}
