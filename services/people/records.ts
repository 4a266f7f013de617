import { z } from 'zod';
import type { Person } from '../../dialogs/person';
import { Tampered } from '../vault';
import type { Address } from './address';

const named = z.object({ id: z.string(), name: z.string() });

const timeOfDay = z.string().regex(/^\d{2}:\d{2}$/);
const shift = z.object({ days: z.array(z.number().int().min(1).max(7)), from: timeOfDay, until: timeOfDay });
const duty = z.object({ backup: z.boolean().exactOptional(), shifts: z.array(shift).exactOptional() });

const personRecord: z.ZodType<Person> = named.extend({
  role: z.enum(['mentee', 'mentor', 'coordinator', 'stranger']),
  programme: z.string(),
  locale: z.string(),
  region: z.string(),
  timezone: z.string(),
  mentor: named.exactOptional(),
  apart: z.array(z.string()).exactOptional(),
  left: z.literal(true).exactOptional(),
  duty: duty.exactOptional(),
});

const addressRecord: z.ZodType<Address> = z.object({
  via: z.enum(['sms', 'bot-framework', 'simulator']),
  channel: z.enum(['sms', 'teams', 'simulator', 'terminal']),
  handle: z.string(),
  reference: z.string().exactOptional(),
});

/** @throws Tampered when it is not a profile; its content never gets into the error. */
export const readPerson = (text: string): Person => read(personRecord, 'profile', text);

/** @throws Tampered */
export const readAddress = (text: string): Address => read(addressRecord, 'address', text);

function read<T>(schema: z.ZodType<T>, what: string, text: string): T {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw new Tampered(`A stored ${what} does not have the shape of one.`);
  return parsed.data;
}

/** JSON.parse's own error would quote the text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
