import type { Browser, BrowserContext } from 'playwright-core';
import { z } from 'zod';
import type { Jump } from '../../bots/simulator/jumps';
import { BROWSER_READY_MS, launchChromium } from '../support/chromium';
import { type OfflineChannel, startOfflineChannel } from '../support/offline-channel';
import { Told } from '../support/told';
import { moveClock } from '../support/try-clock';
import { type TranscriptLine, WebChat } from '../support/web-chat';
import { startWholeApp, type WholeApp } from '../support/whole-app';

/** The part of Sam's state that an answer changes; whatever else is remembered is left out. */
const WhatWasSaid = z.object({
  mood: z.object({ day: z.string(), value: z.number() }),
  lowDays: z.number(),
  goals: z.array(z.unknown()).nonempty(),
  steps: z.array(z.unknown()).nonempty(),
  flows: z.array(z.unknown()),
});
const SAM = { id: 'sam-on-the-web', name: 'Sam' };

/** Microsoft's Web Chat, over Direct Line, with the whole service. What is asserted stands on the screen. */
describe('somebody with Web Chat in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let app: WholeApp;
  let channel: OfflineChannel;
  let chat: WebChat;
  let told: Told;
  /** The whole conversation, as it must stand on the screen. */
  const shown: TranscriptLine[] = [];
  const wrong: string[] = [];

  beforeAll(async () => {
    [browser, app] = await Promise.all([launchChromium(), startWholeApp()]);
    // Dave is there before Sam comes.
    await fetch(`${app.url}/try/again`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    channel = await startOfflineChannel(`${app.url}/api/messages`);
    told = new Told(app, whoSamIs);
    context = await browser.newContext();
    context.on('weberror', (error) => wrong.push(error.error().message));
    chat = await WebChat.open(context, channel.url, SAM);
  }, BROWSER_READY_MS);

  afterAll(async () => {
    await context?.close();
    await browser?.close();
    await channel?.stop();
    await app?.end();
  });

  afterEach(() => expect(wrong.splice(0)).toEqual([]));

  test('is welcomed by what says that it is a bot, and is asked before anything is kept or shared', async () => {
    expect(await said('hello')).toEqual(['welcome.hello', 'welcome.texts']);
    expect(await lastLines(2)).toMatch(/I'm a bot, not a person/);
    expect(await said('yeah go on then')).toEqual(['welcome.mentor-sees']);
    expect(await said('yes')).toEqual(['welcome.when']);
    expect(await said('9am')).toEqual(['welcome.all-set']);
  });

  test('says in their own words how the day is', async () => {
    expect(await at('tomorrow-morning')).toEqual(['check-in.how-is-today']);
    expect(await said('2')).toEqual(['check-in.hear-more']);
    expect(await said("hostel's doing my head in")).toEqual(['check-in.reflect', 'check-in.close-low']);
    expect(await lastLines(2)).toContain('the hostel');
  });

  test('is asked the rest of the welcome on the second day', async () => {
    expect(await at('one-hour')).toEqual([]);
    expect(await at('one-hour')).toEqual(['second-day.totals']);
    expect(await said('no')).toEqual(['second-day.research']);
    expect(await said('no')).toEqual(['second-day.all-set']);
  });

  test('sets a goal with a small step, and is asked how it went when they said', async () => {
    expect(await said('i want to set a goal')).toEqual(['goal.what']);
    expect(await said('see my little girl again')).toEqual(['goal.step']);
    expect(await said('write her a card')).toEqual(['goal.when']);
    expect(await lastLines(1)).toContain('write her a card');
    expect(await said('tomorrow at 10am')).toEqual(['goal.all-set']);
    expect(await at('tomorrow-morning')).toEqual(['check-in.how-is-today']);
    expect(await pressed('4')).toEqual(['check-in.todays-step']);
    expect(await said('yes')).toEqual(['check-in.good-luck']);
    expect(await at('one-hour')).toEqual(['step-nudge.how-did-it-go']);
    expect(await pressed('Not yet')).toEqual(['step-nudge.not-yet']);
    expect(await said('make it smaller')).toEqual(['step-nudge.smaller']);
    expect(await said('buy the card')).toEqual(['step-nudge.when']);
    expect(await said('friday')).toEqual(['step-nudge.all-set']);
  });

  test('presses a button twice, and then another one: the first answer stands', async () => {
    const before = await whatSamSaid();
    expect(await pressed('4')).toEqual([]);
    expect(await pressed('1')).toEqual(['card.answered']);
    expect(await lastLines(1)).toContain('I have this from you already: 4.');
    expect(await whatSamSaid()).toEqual(before);
  });

  test("presses yesterday's button: it has gone by, and nothing changes", async () => {
    const before = await whatSamSaid();
    expect(await pressed('5', 'oldest')).toEqual(['card.late']);
    expect(await lastLines(1)).toContain('nothing has changed');
    expect(await whatSamSaid()).toEqual(before);
  });

  test('tells of a slip, and is thanked', async () => {
    expect(await said('had a few cans last night')).toEqual(['slip-up.thank-goal', 'slip-up.what-was-going-on']);
    expect(await said('argument with my mum')).toEqual(['slip-up.reflect', 'slip-up.next-hour']);
    expect(await said('nah')).toEqual(['offer-mentor.ask']);
    expect(await said('no')).toEqual(['offer-mentor.fine', 'slip-up.close']);
  });

  test('asks for help, and reads of a person and of a crisis line', async () => {
    expect(await said('HELP')).toEqual(['keywords.help']);
    expect(await lastLines(1)).toMatch(/Small Steps.*talk to someone.*116 123/);
  });

  test('stops everything, and is heard all the same when it is a matter of life', async () => {
    expect(await said('STOP')).toEqual(['keywords.stopped']);
    expect(await at('tomorrow-morning')).toEqual([]);
    expect(await said('i want to kill myself')).toEqual(['crisis.suicide']);
    const words = await lastLines(1);
    for (const line of ['116 123', 'SHOUT to 85258', '999', 'telling Dave']) expect(words).toContain(line);
  });

  test('comes back, and is asked first whether they are safe: nobody has come yet', async () => {
    expect(await said('START')).toEqual(['handoff.safe-now']);
  });

  /** Says it; everything that comes of it stands on the screen, once each and in order. @returns its cues */
  async function said(text: string): Promise<string[]> {
    await chat.say(text);
    return answered([{ who: 'me', text }]);
  }

  /** Presses a button on the screen. @returns the cues of what comes of it */
  async function pressed(button: string, card?: 'oldest'): Promise<string[]> {
    await chat.press(button, card);
    return answered([]);
  }

  /** What is remembered of their answers, and what they are being asked. */
  async function whatSamSaid(): Promise<object> {
    const sam = await whoSamIs();
    return WhatWasSaid.parse(await app.mailroom.state(sam?.id ?? ''));
  }

  function whoSamIs() {
    return app.people.byAddress({ via: 'bot-framework', handle: `emulator|${SAM.id}` });
  }

  /** Moves the clock. @returns the cues of what came by itself */
  async function at(jump: Jump): Promise<string[]> {
    await moveClock(app.url, jump);
    return answered([]);
  }

  async function answered(mine: readonly TranscriptLine[]): Promise<string[]> {
    const news = await told.next();
    shown.push(...mine, ...news.map(({ text }): TranscriptLine => ({ who: 'bot', text })));
    expect(await chat.transcript(shown.length)).toEqual(shown);
    return news.map(({ cue }) => cue);
  }

  async function lastLines(count: number): Promise<string> {
    const lines = await chat.transcript(shown.length);
    return lines
      .slice(-count)
      .map(({ text }) => text)
      .join(' ');
  }
});
