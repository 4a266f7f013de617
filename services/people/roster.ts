import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Role } from '../../dialogs/person';
import type { Address } from './address';
import type { Enrolment, People } from './people';

/** A list that cannot be enrolled: one line for each fault, with its line in the file, and nothing was written. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
}

const COLUMNS = ['role', 'name', 'address', 'channel', 'mentor', 'timezone', 'locale', 'region'] as const;
const zone = z.string().refine(isZone, 'timezone is not one that is known: write it like Europe/London.');
const row = z.object({
  role: z.enum(['mentee', 'mentor', 'coordinator'], 'role must be mentee, mentor or coordinator.'),
  name: z.string().min(1, 'name is empty.').max(60, 'name is longer than 60 letters.'),
  address: z.string().min(1, 'address is empty.'),
  channel: z.enum(['sms', 'teams'], 'channel must be sms or teams.'),
  /** The mentor's name or address, as it stands in this list or was enrolled before. */
  mentor: z.string(),
  timezone: z.union([z.literal(''), zone]),
  locale: z.string().regex(/^([a-z]{2,3}(-[A-Z]{2})?)?$/, 'locale must look like en-GB.'),
  region: z.string().regex(/^([A-Z]{2}(-[A-Z]{3})?)?$/, 'region must look like GB.'),
});

export interface RosterEntry {
  /** In the file, counted from 1. */
  readonly line: number;
  readonly role: Exclude<Role, 'stranger'>;
  readonly name: string;
  readonly address: Address;
  readonly mentor: string | null;
  readonly timezone: string | null;
  readonly locale: string | null;
  readonly region: string | null;
}

/**
 * Read a CSV list of people with the columns role, name, address, channel, mentor, timezone, locale, region (the last four
 * may be empty). Numbers are in E.164; a Teams address is the person's object id in the directory.
 * @throws RosterError with every fault; no personal data is repeated in it.
 */
export function readRoster(csv: string): RosterEntry[] {
  const faults: string[] = [];
  const entries: RosterEntry[] = [];
  for (const { record, line } of records(csv)) {
    const read = row.safeParse(record);
    const address = read.success ? addressOf(read.data.channel, read.data.address) : null;
    if (!read.success) faults.push(...read.error.issues.map((issue) => `line ${line}: ${issue.message}`));
    else if (address === null) {
      const wanted =
        read.data.channel === 'sms' ? 'a number like +447700900123' : "the person's object id in the directory";
      faults.push(`line ${line}: address must be ${wanted}.`);
    } else {
      const { role, name, mentor, timezone, locale, region } = read.data;
      const set = {
        mentor: mentor || null,
        timezone: timezone || null,
        locale: locale || null,
        region: region || null,
      };
      entries.push({ line, role, name, address, ...set });
    }
  }
  faults.push(...doubled(entries));
  if (entries.length === 0 && faults.length === 0) faults.push('The list is empty.');
  if (faults.length > 0) throw new RosterError(faults.join('\n'));
  return entries;
}

/**
 * Enrol a list: mentors and coordinators first, so that every mentee finds theirs. Doing it again changes nothing but what
 * the list changes.
 * @throws RosterError before anything is written, when a mentor is not found.
 */
export async function enrolRoster(
  entries: readonly RosterEntry[],
  people: Pick<People, 'enrol' | 'members'>,
  defaults: { readonly programme: string; readonly locale: string; readonly region: string; readonly timezone: string },
): Promise<{ readonly id: string; readonly role: Role }[]> {
  const known = await people.members(defaults.programme, 'mentor');
  const listed = entries.filter((e) => e.role === 'mentor');
  const lost = entries.filter(
    (e) => e.mentor !== null && !listed.some((m) => answersTo(m, e.mentor)) && !known.some((m) => m.name === e.mentor),
  );
  if (lost.length > 0) {
    throw new RosterError(lost.map((e) => `line ${e.line}: there is no mentor by that name or address.`).join('\n'));
  }
  const enrolled: { id: string; role: Role }[] = [];
  const mentors = new Map<RosterEntry, { id: string; name: string }>();
  for (const entry of entries.toSorted((a, b) => Number(a.role === 'mentee') - Number(b.role === 'mentee'))) {
    const mentor = mentorFor(entry);
    const who: Enrolment = {
      programme: defaults.programme,
      role: entry.role,
      name: entry.name,
      address: entry.address,
      timezone: entry.timezone ?? defaults.timezone,
      locale: entry.locale ?? defaults.locale,
      region: entry.region ?? defaults.region,
      ...(mentor ? { mentor } : {}),
    };
    const person = await people.enrol(who);
    if (entry.role === 'mentor') mentors.set(entry, { id: person.id, name: person.name });
    enrolled.push({ id: person.id, role: entry.role });
  }
  return enrolled;

  function mentorFor({ mentor }: RosterEntry) {
    if (mentor === null) return null;
    const inList = listed.find((m) => answersTo(m, mentor));
    if (inList) return mentors.get(inList) ?? null;
    const before = known.find((m) => m.name === mentor);
    return before ? { id: before.id, name: before.name } : null;
  }
}

function answersTo(entry: RosterEntry, mentor: string | null): boolean {
  return (
    mentor !== null &&
    (entry.name === mentor || entry.address.handle === mentor || entry.address.handle === `msteams|${mentor}`)
  );
}

function* records(csv: string): Generator<{ record: unknown; line: number }> {
  let parsed: { info: { lines: number }; record: unknown }[];
  try {
    parsed = parse(csv, { columns: headers, bom: true, trim: true, skip_empty_lines: true, info: true });
  } catch (error) {
    if (error instanceof RosterError) throw error;
    const at = error instanceof Error && 'lines' in error ? `line ${String(error.lines)}: ` : '';
    throw new RosterError(`${at}this line does not have the columns ${COLUMNS.join(',')}, or a quote is not closed.`);
  }
  for (const { info, record } of parsed) yield { record, line: info.lines };
}

function headers(first: string[]): string[] {
  const missing = COLUMNS.filter((name) => !first.includes(name));
  if (missing.length > 0) throw new RosterError(`line 1: these columns are missing: ${missing.join(', ')}.`);
  return first;
}

function addressOf(channel: 'sms' | 'teams', written: string): Address | null {
  if (channel === 'sms') {
    const number = written.replace(/[\s()-]/g, '');
    return /^\+[1-9]\d{6,14}$/.test(number) ? { via: 'sms', channel, handle: number } : null;
  }
  const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(written);
  return id ? { via: 'bot-framework', channel, handle: `msteams|${written.toLowerCase()}` } : null;
}

function doubled(entries: readonly RosterEntry[]): string[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ line, address }) => {
    const before = first.get(address.handle);
    first.set(address.handle, before ?? line);
    return before === undefined ? [] : [`line ${line}: this address stands in line ${before} already.`];
  });
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
