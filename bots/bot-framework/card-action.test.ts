import { cardId } from '../../dialogs/cards/card';
import { startEdge, type TestEdge } from '../../test/support/edge';
import { ENGLISH } from '../../test/support/library';
import { MESSAGE } from '../../test/support/messages-door';
import { MemoryReception } from '../../test/support/reception';
import { CardDesk } from './card-desk';
import { messagesDoor } from './door';
import { Turns } from './turns';

const SERVICE_URL = 'http://127.0.0.1:5000/';
const library = ENGLISH;

let reception: MemoryReception;
let edge: TestEdge;
beforeEach(async () => {
  reception = new MemoryReception();
  const cards = new CardDesk({
    library,
    turns: new Turns(),
    clock: { now: () => 0 },
    state: async () => null,
    patienceMs: 1,
  });
  const { people, intake } = reception;
  edge = await startEdge((parts) => [messagesDoor({ people, intake, identity: null, cards, ...parts })]);
});
afterEach(() => edge.close());

async function press(card: string): Promise<{ status: number; body: unknown }> {
  const value = { action: { type: 'Action.Execute', verb: 'press', data: { card, choice: '4' } } };
  const invoke = {
    ...MESSAGE,
    serviceUrl: SERVICE_URL,
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    value,
  };
  const headers = { 'Content-Type': 'application/json' };
  const answered = await fetch(`${edge.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(invoke) });
  return { status: answered.status, body: await answered.json() };
}

test('a press is in the mailbox of whoever pressed before Teams is answered, with the card it will show until it is heard', async () => {
  const sam = reception.enrol({ via: 'bot-framework', handle: 'msteams|29:sam' }, 'mentee');
  const card = cardId('c1', sam.id);
  const { status, body } = await press(card);
  expect([status, body]).toMatchObject([200, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' }]);
  expect(JSON.stringify(body)).toContain('Got it.');
  const sent = { at: Date.parse(MESSAGE.timestamp), id: MESSAGE.id };
  expect(reception.accepted).toMatchObject([
    {
      to: sam.id,
      happening: { kind: 'pressed', channel: 'teams', card, choice: '4', sent },
      from: { channel: 'teams' },
    },
  ]);
});

test('a press that cannot be kept is told to have failed, in the words of the protocol; the next one is kept', async () => {
  const sam = reception.enrol({ via: 'bot-framework', handle: 'msteams|29:sam' }, 'mentee');
  const card = cardId('c1', sam.id);
  reception.down = true;
  const value = { code: 'ServiceUnavailable', message: 'That did not get through. Please try again.' };
  expect(await press(card)).toEqual({
    status: 503,
    body: { statusCode: 503, type: 'application/vnd.microsoft.error', value },
  });
  expect(edge.logged.join()).not.toMatch(/7700900123|29:sam/);
  reception.down = false;
  expect((await press(card)).status).toBe(200);
  expect(reception.accepted).toHaveLength(1);
});

test("somebody else's card puts nothing into anybody's mailbox, and nobody new is made", async () => {
  reception.enrol({ via: 'bot-framework', handle: 'msteams|29:sam' }, 'mentee');
  const { body } = await press(cardId('c1', 'somebody-else'));
  expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
  expect([reception.accepted, reception.newcomers]).toEqual([[], []]);
});
