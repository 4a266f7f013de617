import type { HandoffRequest } from '../../dialogs/effects';
import { matchRequestInWords } from './explain-matching';
import { reasonInWords } from './plain-words';

/** What somebody asks of the queue. */
export function handoffInWords(request: HandoffRequest, name: string): string {
  switch (request.do) {
    case 'open':
      return `Called for a person: ${reasonInWords(request.reason, name)}.`;
    case 'claim':
      return `${name} asked to take ${request.mentee.name}'s request.`;
    case 'release':
      return `${name} gave ${request.mentee.name}'s request back, for somebody else to take.`;
    case 'decline':
      return `${name} cannot take ${request.mentee.name}'s request.`;
    case 'resolve':
      return `${name} finished with ${request.mentee.name}'s request.`;
    case 'pass':
      return `${name} asked for ${request.to} to take ${request.mentee.name}'s request.`;
    case 'take-over':
      return `${name} asked to take ${request.mentee} over from ${request.from}.`;
    case 'come':
      return `${name} came without being asked${request.mentee === null ? '' : `, for ${request.mentee}`}.`;
    case 'keep':
      return `${name} is still with ${request.mentee.name}.`;
    case 'await':
      return `${name} waits for an answer.`;
    case 'answered':
      return `${name} waits no longer.`;
    case 'withdraw':
      return `${name} has written again, so nobody need look in.`;
    case 'ease':
      return `${name} says there is no danger. Somebody still has to look.`;
    case 'raise':
      return `${name} says that ${request.mentee.name} may be in danger.`;
    case 'go-off':
      return `${name} goes off shift.`;
    case 'go-on':
      return `${name} is back on shift.`;
    case 'set-shifts':
      return `${name} set when they are on shift.`;
    case 'share':
      return `${name}'s own words go to ${request.to ?? 'the coordinators'}.`;
    default:
      return matchRequestInWords(request, name);
  }
}
