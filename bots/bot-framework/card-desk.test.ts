import { cardId } from '../../dialogs/cards/card';
import type { Library } from '../../dialogs/language';
import { converse } from '../../dialogs/take-turn';
import { eventIdOf } from '../../services/mailroom';
import { ENGLISH } from '../../test/support/library';
import { CardDesk } from './card-desk';
import { Turns } from './turns';

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
const sam = {
  id: 'p-sam',
  name: 'Sam',
  role: 'mentee',
  programme: 'north',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
} as const;
const ours = cardId('c1', sam.id);

let library: Library;
let turns: Turns;
beforeAll(() => {
  library = ENGLISH;
});
beforeEach(() => {
  turns = new Turns();
});

const fresh = () => converse(library)({ person: sam, state: null, events: [], now: NOW }).state;
const desk = (state: () => Promise<unknown> = async () => fresh(), patienceMs = 10) =>
  new CardDesk({ library, turns, clock: { now: () => NOW }, state, patienceMs });
const turnOf = (...ids: string[]) => {
  const events = ids.map(
    (id) => ({ kind: 'pressed', channel: 'teams', card: ours, choice: '4', id, at: NOW }) as const,
  );
  turns.seen({ person: sam, events, effects: [], wakeAt: null });
};

test('a press that is not heard in time has arrived all the same, and the card says so', async () => {
  const { outcome, face } = await desk().pressed(sam, ours, 'once', async () => 'accepted');
  expect([outcome, face?.text, face?.options]).toEqual(['accepted', 'Got it.', []]);
});

test('the turn of another message is not taken for that of the press', async () => {
  const pressed = desk().pressed(sam, ours, 'once', async () => {
    turnOf('something else');
    return 'accepted';
  });
  expect((await pressed).face?.text).toBe('Got it.');
});

test('once its turn is over the card shows what it came to', async () => {
  const pressed = desk(undefined, 60_000).pressed(sam, ours, 'once', async () => {
    turnOf(eventIdOf(sam.id, 'once'));
    return 'accepted';
  });
  expect((await pressed).face?.text).toBe('This one is done with. You can write to me any time.');
});

test('one that came before is not waited for again', async () => {
  const { outcome, face } = await desk(undefined, 60_000).pressed(sam, ours, 'once', async () => 'duplicate');
  expect([outcome, face?.text]).toEqual(['duplicate', 'This one is done with. You can write to me any time.']);
});

test('one that could not be kept is not said to have arrived', async () => {
  const lost = desk().pressed(sam, ours, 'once', async () => {
    throw new Error('the store is away');
  });
  await expect(lost).rejects.toThrow('the store is away');
});

test('one that was kept is not said to be lost when the card cannot be looked at', async () => {
  const away = desk(() => Promise.reject(new Error('the store is away')));
  const { face } = await away.pressed(sam, ours, 'once', async () => 'duplicate');
  expect(face?.text).toBe('Got it.');
});

test('a card that was made for somebody else has no face', async () => {
  expect(await desk().face(sam, cardId('c1', 'p-dave'))).toBeNull();
});

test('whoever is not known is told in the language of the programme', () => {
  expect(desk().notYours(null)).toBe('Those buttons were made for somebody else. Nothing has changed.');
});
