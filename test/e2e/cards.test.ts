import type { Person } from '../../dialogs/person';
import {
  buttonCalled,
  buttonsOf,
  cardIn,
  linesOf,
  type SeenCard,
  TeamsChat,
  TeamsServer,
  titlesOf,
} from '../support/teams-chat';
import { startWholeApp, type WholeApp } from '../support/whole-app';

const COMMON = { programme: 'north', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
const MESSAGE = 'application/vnd.microsoft.activity.message';

let app: WholeApp;
let teams: TeamsServer;
let people = 0;
beforeAll(async () => {
  app = await startWholeApp();
  teams = await TeamsServer.start();
});
afterAll(async () => {
  await app?.end();
  await teams?.close();
});

function chat(channelId = 'msteams'): TeamsChat {
  people += 1;
  return new TeamsChat(teams, `${app.url}/api/messages`, `29:somebody-${people}`, channelId);
}

async function mentor(name: string, programme: string): Promise<{ phone: TeamsChat; person: Person }> {
  const phone = chat();
  return {
    phone,
    person: await app.people.enrol({ ...COMMON, programme, role: 'mentor', name, address: phone.address }),
  };
}

/** Sam, welcomed. */
async function mentee(programme: string, channelId?: string, own?: Person): Promise<TeamsChat> {
  const phone = chat(channelId);
  const matched = own ? { mentor: { id: own.id, name: own.name } } : {};
  await app.people.enrol({ ...COMMON, programme, role: 'mentee', name: 'Sam', address: phone.address, ...matched });
  await phone.says('hello');
  await phone.next();
  await phone.next();
  for (const text of own ? ['yes', 'yes', '9am'] : ['yes', '9am']) {
    await phone.says(text);
    await phone.next();
  }
  return phone;
}

async function tomorrow(): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ advance: 'tomorrow-morning' });
  expect((await fetch(`${app.url}/try/clock`, { method: 'POST', headers, body })).ok).toBe(true);
}

describe('a check-in in Teams', () => {
  let sam: TeamsChat;
  let card: SeenCard;

  beforeEach(async () => {
    sam = await mentee('check-in');
    await tomorrow();
    const sent = await sam.next();
    // Beside a card Teams shows a text as well.
    expect(sent.text).toBeUndefined();
    expect(sent.summary).toMatch(/\b1\b.*\b5\b/);
    card = cardIn(sent);
  });

  test('has five buttons, and says that words are welcome', () => {
    expect(titlesOf(card)).toEqual(['1', '2', '3', '4', '5']);
    expect(linesOf(card)).toEqual([card.fallbackText, 'Or just write it your way.']);
    expect(card.refresh?.userIds).toEqual([sam.user]);
  });

  test('is answered by one, and shows what was said in place of the buttons', async () => {
    const pressed = await sam.presses(card, '4');
    expect([titlesOf(pressed), linesOf(pressed)]).toEqual([[], [card.fallbackText, 'You said: 4.']]);
    expect((await sam.next()).text).toMatch(/helped|gone well/);
    expect(linesOf(await sam.looks(card))).toEqual(linesOf(pressed));
  });

  test('pressed twice is answered once, and another button afterwards changes nothing', async () => {
    await sam.presses(card, '4');
    await sam.next();
    const twice = await sam.presses(card, '4');
    const other = await sam.presses(card, '1');
    expect([linesOf(twice), linesOf(other)]).toEqual([linesOf(other), [card.fallbackText, 'You said: 4.']]);
    expect((await sam.next()).text).toContain('I have this from you already: 4.');
  });

  test('that Teams sends twice is heard once', async () => {
    const button = buttonCalled(card, '4');
    const first = await sam.invokes(button, 'the-very-same');
    const second = await sam.invokes(button, 'the-very-same');
    expect(second).toEqual(first);
    await sam.next();
    await sam.says('the weather');
    // No second question about what has helped lies in between.
    expect((await sam.next()).text).not.toMatch(/helped|gone well/);
  });

  test('answered in words shows so when it is looked at again, and a button is too late then', async () => {
    await sam.says('3');
    await sam.next();
    const now = await sam.looks(card);
    expect([titlesOf(now), linesOf(now)]).toEqual([[], ['This one is done with. You can write to me any time.']]);
    await sam.presses(card, '5');
    expect((await sam.next()).text).toContain('That one has gone by, so nothing has changed.');
  });

  test('still stands when it is looked at and nothing has happened', async () => {
    expect(await sam.looks(card)).toEqual(card);
  });

  test("another day's is over, whether it was answered or not", async () => {
    await tomorrow();
    // The rest of the welcome waits until it has been answered.
    const todays = await sam.nextCard();
    expect(titlesOf(await sam.looks(card))).toEqual([]);
    expect(titlesOf(await sam.looks(todays))).toHaveLength(5);
  });

  test.each([
    ['by somebody else who is known', () => mentee('elsewhere')],
    ['by somebody nobody knows', () => chat()],
  ])('pressed %s is answered kindly, with nothing personal, and changes nothing', async (_by, who) => {
    const other = await who();
    const button = buttonCalled(card, '1');
    const answered = await other.invokes(button);
    const words = 'Those buttons were made for somebody else. Nothing has changed.';
    expect(answered).toEqual({ statusCode: 200, type: MESSAGE, value: words });
    expect(await sam.looks(card)).toEqual(card);
  });

  test('pressed in a group chat is answered with nothing personal', async () => {
    const value = { action: card.refresh?.action };
    const conversation = { id: '19:group', conversationType: 'groupChat', isGroup: true };
    const answered = await sam.post({ type: 'invoke', name: 'adaptiveCard/action', value, conversation });
    expect(await answered.json()).toMatchObject({ statusCode: 200, type: MESSAGE });
  });

  test.each([
    ['without an action', {}],
    ['with a verb that nobody knows', { action: { type: 'Action.Execute', verb: 'delete', data: { card: 'c1' } } }],
    ['without a card', { action: { type: 'Action.Execute', verb: 'press', data: {} } }],
    [
      'with a card as long as a book',
      { action: { type: 'Action.Execute', verb: 'look', data: { card: 'c'.repeat(900) } } },
    ],
  ])('a press %s is told to be malformed, as the client expects it', async (_how, value) => {
    const answered = await sam.post({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect([answered.status, await answered.json()]).toEqual([
      200,
      {
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { code: 'BadRequest', message: 'This button is not known.' },
      },
    ]);
  });
});

describe('an alert in Teams', () => {
  test('is taken by one button and finished by another, on the same card', async () => {
    const { phone: dave, person } = await mentor('Dave', 'alert');
    const sam = await mentee('alert', 'msteams', person);
    await sam.says('can I talk to dave');
    const alert = await dave.nextCard();
    expect(titlesOf(alert)).toEqual(['Take it', "Can't now"]);
    const taken = await dave.presses(alert, 'Take it');
    expect(titlesOf(taken)).toEqual(['Done', 'Hand it back']);
    expect(linesOf(taken).join(' ')).toContain("You're through to Sam.");
    expect(titlesOf(await dave.nextCard())).toEqual(['Done', 'Hand it back']);
    const done = await dave.presses(taken, 'Done');
    expect([titlesOf(done), linesOf(done)]).toEqual([[], [expect.stringMatching(/^Done. Thanks for being there./)]]);
    expect(linesOf(await dave.looks(alert))).toEqual(linesOf(done));
  });

  test('that somebody else took says who has it', async () => {
    const { phone: ann } = await mentor('Ann', 'two');
    const { phone: jo } = await mentor('Jo', 'two');
    const sam = await mentee('two');
    await sam.says('I need to talk to someone');
    const anns = await ann.nextCard();
    const jos = await jo.nextCard();
    await ann.says('take');
    expect((await jo.next()).text).toContain('Ann is with Sam now.');
    const now = await jo.looks(jos);
    expect([titlesOf(now), linesOf(now)]).toEqual([[], ['Ann is with Sam now. Nothing for you to do.']]);
    await jo.presses(jos, 'Take it');
    expect((await jo.next()).text).toContain('Ann is already with Sam.');
    expect(titlesOf(await ann.looks(anns))).toEqual(['Done', 'Hand it back']);
  });
});

describe('where cards are not updated', () => {
  test('the words stay a message, and a button sends what it stands for', async () => {
    const sam = await mentee('web', 'webchat');
    await tomorrow();
    const sent = await sam.next();
    expect(sent.text).toMatch(/\b1\b.*\b5\b/);
    const card = cardIn(sent);
    expect(new Set(buttonsOf(card).map(({ type }) => type))).toEqual(new Set(['Action.Submit']));
    expect(await sam.submits(card, '4')).toBe(200);
    expect((await sam.next()).text).toMatch(/helped|gone well/);
    expect(await sam.submits(card, '4')).toBe(200);
    expect(await sam.submits(card, '2')).toBe(200);
    expect((await sam.next()).text).toContain('I have this from you already: 4.');
  });

  test('a press by somebody nobody knows is left alone', async () => {
    const stranger = chat('webchat');
    expect((await stranger.post({ type: 'message', value: { card: 'c1-abc', choice: '1' } })).status).toBe(200);
  });
});
