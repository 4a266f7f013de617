import type { Browser, BrowserContext } from 'playwright-core';
import type { Person } from '../../dialogs/person';
import { BROWSER_READY_MS, launchChromium } from '../support/chromium';
import type { TeamsChat } from '../support/teams-chat';
import { startTeamsInProduction, type TeamsInProduction } from '../support/teams-in-production';
import { TeamsScreen } from '../support/teams-screen';

const COMMON = { programme: 'main', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
const MONDAY_AT_TEN = Date.parse('2027-01-04T10:00:00Z');

/** Somebody in Teams, and what they see of it. */
interface User {
  readonly phone: TeamsChat;
  readonly screen: TeamsScreen;
  readonly person: Person;
}

/** Cards pressed on a screen, the whole service in production behind them. What is asserted can be read there. */
describe('cards on a screen', () => {
  let browser: Browser;
  let context: BrowserContext;
  let service: TeamsInProduction;
  let sam: User;
  let ann: User;
  let jo: User;
  /** How far the clock of this process goes ahead of the real one, in ms. */
  let ahead = 0;
  const wrong: string[] = [];

  beforeAll(async () => {
    const now = Date.now;
    ahead = MONDAY_AT_TEN - now();
    jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
    [browser, service] = await Promise.all([launchChromium(), startTeamsInProduction()]);
    context = await browser.newContext();
    context.on('weberror', (error) => wrong.push(error.error().message));
    [ann, jo, sam] = [await user('Ann', 'mentor'), await user('Jo', 'mentor'), await user('Sam', 'mentee')];
    await welcome(sam.phone);
  }, BROWSER_READY_MS);

  afterAll(async () => {
    await context?.close();
    await browser?.close();
    await service?.end();
    jest.restoreAllMocks();
  });

  afterEach(() => expect(wrong.splice(0)).toEqual([]));

  test('a check-in is answered by a button, and shows what was said in place of the buttons', async () => {
    await until('2027-01-05T09:00:30Z');
    await sam.screen.show(await sam.phone.nextCard());
    const [question] = await sam.screen.lines();
    expect(await sam.screen.buttons()).toEqual(['1', '2', '3', '4', '5']);
    expect(await sam.screen.lines()).toEqual([question, 'Or just write it your way.']);
    await sam.screen.press('4');
    expect(await sam.screen.buttons()).toEqual([]);
    expect(await sam.screen.lines()).toEqual([question, 'You said: 4.']);
    expect((await sam.phone.next()).text).toMatch(/helped|gone well/);
    await sam.screen.look();
    expect(await sam.screen.lines()).toEqual([question, 'You said: 4.']);
  });

  test('so is the question how a small step went', async () => {
    await sam.phone.says('a walk by the river');
    await sam.phone.next();
    for (const text of ['yes', 'ring the council', 'at 6pm']) {
      await sam.phone.next();
      await sam.phone.says(text);
    }
    expect((await sam.phone.next()).text).toContain('6pm');
    await until('2027-01-05T11:00:30Z');
    for (const question of ['count your answers', 'research']) {
      expect((await sam.phone.next()).text).toContain(question);
      await sam.phone.says('no');
    }
    await sam.phone.next();
    await until('2027-01-05T18:00:30Z');
    await sam.screen.show(await sam.phone.nextCard());
    expect(await sam.screen.lines()).toEqual([expect.stringContaining('ring the council'), expect.anything()]);
    expect(await sam.screen.buttons()).toEqual(['Done', 'Partly', 'Not yet']);
    await sam.screen.press('Partly');
    expect(await sam.screen.buttons()).toEqual([]);
    expect(await sam.screen.lines()).toContain('You said: Partly.');
    expect((await sam.phone.next()).text).toContain('Some of it counts.');
  });

  test("an alert is taken by one mentor; the other's card says so as soon as it is looked at", async () => {
    await sam.phone.says('I need to talk to someone');
    await sam.phone.next();
    for (const { phone, screen } of [ann, jo]) {
      await screen.show(await phone.nextCard());
      expect(await screen.buttons()).toEqual(['Take it', "Can't now"]);
    }
    await ann.screen.press('Take it');
    expect(await ann.screen.buttons()).toEqual(['Done', 'Hand it back']);
    expect((await ann.screen.lines()).join(' ')).toContain("You're through to Sam.");
    expect((await sam.phone.next()).text).toContain('Ann is here now');
    await jo.screen.look();
    expect(await jo.screen.buttons()).toEqual([]);
    expect(await jo.screen.lines()).toEqual(['Ann is with Sam now. Nothing for you to do.']);
  });

  test("pressed by somebody whose card it is not: a kind sentence beneath it, and it stays Ann's", async () => {
    await ann.screen.look();
    const [first = ''] = await ann.screen.lines();
    const forwarded = await ann.phone.nextCard();
    await sam.screen.show(forwarded);
    await sam.screen.press('Done');
    expect((await sam.screen.lines()).at(-1)).toBe('Those buttons were made for somebody else. Nothing has changed.');
    await ann.screen.look();
    expect(await ann.screen.lines()).toContain(first);
    expect(await ann.screen.buttons()).toEqual(['Done', 'Hand it back']);
  });

  test('done with, it says so and has nothing to press', async () => {
    await ann.screen.press('Done');
    expect(await ann.screen.buttons()).toEqual([]);
    expect(await ann.screen.lines()).toEqual([expect.stringMatching(/^Done. Thanks for being there./)]);
    expect((await sam.phone.next()).text).toContain("It's just me");
    await ann.screen.look();
    expect(await ann.screen.lines()).toEqual([expect.stringMatching(/^Done. Thanks for being there./)]);
  });

  async function user(name: string, role: 'mentor' | 'mentee'): Promise<User> {
    const phone = service.chat(`29:${name.toLowerCase()}`);
    const person = await service.app.people.enrol({ ...COMMON, role, name, address: phone.address });
    return { phone, person, screen: await TeamsScreen.open(context, phone) };
  }

  async function welcome(phone: TeamsChat): Promise<void> {
    await phone.says('hello');
    await phone.next();
    for (const text of ['yes', '9am']) {
      await phone.next();
      await phone.says(text);
    }
    await phone.next();
  }

  /** Moves the clock on; what is due by then happens. */
  async function until(instant: string): Promise<void> {
    ahead += Date.parse(instant) - Date.now();
    await service.app.scheduler.fireNow();
  }
});
