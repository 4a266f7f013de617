import { createOutbound } from '../../bots/http/outbound';
import { createSmsCarrier } from '../../bots/sms/carrier';
import type { PersonId } from '../../dialogs/person';
import type { LogLine } from '../../services/mailroom';
import { type House, openHouse } from '../contracts/mailroom/house';
import { serviceIn, welcomed } from '../failures/whole-service';
import { ACCOUNT, openSmsDoor, type SmsDoorWithProvider } from '../support/sms-provider';
import { type SmsProvider, startSmsProvider } from '../support/sms-provider-server';

type Service = ReturnType<typeof serviceIn>;

/** The whole service with both its doors for SMS, on a real Redis, and the provider on the other side of them. */
export interface SmsService {
  readonly house: House;
  readonly service: Service;
  readonly provider: SmsProvider;
  readonly door: SmsDoorWithProvider;
  /** A person texts, and all that comes of it has happened. @returns the status of the answer to the provider */
  texts(from: string, body: string, more?: Readonly<Record<string, string>>): Promise<number>;
  /** Everything that is under way has ended. */
  settled(): Promise<void>;
  /** What the provider has been given for this number, in order. */
  sentTo(number: string): string[];
  /** What we said to somebody, with what became of it. */
  said(person: PersonId): Promise<Extract<LogLine, { from: 'bot' }>[]>;
  close(): Promise<void>;
}

/** @param byService whether a messaging service picks the number */
export async function openSmsService(byService = false): Promise<SmsService> {
  const [house, provider] = await Promise.all([openHouse(), startSmsProvider(ACCOUNT)]);
  const outbound = createOutbound();
  const [from = '', messagingServiceSid = ''] = [ACCOUNT.numbers[0], ACCOUNT.services?.[0]];
  const sms = createSmsCarrier({
    accountSid: ACCOUNT.sid,
    authToken: ACCOUNT.token,
    sender: byService ? { messagingServiceSid } : { from },
    statusUrl: 'https://steps.example.org/api/sms/status',
    apiUrl: provider.url,
    outbound,
    now: house.timers.now,
  });
  const service = serviceIn(house, { carriers: { sms } });
  const door = await openSmsDoor(house.people, service.room);
  await service.room.start();
  const settled = () => house.timers.passUntil(service.room.idle());
  return {
    house,
    service,
    provider,
    door,
    async texts(sender, body, more) {
      const status = await provider.receives(door.customer, sender, body, more);
      await settled();
      return status;
    },
    settled,
    sentTo: (number) => provider.messages.filter(({ to }) => to === number).map(({ body }) => body),
    said: async (person) => (await service.room.story(person)).filter((line) => line.from === 'bot'),
    async close() {
      await door.close();
      await house.close();
      outbound.close();
      await provider.close();
    },
  };
}

/** Sam, welcomed and agreed, whose mentor Dave has a phone too. */
export async function samAndDave({ house, service }: SmsService, programme: string) {
  const { person: dave, address: daves } = await house.enrol({ programme, name: 'Dave', role: 'mentor' });
  const { person: sam, address: sams } = await house.enrol({ programme, mentor: { id: dave.id, name: dave.name } });
  await welcomed(house, service, sam.id, sams);
  return { dave, davesNumber: daves.handle, sam, samsNumber: sams.handle };
}
