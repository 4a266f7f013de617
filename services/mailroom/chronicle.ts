import type { PersonId } from '../../dialogs/person';
import type { People } from '../people/people';
import type { RedisClient } from '../redis';
import type { PersonKey } from '../vault';
import type { LogLine } from './log';
import { isDue, openMail } from './mail';
import { unpack } from './pack';
import { readPage } from './page';
import { personKeys } from './partition';
import { bytes, list } from './scripts';

/** Tells what became of messages. Only for whoever may read them. */
export class Chronicle {
  constructor(private readonly options: { readonly redis: RedisClient; readonly people: People }) {}

  /** What was heard and said, the oldest first; what still waits for its turn comes last. @throws UnknownPerson */
  async ofPerson(person: PersonId): Promise<LogLine[]> {
    const { redis, people } = this.options;
    const key = await people.openFor(person);
    const { log, mailbox } = personKeys(person);
    const [pages, waiting] = list(await redis.mailroomRecallBuffer(log, mailbox)).map((part) => list(part).map(bytes));
    return [
      ...(pages ?? []).flatMap((page) => readPage(key, page)),
      ...(waiting ?? []).flatMap((entry) => waitingLine(key, entry)),
    ];
  }

  /** The state of the last commit, as the conversation core reads it; null before the first. @throws UnknownPerson */
  async stateOf(person: PersonId): Promise<unknown> {
    const { redis, people } = this.options;
    const [key, state] = await Promise.all([people.openFor(person), redis.getBuffer(personKeys(person).state)]);
    return state === null ? null : JSON.parse(unpack(key.openBytes('state', '', state)));
  }

  /** One message, heard or ours; null when it is not known, or so long ago that its page is no longer kept. */
  async ofMessage(person: PersonId, id: string): Promise<LogLine | null> {
    const lines = await this.ofPerson(person);
    return lines.find((line) => (line.from === 'person' ? line.id : line.messageId) === id) ?? null;
  }
}

function waitingLine(key: PersonKey, entry: Buffer): LogLine[] {
  if (isDue(entry)) return [];
  const event = openMail(key, entry);
  if (event.kind !== 'heard' && event.kind !== 'pressed') return [];
  const { id, at, channel } = event;
  const text = event.kind === 'heard' ? event.text : event.choice;
  return [{ from: 'person', id, at, channel, text, ending: { how: 'waiting' } }];
}
