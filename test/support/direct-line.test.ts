import { createConnector } from '../../bots/bot-framework/connector';
import { messagesDoor } from '../../bots/bot-framework/door';
import { createWire } from '../../bots/bot-framework/wire';
import { createOutbound } from '../../bots/http/outbound';
import { type DirectLineTalk, startDirectLine } from './direct-line';
import { startEdge, type TestEdge } from './edge';
import { type OfflineChannel, startOfflineChannel } from './offline-channel';
import { MemoryReception } from './reception';

/** The smallest bot there is: what comes in by the real door goes out again by the real connector. */
class Echo {
  readonly reception = new MemoryReception();
  readonly #outbound = createOutbound();
  readonly #connector = createConnector({ wire: createWire({ token: null, outbound: this.#outbound }) });
  #turns = 0;

  async turn(): Promise<void> {
    const { to, happening, from } = await this.reception.next();
    if (happening.kind !== 'heard' || from === undefined) throw new Error('nobody said anything');
    this.#turns += 1;
    const text = `You said: ${happening.text}`;
    const sent = await this.#connector.send({
      id: `m-${this.#turns}`,
      to,
      address: from,
      cue: 'echo',
      text,
      priority: 'reply',
    });
    expect(sent).toMatchObject({ sent: true });
  }

  close(): void {
    this.#outbound.close();
  }
}

let echo: Echo;
let edge: TestEdge;
let channel: OfflineChannel;
let sam: DirectLineTalk;

beforeEach(async () => {
  echo = new Echo();
  const { people, intake } = echo.reception;
  edge = await startEdge((parts) => [messagesDoor({ people, intake, identity: null, ...parts })]);
  channel = await startOfflineChannel(`${edge.url}/api/messages`);
  sam = startDirectLine({ channelUrl: channel.url, user: { id: 'sam', name: 'Sam' } });
});
afterEach(async () => {
  sam.close();
  await channel.stop();
  await edge.close();
  echo.close();
});

test("a person with Microsoft's own client says something, twice, and is answered each time", async () => {
  await sam.say('morning');
  await echo.turn();
  expect(await sam.replies.next()).toEqual({ done: false, value: 'You said: morning' });

  await sam.say('3, bit tired 🙂');
  await echo.turn();
  expect(await sam.replies.next()).toEqual({ done: false, value: 'You said: 3, bit tired 🙂' });
});

test('a bot that cannot keep a message does not leave the person thinking it was heard', async () => {
  echo.reception.down = true;
  await expect(sam.say('morning')).rejects.toThrow('did not take');
});

test('a talk that is over has no more replies', async () => {
  const last = sam.replies.next();
  sam.close();
  expect(await last).toEqual({ done: true, value: undefined });
  expect(await sam.replies.next()).toEqual({ done: true, value: undefined });
});
