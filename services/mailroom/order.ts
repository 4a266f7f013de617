import type { MailboxEvent } from '../../dialogs/events';

/** A provider's clock may be off, and what it says may be forged: what is further from our own clock than this is not believed. */
const OLDEST_MS = 10 * 60_000;
const AHEAD_MS = 5_000;

/** A mailbox's events by the instant at which the sender's provider took them, then by its id, then as they came. */
export function inOrder(events: readonly MailboxEvent[]): MailboxEvent[] {
  if (events.length < 2) return [...events];
  return events
    .map((event) => ({ event, at: instantOf(event), id: sentOf(event)?.id ?? '' }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ event }) => event);
}

function instantOf(event: MailboxEvent): number {
  const sent = sentOf(event)?.at;
  const believed = sent !== undefined && sent >= event.at - OLDEST_MS && sent <= event.at + AHEAD_MS;
  return believed ? sent : event.at;
}

function sentOf(event: MailboxEvent) {
  return event.kind === 'heard' || event.kind === 'pressed' ? event.sent : undefined;
}
