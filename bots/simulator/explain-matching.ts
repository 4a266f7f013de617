import type { MatchHappening } from '../../dialogs/matching/happenings';
import type { MatchHandoffRequest, MatchRequest } from '../../dialogs/matching/requests';
import { unforeseen } from './plain-words';

/** What happened to the person called `name`, about who is with whom. */
export function matchEventInWords(event: MatchHappening, name: string): string {
  switch (event.kind) {
    case 'matched':
      return event.mentor
        ? `The team gave ${name} ${event.mentor.name} as a mentor.`
        : `The team gave ${name} no mentor of their own.`;
    case 'mentor-gone':
      return `${event.mentor.name}, ${name}'s mentor, has left${event.next ? `, and ${event.next.name} comes instead` : ''}.`;
    case 'rematch-wished':
      return `Somebody else is wished for ${name}.`;
    case 'ending-planned':
      return event.on
        ? `${name}'s time with the ${event.of === 'match' ? 'mentor' : 'service'} ends on ${event.on}.`
        : `No end is planned for ${name}.`;
    case 'mentee-given':
      return `${name} is ${event.mentee.name}'s mentor from now on.`;
    case 'mentee-taken':
      return `${name} is no longer ${event.mentee.name}'s mentor.`;
    case 'ending-told':
      return `${name} heard when they and ${event.mentee.name} end.`;
    case 'last-words':
      return `${event.mentee.name}'s last words came for ${name}.`;
    case 'mentor-left':
      return `The team let ${name} go.`;
    case 'mentor-back':
      return `The team brought ${name} back.`;
    case 'match-answered':
      return event.answer === 'done'
        ? `What ${name} asked about who is with whom is done.`
        : `What ${name} asked about who is with whom cannot be done.`;
    default:
      return unforeseen(event);
  }
}

/** What was asked for in the turn of the person called `name`. */
export function matchRequestInWords(request: MatchRequest | MatchHandoffRequest, name: string): string {
  switch (request.do) {
    case 'match':
      return request.mentor
        ? `${name} asked for ${request.mentor} to be ${request.mentee}'s mentor.`
        : `${name} asked for ${request.mentee} to have no mentor of their own.`;
    case 'let-go':
      return `${name} asked to let ${request.mentor} go.`;
    case 'bring-back':
      return `${name} asked to bring ${request.mentor} back.`;
    case 'plan-ending':
      return request.on
        ? `${name} asked for ${request.mentee} to end on ${request.on}.`
        : `${name} asked for ${request.mentee} to go on.`;
    case 'wish-another':
      return `${name} wishes for somebody else for ${request.mentee}.`;
    case 'set-mentor':
      return request.mentor ? `${name}'s mentor is ${request.mentor.name}.` : `${name} has no mentor of their own.`;
    case 'leave':
      return `Everything of ${name}'s goes to others.`;
    case 'come-back':
      return `${name} is a mentor again.`;
    case 'part':
      return `One who was asked to come to ${name} is asked no longer.`;
    case 'settle':
      return `Nobody is wanted by ${name} for that any more.`;
    default:
      return unforeseen(request);
  }
}
