import type { Library } from '../../dialogs/language';
import { lastWords } from '../../dialogs/last-words';
import type { Person, PersonId } from '../../dialogs/person';
import { noLongerFits } from '../../dialogs/still-fits';
import { converse } from '../../dialogs/take-turn';
import { RedisHandoffs } from '../../services/handoffs/queue';
import type { Mailroom, MailroomOptions } from '../../services/mailroom';
import { unpack } from '../../services/mailroom/pack';
import { personKeys } from '../../services/mailroom/partition';
import type { Address, People } from '../../services/people';
import { RecordKeeper } from '../../services/records';
import type { RedisClient } from '../../services/redis';
import { type House, heard, type Phone, type Process } from '../contracts/mailroom/house';
import { ENGLISH } from '../support/library';

export const LIBRARY: Library = ENGLISH;

/** The real queue of a house, which tells by the mailboxes of whichever process performs. */
export function queueOf(redis: RedisClient, people: People, house: Pick<House, 'clock'>, room: () => Mailroom) {
  return new RedisHandoffs({
    redis,
    clock: house.clock,
    helpers: {
      find: (id) => people.find(id),
      staff: (programme) => people.members(programme),
      programme: (name) => LIBRARY.programme(name),
      setShifts: (...rota) => people.setShifts(...rota),
    },
    records: people,
    intake: { accept: (...mail) => room().posts.accept(...mail) },
  });
}

/** The real keeper of a house's records, which tells by the mailboxes of whichever process performs. */
export function recordsOf({ look, vault, people, clock }: House, room: () => Mailroom) {
  const intake: Mailroom['posts'] = { accept: (...mail) => room().posts.accept(...mail) };
  return new RecordKeeper({ redis: look, vault, people, clock, intake });
}

/** A process with the real conversation core and the real handoff queue, as bots/app.ts puts them together. */
export function serviceIn(
  house: House,
  { library = LIBRARY, ...options }: Partial<MailroomOptions> & { phone?: Phone; library?: Library } = {},
): Process & { readonly queue: RedisHandoffs } {
  const queue: RedisHandoffs = queueOf(house.look, house.people, house, () => process.room);
  const process: Process = house.process({
    core: converse(library),
    handoffs: queue,
    records: recordsOf(house, () => process.room),
    mayStillSend: (guard) => queue.holds(guard),
    noLongerFits,
    lastWords: ({ locale, region }: Person) => lastWords(library.language(locale), library.region(region)),
    ...options,
  });
  return { ...process, queue };
}

/** Dave on a phone of his own kind, and Sam, whose mentor he is. */
export async function daveAndSam({ people, enrol }: House, programme: string) {
  const setting = { programme, locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
  const handle = `dave-of-${programme}`;
  const daves: Address = { via: 'simulator', channel: 'simulator', handle };
  const dave = await people.enrol({ ...setting, name: 'Dave', role: 'mentor', address: daves });
  const { person: sam, address } = await enrol({ programme, mentor: { id: dave.id, name: dave.name } });
  return { dave, daves, sam, address };
}

/** What is stored of somebody, opened. */
export async function storedState({ look, people }: Pick<House, 'look' | 'people'>, id: PersonId): Promise<unknown> {
  const stored = await look.getBuffer(personKeys(id).state);
  return stored === null ? null : JSON.parse(unpack((await people.openFor(id)).openBytes('state', '', stored)));
}

let said = 0;

/** Sam says so, and everything that comes of it has happened. */
export async function says(house: House, { room }: Process, sam: PersonId, text: string, address: Address) {
  said += 1;
  await room.intake.accept(sam, heard(text), `said-${said}`, address);
  await house.timers.passUntil(room.idle());
}

/** Sam has been welcomed, and has agreed to everything. */
export async function welcomed(house: House, process: Process, sam: PersonId, address: Address) {
  await process.room.intake.accept(sam, { kind: 'enrolled' }, `enrolled ${sam}`, address);
  for (const text of ['yes', 'yes', '10am']) await says(house, process, sam, text, address);
}
