import { PROJECT_ROOT } from '../../services/config';
import { readProgrammes } from '../../services/scripts/programmes';
import { ENGLISH } from '../../test/support/library';
import { playChat } from './play';
import { REHEARSAL_PROGRAMME } from './programme';

const library = ENGLISH;

test('conversations play in the programme that is shipped (an organisation with a programme of its own may leave this test out)', () => {
  expect(REHEARSAL_PROGRAMME).toEqual(readProgrammes(PROJECT_ROOT)('main'));
});

test('what an organisation has settled for itself changes no conversation', () => {
  const [first, ...rest] = REHEARSAL_PROGRAMME.ladder;
  if (first === undefined) throw new Error('a programme has a pace');
  const own = {
    ...REHEARSAL_PROGRAMME,
    names: { 'mentors-see': 'initials', 'mentees-see': 'initials' } as const,
    ladder: [{ ...first, 'each-waits': { minutes: 5 } }, ...rest],
  };
  library.programme = () => own;
  const chat = [
    '# Dave has two minutes, and Ann, who backs him up, is asked after that.',
    'mentee: Sam   mentor: Dave   backup: Ann',
    'Sam: i am going to kill myself',
    'bot: crisis.suicide',
    'to Dave: mentor.alert {mentee: "Sam"}',
    '=> handoff open urgent',
    '=> ledger crisis suicide',
    'at +2m',
    'to Ann: mentor.alert {mentee: "Sam"}',
  ].join('\n');
  expect(playChat(chat, 'a.chat', library)).toEqual([]);
});
