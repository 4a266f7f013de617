import type { Jump } from '../../bots/simulator/jumps';
import { type DirectLineTalk, startDirectLine } from '../support/direct-line';
import { type OfflineChannel, startOfflineChannel } from '../support/offline-channel';
import { type Repeater, startRepeater } from '../support/repeater';
import { Told } from '../support/told';
import { moveClock } from '../support/try-clock';
import { startWholeApp, type WholeApp } from '../support/whole-app';

const SAM = { id: 'sam-1', name: 'Sam' };

/** The channel posts everything twice, from the first word to the last. */
describe('somebody with a Bot Framework client of their own', () => {
  let app: WholeApp;
  let repeater: Repeater;
  let channel: OfflineChannel;
  let sam: DirectLineTalk;
  let told: Told;

  beforeAll(async () => {
    app = await startWholeApp();
    repeater = await startRepeater(`${app.url}/api/messages`);
    channel = await startOfflineChannel(repeater.url);
    told = new Told(app, () => app.people.byAddress({ via: 'bot-framework', handle: `emulator|${SAM.id}` }));
    sam = startDirectLine({ channelUrl: channel.url, user: SAM });
  });

  afterAll(async () => {
    sam?.close();
    await channel?.stop();
    await repeater?.close();
    await app?.end();
  });

  test('is welcomed, and next morning holds a check-in with the bot', async () => {
    expect(await said('hello')).toEqual(['welcome.hello', 'welcome.texts']);
    expect(await said('yeah go on then')).toEqual(['welcome.when']);
    expect(await said('9 in the morning')).toEqual(['welcome.all-set']);
    expect(await at('tomorrow-morning')).toEqual(['check-in.how-is-today']);
    expect(await said('2')).toEqual(['check-in.hear-more']);
    expect(await said("hostel's doing my head in")).toEqual(['check-in.reflect', 'check-in.close-low']);
  });

  test('begins with a goal, loses the connection, and goes on where it was in another conversation', async () => {
    expect(await said('i want to set a goal')).toEqual(['goal.what']);
    const lost = sam;
    lost.close();
    sam = startDirectLine({ channelUrl: channel.url, user: SAM });
    expect(await said('get my own place')).toEqual(['goal.step']);
    expect(await said('ring the council')).toEqual(['goal.when']);
    expect(await said('tomorrow at 10am')).toEqual(['goal.all-set']);
    expect(await lost.replies.next()).toEqual({ done: true, value: undefined });
  });

  test('is asked how it went, there', async () => {
    // The rest of the welcome, on the second day.
    expect(await at('one-hour')).toEqual([]);
    expect(await at('one-hour')).toEqual(['second-day.totals']);
    expect(await said('no')).toEqual(['second-day.research']);
    expect(await said('no thanks')).toEqual(['second-day.all-set']);
    expect(await at('tomorrow-morning')).toEqual(['check-in.how-is-today']);
    expect(await said('4')).toEqual(['check-in.todays-step']);
    expect(await said('yes')).toEqual(['check-in.good-luck']);
    expect(await at('one-hour')).toEqual(['step-nudge.how-did-it-go']);
    expect(await said('rang the council')).toEqual(['step-nudge.done']);
  });

  test('was heard once each time, though every message came twice', async () => {
    expect(repeater.answers.length).toBeGreaterThanOrEqual(12);
    expect(new Set(repeater.answers.flat())).toEqual(new Set([200]));
    const person = await app.people.byAddress({ via: 'bot-framework', handle: `emulator|${SAM.id}` });
    const heard = (await app.mailroom.story(person?.id ?? '')).flatMap((line) =>
      line.from === 'person' ? [line.text] : [],
    );
    expect(heard).toEqual([...new Set(heard)]);
  });

  async function said(text: string): Promise<string[]> {
    await sam.say(text);
    return answered();
  }

  async function at(jump: Jump): Promise<string[]> {
    await moveClock(app.url, jump);
    return answered();
  }

  /** What the client was given is what the service said, once each and in order. @returns its cues */
  async function answered(): Promise<string[]> {
    const news = await told.next();
    for (const { text } of news) expect(await sam.replies.next()).toEqual({ done: false, value: text });
    return news.map(({ cue }) => cue);
  }
});
