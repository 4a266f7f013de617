import { z } from 'zod';

const line = z.strictObject({
  name: z.string(),
  /** How to reach it, as it is written in a message: "116 123", "text SHOUT to 85258". */
  reach: z.string(),
  hours: z.string(),
  /** Whether somebody has held this line against its publisher, and when. */
  verified: z.boolean(),
  verifiedOn: z.iso.date().optional(),
});

/** Who knows what a bot must not say. `name` as it is written in a message: "NHS 111 or a pharmacist". */
const whoKnows = z.strictObject({ name: z.string(), verified: z.boolean(), verifiedOn: z.iso.date().optional() });

/** locales/regions/<code>.yaml: where a person in danger can turn, and what senders must keep to. */
export const regionFile = z.strictObject({
  region: z.string(),
  /** The number for somebody whose life is at risk now. */
  emergency: z.string(),
  /** A person to talk to by phone, as it stands in a message: "Samaritans on 116 123". */
  listen: z.string(),
  /** A person to text with: "SHOUT to 85258". */
  text: z.string(),
  lines: z.array(line).min(1),
  /** Who knows about medicines and the body, about the law, and whom a child can talk to. */
  knows: z.strictObject({ health: whoKnows, legal: whoKnows, child: whoKnows }),
});
export type Region = z.infer<typeof regionFile>;
