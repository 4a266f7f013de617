import type { CardFace } from '../../dialogs/cards/card';
import { cardNow, heardFace } from '../../dialogs/cards/now';
import type { Library } from '../../dialogs/language';
import type { PersonId } from '../../dialogs/person';
import { castOf } from '../../dialogs/rehearsal/cast';
import { Stage } from '../../dialogs/rehearsal/stage';

/** A card as it was met in a conversation, under a name that says when. */
export interface MetCard {
  readonly when: string;
  readonly face: CardFace;
}

/** Every face that a card can show, met in conversations that are held for it with the real wording. */
export function facesMet(library: Library): MetCard[] {
  return [...checkIn(library), ...nudge(library), ...handoff(library)];
}

function checkIn(library: Library): MetCard[] {
  const play = new Play(library, { mentee: 'Sam', channel: 'teams' }, 'Wed 09:00');
  const asked = play.card('sam', 'the check-in');
  const waiting = { when: 'a press on its way', face: heardFace(library, 'en-GB', asked.face.card) };
  play.press('sam', '4');
  const used = play.card('sam', 'the check-in, answered');
  const low = new Play(library, { mentee: 'Sam', channel: 'teams' }, 'Wed 09:00');
  low.says('sam', '2');
  const over = low.card('sam', 'the check-in, answered in words');
  const relay = new Play(library, { mentee: 'Sam', channel: 'teams' }, 'Wed 09:00');
  relay.says('sam', 'can I talk to dave');
  relay.says('dave', 'take');
  return [asked, waiting, used, over, relay.card('sam', 'the check-in, while Dave is there')];
}

function nudge(library: Library): MetCard[] {
  const step = 'ring the council about the housing form and ask for somebody who can ring back';
  const play = new Play(library, { channel: 'teams', goal: 'my own place', step, stepAt: 'Wed 18:00' }, 'Wed 18:00');
  const asked = play.card('sam', 'the nudge');
  play.press('sam', 'not-yet');
  return [asked, play.card('sam', 'the nudge, answered')];
}

function handoff(library: Library): MetCard[] {
  const play = new Play(library, { channel: 'teams', own: 'nobody', other: 'Ann' }, null);
  play.says('sam', `can I talk to somebody, ${'it has been a long week at the hostel '.repeat(8)}`);
  const offered = play.card('dave', 'the alert');
  play.press('dave', 'pass');
  const passed = play.card('dave', 'the alert, passed on');
  play.press('other', 'take');
  const held = play.card('other', 'the alert, taken', 0);
  const yours = play.card('other', 'the words that say that it is theirs');
  play.press('other', 'pass');
  const returned = play.card('other', 'the alert, handed back');
  play.press('dave', 'take');
  play.press('dave', 'done');
  const done = play.card('dave', 'the alert, finished');
  const second = new Play(library, { channel: 'teams', own: 'nobody', other: 'Ann' }, null);
  second.says('sam', 'I need to talk to someone');
  second.says('other', 'take');
  return [offered, passed, held, yours, returned, done, second.card('dave', 'the alert, taken by Ann')];
}

/** A conversation in Teams, and what its cards show. */
class Play {
  readonly #stage: Stage;
  readonly #people: ReturnType<typeof castOf>['people'];

  constructor(
    private readonly library: Library,
    settings: Readonly<Record<string, string>>,
    opening: string | null,
  ) {
    const cast = castOf(settings, opening);
    this.#people = cast.people;
    this.#stage = new Stage(library, cast.people, cast.startsAt);
    if (cast.state) this.#stage.arrange(cast.mentee.id, cast.state);
    if (opening !== null) [...this.#stage.until(cast.startsAt + 60_000)];
  }

  says(who: PersonId, text: string): void {
    this.#stage.hears(who, text, 'teams');
  }

  press(who: PersonId, choice: string): void {
    const card = this.#stage.cards(who).at(-1) ?? '';
    this.#stage.happens(who, { kind: 'pressed', channel: 'teams', card, choice });
  }

  /** @param which counted from 0; -1 for the last one */
  card(who: PersonId, when: string, which = -1): MetCard {
    const person = this.#people.find(({ id }) => id === who);
    const card = this.#stage.cards(who).at(which);
    if (!person || card === undefined) throw new Error(`${who} was shown no card.`);
    const face = cardNow(this.library, { person, state: this.#stage.state(who), now: this.#stage.clock }, card);
    if (face === null) throw new Error(`The card of ${who} is not theirs.`);
    return { when, face };
  }
}
