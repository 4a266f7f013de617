import type { MatchHappening } from '../../dialogs/matching/happenings';
import type { MatchHandoffRequest, MatchRequest } from '../../dialogs/matching/requests';
import { effectInWords, eventInWords } from './explain';

const sam = { id: 'p1', name: 'Sam' };
const dave = { id: 'p2', name: 'Dave' };
const ann = { id: 'p3', name: 'Ann' };

// A kind that is added to the contracts and not here does not compile.
const HAPPENED: Readonly<Record<MatchHappening['kind'], readonly [MatchHappening, string, string]>> = {
  matched: [{ kind: 'matched', mentor: ann, by: 'coordinator' }, 'Sam', 'The team gave Sam Ann as a mentor.'],
  'mentor-gone': [
    { kind: 'mentor-gone', mentor: dave, next: ann },
    'Sam',
    "Dave, Sam's mentor, has left, and Ann comes instead.",
  ],
  'rematch-wished': [{ kind: 'rematch-wished', mentor: 'p2' }, 'Sam', 'Somebody else is wished for Sam.'],
  'ending-planned': [
    { kind: 'ending-planned', on: '2026-03-12', of: 'match' },
    'Sam',
    "Sam's time with the mentor ends on 2026-03-12.",
  ],
  'mentee-given': [{ kind: 'mentee-given', mentee: sam }, 'Ann', "Ann is Sam's mentor from now on."],
  'mentee-taken': [{ kind: 'mentee-taken', mentee: sam, ended: false }, 'Dave', "Dave is no longer Sam's mentor."],
  'ending-told': [
    { kind: 'ending-told', mentee: sam, on: '2026-03-12', when: 'soon' },
    'Dave',
    'Dave heard when they and Sam end.',
  ],
  'last-words': [{ kind: 'last-words', mentee: sam, words: 'x' }, 'Dave', "Sam's last words came for Dave."],
  'mentor-left': [{ kind: 'mentor-left', next: null }, 'Dave', 'The team let Dave go.'],
  'mentor-back': [{ kind: 'mentor-back' }, 'Dave', 'The team brought Dave back.'],
  'match-answered': [
    { kind: 'match-answered', matter: 'match', answer: 'full', mentee: 'Sam', mentor: 'Ann', count: 8 },
    'Joy',
    'What Joy asked about who is with whom cannot be done.',
  ],
};

const about = { kind: 'handoff', handoffId: 'h1', mentee: sam } as const;
const ASKED: Readonly<
  Record<(MatchRequest | MatchHandoffRequest)['do'], readonly [MatchRequest | MatchHandoffRequest, string, string]>
> = {
  match: [
    { kind: 'handoff', do: 'match', mentee: 'Sam', mentor: 'Ann' },
    'Joy',
    "Joy asked for Ann to be Sam's mentor.",
  ],
  'let-go': [{ kind: 'handoff', do: 'let-go', mentor: 'Dave', next: null }, 'Joy', 'Joy asked to let Dave go.'],
  'bring-back': [{ kind: 'handoff', do: 'bring-back', mentor: 'Dave' }, 'Joy', 'Joy asked to bring Dave back.'],
  'plan-ending': [
    { kind: 'handoff', do: 'plan-ending', mentee: 'Sam', on: null, of: 'match' },
    'Joy',
    'Joy asked for Sam to go on.',
  ],
  'wish-another': [
    { kind: 'handoff', do: 'wish-another', mentee: 'Sam' },
    'Dave',
    'Dave wishes for somebody else for Sam.',
  ],
  'set-mentor': [{ kind: 'handoff', do: 'set-mentor', mentor: ann, apart: [] }, 'Sam', "Sam's mentor is Ann."],
  leave: [{ kind: 'handoff', do: 'leave', next: null }, 'Dave', "Everything of Dave's goes to others."],
  'come-back': [{ kind: 'handoff', do: 'come-back' }, 'Dave', 'Dave is a mentor again.'],
  part: [{ ...about, do: 'part', from: 'p2' }, 'Sam', 'One who was asked to come to Sam is asked no longer.'],
  settle: [{ ...about, do: 'settle', reason: 'rematch' }, 'Sam', 'Nobody is wanted by Sam for that any more.'],
};

test.each(Object.values(HAPPENED))(
  'what happens about who is with whom is told in plain words (%#)',
  (event, name, words) => {
    expect(eventInWords(event, name)).toBe(words);
  },
);

test.each(Object.values(ASKED))('what is asked about it is told in plain words (%#)', (request, name, words) => {
  expect(effectInWords(request, name, () => 'somebody')).toBe(words);
});
