import type { LedgerLine } from '../../dialogs/mentee/my-say/record';
import type { Person, PersonId } from '../../dialogs/person';
import { Chronicle } from '../mailroom/chronicle';
import type { LogLine } from '../mailroom/log';
import { withTransitions } from '../mailroom/scripts';
import type { Address } from '../people/address';
import { type People, UnknownPerson } from '../people/people';
import type { RedisClient } from '../redis';
import type { FeedbackLine } from './feedback';
import { type AuditLine, handoffsOf } from './handoffs';
import { readLedger } from './ledger';

/** Everything that is held about one person. */
export interface Export {
  readonly person: Person;
  readonly address: Address | null;
  /** What the conversation remembers, as it is stored. */
  readonly state: unknown;
  readonly ledger: readonly LedgerLine[];
  /** The last turns of the conversation: what was written, and what was answered. */
  readonly texts: readonly LogLine[];
  /** Requests for a human, with who did what about them and when. */
  readonly handoffs: readonly { readonly id: string; readonly as: Readonly<Record<string, string>> }[];
  readonly audit: readonly AuditLine[];
  /** What they said of the service with their name on it. */
  readonly feedback: readonly FeedbackLine[];
}

export interface ExportParts {
  readonly redis: RedisClient;
  readonly people: People;
  readonly feedback: { all(): Promise<FeedbackLine[]> };
}

/** @throws UnknownPerson */
export async function exportOf({ redis, people, feedback }: ExportParts, id: PersonId): Promise<Export> {
  const person = await people.find(id);
  if (person === null) throw new UnknownPerson();
  const chronicle = new Chronicle({ redis: withTransitions(redis), people });
  const lines = await readLedger(redis, await people.openFor(id));
  const queues = await handoffsOf(redis, id);
  return {
    person,
    address: await people.addressOf(id),
    state: await chronicle.stateOf(id),
    ledger: lines.map(({ stored: _bytes, ...line }) => line),
    texts: await chronicle.ofPerson(id),
    handoffs: queues.flatMap(({ handoffs }) => [...handoffs].map(([handoff, as]) => ({ id: handoff, as }))),
    audit: queues.flatMap(({ audit }) => audit.map(({ line }) => line)),
    feedback: (await feedback.all()).filter(({ from }) => from?.id === id),
  };
}

/** The same for somebody to read on paper. @param zone whose clock the times are told by */
export function asText({ person, address, state, ledger, texts, handoffs, audit, feedback }: Export): string {
  const when = (at: number) =>
    new Date(at).toLocaleString('en-GB', { timeZone: person.timezone, dateStyle: 'medium', timeStyle: 'short' });
  const section = (title: string, lines: readonly string[]) => [
    `\n${title}`,
    ...(lines.length > 0 ? lines : ['  nothing']),
  ];
  return [
    `Everything that is held about ${person.name}`,
    ...section('Who', [`  ${JSON.stringify(person)}`, `  ${JSON.stringify(address)}`]),
    ...section('What the bot remembers', JSON.stringify(state, null, 2).split('\n')),
    ...section(
      'What was noted, and agreed to',
      ledger.map(({ at, what, detail }) => `  ${when(at)}  ${what} ${JSON.stringify(detail)}`),
    ),
    ...section(
      'The last texts',
      texts.map((line) => `  ${when(line.at)}  ${line.from === 'bot' ? 'bot' : person.name}: ${line.text}`),
    ),
    ...section('Requests for a person', [
      ...handoffs.map((one) => `  ${JSON.stringify(one)}`),
      ...audit.map((line) => `  ${JSON.stringify(line)}`),
    ]),
    ...section(
      'What they said of the service, with their name',
      feedback.map(({ day, words }) => `  ${day}  ${words}`),
    ),
    '',
  ].join('\n');
}
