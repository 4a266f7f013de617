import type { RecordRequest } from '../../dialogs/effects';
import type { Happening } from '../../dialogs/events';
import { unforeseen } from './plain-words';

type AboutRecords = Extract<
  Happening,
  {
    kind:
      | 'record-told'
      | 'record-exported'
      | 'deletion-confirmed'
      | 'feedback-given'
      | 'mentee-finished'
      | 'mentee-told'
      | 'telling-failed';
  }
>;

/** What happened with what is kept of the person called `name`, or came of what somebody else said of the service. */
export function recordEventInWords(event: AboutRecords, name: string): string {
  switch (event.kind) {
    case 'record-told':
      return `What is written down about ${name} was looked up for them.`;
    case 'record-exported':
      return `A coordinator was given a copy of everything about ${name}.`;
    case 'deletion-confirmed':
      return `${event.by.name} has confirmed that everything about ${name} is to be deleted.`;
    case 'feedback-given':
      return `${name} was told what ${event.from?.name ?? 'somebody'} thinks of the service.`;
    case 'mentee-told':
      return `${name} was told what ${event.mentee.name} wanted passed on.`;
    case 'telling-failed':
      return `What ${name} wanted passed on did not arrive.`;
    case 'mentee-finished':
      return `${name} heard that ${event.mentee.name} has finished.`;
    default:
      return unforeseen(event);
  }
}

export function recordInWords(request: RecordRequest, name: string): string {
  switch (request.do) {
    case 'tell':
      return `Looked up what is written down about ${name}.`;
    case 'forget':
      return `Let go of something of ${name}'s: ${request.what}.`;
    case 'erase':
      return `Deletes everything about ${name}.`;
    case 'welcome-again':
      return `Texts may be sent to ${name} again.`;
    case 'feedback':
      return request.from === null ? 'Told the team what somebody thinks.' : `Told the team what ${name} thinks.`;
    default:
      return unforeseen(request);
  }
}
