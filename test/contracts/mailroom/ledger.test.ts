import type { MailboxEvent } from '../../../dialogs/events';
import { eventIdOf, type News } from '../../../services/mailroom';
import type { Core, Sent } from '../../../services/mailroom/contract';
import { personKeys } from '../../../services/mailroom/partition';
import { answering, echo, type House, heard, openHouse, Phone, type Process, say } from './house';

describe('the ledger tells what became of every message', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const bomb: Core = (input) => {
    if (input.events.some((event) => event.kind === 'heard' && event.text === 'bomb')) throw new Error('a bug');
    return echo(input);
  };

  async function told(process: Process, text: string, once = 'SM1') {
    const { person, address } = await house.enrol();
    await process.room.intake.accept(person.id, heard(text), once, address);
    return person.id;
  }
  const inbound = (process: Process, person: string, once = 'SM1') =>
    process.room.message(person, eventIdOf(person, once));

  describe('heard', () => {
    test('waiting, and then turned, with the turn that committed it', async () => {
      const process = house.process();
      const person = await told(process, 'hello');
      expect(await inbound(process, person)).toMatchObject({ text: 'hello', ending: { how: 'waiting' } });
      await process.room.start();
      await process.room.idle();
      const turned = await inbound(process, person);
      expect(turned).toMatchObject({ ending: { how: 'turned', turn: expect.stringMatching(/^1-[\w-]{4}$/) } });
      expect(await process.room.story(person)).toHaveLength(2);
      await process.room.stop();
    });

    test('ignored, with the reason', async () => {
      const core: Core = ({ events }) => ({
        state: {},
        effects: [],
        wakeAt: null,
        ignored: events.map((event) => (event.kind === 'heard' && event.text === 'psst' ? 'opted-out' : null)),
      });
      const process = house.process({ core });
      const person = await told(process, 'psst');
      await process.room.start();
      await process.room.idle();
      expect(await inbound(process, person)).toMatchObject({ ending: { how: 'ignored', because: 'opted-out' } });
      await process.room.stop();
    });

    test('a second copy ends as a duplicate, and the message itself as it did', async () => {
      const process = house.process();
      const { person, address } = await house.enrol();
      await process.room.start();
      const copies = [1, 2, 3].map(() => process.room.intake.accept(person.id, heard('hello'), 'SM1', address));
      expect((await Promise.all(copies)).sort()).toEqual(['accepted', 'duplicate', 'duplicate']);
      await process.room.idle();
      const story = await process.room.story(person.id);
      expect(story.filter((line) => line.from === 'person')).toMatchObject([{ ending: { how: 'turned' } }]);
      await process.room.stop();
    });

    test('dead, with the handoff that was opened for it', async () => {
      const process = house.process({ core: bomb });
      await process.room.start();
      const person = await told(process, 'bomb');
      await house.timers.passUntil(process.room.idle());
      const opened = process.handoffs.find((each) => each.person.id === person)?.request;
      const handoffId: unknown = expect.any(String);
      expect(opened).toMatchObject({ do: 'open', reason: 'fault', handoffId });
      const named = opened?.do === 'open' ? opened.handoffId : null;
      expect(await inbound(process, person)).toMatchObject({ ending: { how: 'dead', handoffId: named } });
      await process.room.stop();
    });

    test('nothing is told of what nobody sent', async () => {
      const process = house.process();
      const { person } = await house.enrol();
      expect(await inbound(process, person.id)).toBeNull();
      await expect(process.room.message('nobody', 'x')).rejects.toThrow();
    });
  });

  describe('ours', () => {
    const seen: MailboxEvent[] = [];
    const core: Core = answering((event) => {
      seen.push(event);
      return event.kind === 'heard' ? [say(event.text)] : [];
    });

    /** One message on its way, whose sending the test answers. */
    async function onItsWay() {
      seen.length = 0;
      let answer: (sent: Sent) => void = () => {};
      const answered = new Promise<Sent>((resolve) => {
        answer = resolve;
      });
      const phone = new Phone(() => answered);
      const process = house.process({ core, phone });
      await process.room.start();
      const person = await told(process, 'hello');
      await phone.got(1);
      const messageId = phone.received[0]?.id ?? '';
      const delivery = async () => {
        const line = await process.room.message(person, messageId);
        return line?.from === 'bot' ? [line.delivery, ...(line.because ? [line.because] : [])] : null;
      };
      return { process, phone, person, messageId, answer, delivery };
    }

    test('queued, sent, delivered', async () => {
      const { process, messageId, answer, delivery } = await onItsWay();
      expect(await delivery()).toEqual(['queued']);
      answer({ sent: true });
      await process.room.idle();
      expect(await delivery()).toEqual(['sent']);
      expect(await process.room.receipt(messageId, { delivery: 'delivered' })).toBe('noted');
      expect(await delivery()).toEqual(['delivered']);
      await process.room.stop();
    });

    const SENT: News = { delivery: 'sent' };
    const DELIVERED: News = { delivery: 'delivered' };
    const FAILED: News = { delivery: 'failed', because: '30003' };
    test.each<[string, News[], string[]]>([
      ['twice', [DELIVERED, DELIVERED], ['delivered']],
      ['late', [DELIVERED, SENT], ['delivered']],
      ['late, after a failure', [FAILED, SENT], ['failed', '30003']],
      ['in contradiction: what reached the phone has reached it', [DELIVERED, FAILED], ['delivered']],
      ['in contradiction, the other way round', [FAILED, DELIVERED], ['delivered']],
    ])('a receipt that comes %s never moves it backwards', async (_how, news, end) => {
      const { process, messageId, answer, delivery } = await onItsWay();
      for (const each of news) await process.room.receipt(messageId, each);
      expect(await delivery()).toEqual(end);
      answer({ sent: true });
      await process.room.idle();
      expect(await delivery()).toEqual(end);
      await process.room.stop();
    });

    test('a failure comes back into the mailbox once, with its code, however often it is told', async () => {
      const { process, person, messageId, answer } = await onItsWay();
      answer({ sent: true });
      await process.room.idle();
      await Promise.all([1, 2, 3].map(() => process.room.receipt(messageId, FAILED)));
      await process.room.idle();
      const failures = seen.filter(({ kind }) => kind === 'delivery-failed');
      expect(failures).toMatchObject([{ messageId, cue: 'test.echo', because: '30003' }]);
      expect((await process.room.story(person)).at(-1)).toMatchObject({ delivery: 'failed', because: '30003' });
      await process.room.stop();
    });

    test.each([['x'], ['a.b.c'], ['nobody.1-abcd.1'], ['.1-abcd.1'], ['1'.repeat(10_000)], ['sam.1-abcd.w1'], ['']])(
      'news of %j is of no message of ours',
      async (id) => {
        expect(await house.process().room.receipt(id, DELIVERED)).toBe('unknown');
      },
    );

    test('an attempt whose answer was lost is not made again when the receipt has come', async () => {
      const { process, phone, messageId, answer, delivery } = await onItsWay();
      await process.room.receipt(messageId, SENT);
      answer({ sent: false, because: 'timeout', again: true });
      await house.timers.passUntil(process.room.idle());
      expect(phone.received).toHaveLength(1);
      expect(await delivery()).toEqual(['sent']);
      await process.room.stop();
    });

    test('a message that a process took to the provider before it died is not sent again when the receipt has come', async () => {
      const dying = await onItsWay();
      dying.process.die();
      const phone = new Phone();
      const second = house.process({ core, phone });
      await second.room.receipt(dying.messageId, SENT);
      await second.room.start();
      house.timers.pass(10_001);
      await house.timers.passUntil(second.room.idle());
      expect(phone.received).toEqual([]);
      expect(await second.room.message(dying.person, dying.messageId)).toMatchObject({ delivery: 'sent' });
      await second.room.stop();
    });

    test('why something was not sent stands in the ledger', async () => {
      const refusing = new Phone(() => ({ sent: false, because: '21610', again: false }));
      const process = house.process({ core, phone: refusing });
      await process.room.start();
      const person = await told(process, 'hello');
      await process.room.idle();
      expect(await process.room.story(person)).toContainEqual(
        expect.objectContaining({ from: 'bot', delivery: 'failed', because: '21610' }),
      );
      await process.room.stop();
    });
  });

  test('a page of the log opens in its own place only', async () => {
    const process = house.process();
    await process.room.start();
    const [sam, ali] = [await told(process, 'from sam'), await told(process, 'from ali')];
    await process.room.idle();
    const [page] = await house.look.lrangeBuffer(personKeys(sam).log, 0, -1);
    await house.look.del(personKeys(ali).log);
    await house.look.rpush(personKeys(ali).log, page ?? '');
    await expect(process.room.story(ali)).rejects.toThrow('does not open');
    await process.room.stop();
  });
});
