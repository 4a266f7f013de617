import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Role } from '../../dialogs/person';
import type { Address } from './address';

/** A list that cannot be enrolled: one line for each fault, with its line in the file, and nothing was written. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
}

const COLUMNS = ['role', 'name', 'address', 'channel', 'mentor', 'timezone', 'locale', 'region'] as const;
const zone = z
  .string()
  .refine(isZone, 'timezone is not one that is known; permitted are names like Europe/London, or nothing.');
/** A colon or a new line lets a name speak for somebody else in "Dave: …"; an unseen mark turns round or hides what it stands in. */
const MISLEADING = /[\p{Cc}\p{Zl}\p{Zp}:\uff1a{}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const row = z.object({
  role: z.enum(['mentee', 'mentor', 'coordinator'], 'role must be mentee, mentor or coordinator.'),
  name: z
    .string()
    .min(1, 'name is empty.')
    .max(60, 'name is longer than 60 letters.')
    .refine(
      (name) => !MISLEADING.test(name),
      'name holds a colon, a bracket { }, a line break or a sign that is not seen; type it anew with letters only.',
    ),
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

/** What there is to be enrolled for: what a list names besides would be found out by the people in it. */
export interface RosterKnows {
  readonly programme: string;
  readonly locales: readonly string[];
  readonly regions: readonly string[];
}

/**
 * Read a CSV list of people with the columns role, name, address, channel, mentor, timezone, locale, region (the last four
 * may be empty). Numbers are in E.164; a Teams address is the person's object id in the directory.
 * @throws RosterError with every fault; no personal data is repeated in it.
 */
export function readRoster(csv: string, knows: RosterKnows): RosterEntry[] {
  const faults: string[] = [];
  const entries: RosterEntry[] = [];
  for (const { record, line } of records(csv, knows.programme)) {
    const read = row.safeParse(record);
    const address = read.success ? addressOf(read.data.channel, read.data.address) : null;
    if (!read.success) faults.push(...read.error.issues.map((issue) => `line ${line}: ${issue.message}`));
    else if (unknownIn(read.data, knows, line).length > 0) faults.push(...unknownIn(read.data, knows, line));
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

/** Whether this line of a list is what `mentor` names, by name or address. */
export function answersTo({ name, address }: Pick<RosterEntry, 'name' | 'address'>, mentor: string): boolean {
  return name === mentor || address.handle === mentor || address.handle === `msteams|${mentor}`;
}

/** A language or region that there is not. What is left empty is the service's own. */
function unknownIn(
  { locale, region }: z.output<typeof row>,
  { locales, regions }: RosterKnows,
  line: number,
): string[] {
  const fault = (column: string, permitted: readonly string[]) =>
    `line ${line}: there is no such ${column}; permitted are ${permitted.join(', ')}, or nothing.`;
  // Wales is written to as a part of the country: GB-WLS.
  const isRegion = region === '' || regions.some((code) => region === code || region.startsWith(`${code}-`));
  return [
    ...(locale === '' || locales.includes(locale) ? [] : [fault('locale', locales)]),
    ...(isRegion ? [] : [fault('region', regions)]),
  ];
}

function* records(csv: string, programme: string): Generator<{ record: unknown; line: number }> {
  let parsed: { info: { lines: number }; record: unknown }[];
  try {
    parsed = parse(csv, {
      columns: (first: string[]) => headers(first, programme),
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
    });
  } catch (error) {
    if (error instanceof RosterError) throw error;
    const at = error instanceof Error && 'lines' in error ? `line ${String(error.lines)}: ` : '';
    throw new RosterError(`${at}this line does not have the columns ${COLUMNS.join(',')}, or a quote is not closed.`);
  }
  for (const { info, record } of parsed) yield { record, line: info.lines };
}

function headers(first: string[], programme: string): string[] {
  const missing = COLUMNS.filter((name) => !first.includes(name));
  if (missing.length > 0) throw new RosterError(`line 1: these columns are missing: ${missing.join(', ')}.`);
  const unknown = first.filter((name) => !COLUMNS.some((one) => one === name));
  if (unknown.includes('programme')) {
    throw new RosterError(
      `line 1: there is no column programme: everybody in a list belongs to ${programme}. Take it out.`,
    );
  }
  if (unknown.length > 0) {
    const named = unknown.map((name) => `"${name}"`).join(', ');
    throw new RosterError(`line 1: unknown columns: ${named}; permitted are ${COLUMNS.join(', ')}.`);
  }
  if (new Set(first).size < first.length) throw new RosterError('line 1: a column stands there twice.');
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
