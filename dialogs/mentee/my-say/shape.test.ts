import { newState, readState } from '../../state';

const SINCE = ['deletion', 'askMoreFrom', 'toldLast', 'suppressed', 'endingAsked'];

test('a state that was stored before there was a say over it is read: nothing more was agreed to, and nothing is to be deleted', () => {
  const now = { ...newState('mentee', '2026-01-05'), welcome: 'done', consent: { texts: true, mentorSees: false } };
  const before = Object.fromEntries(Object.entries(now).filter(([name]) => !SINCE.includes(name)));
  expect(readState(before, 'mentee', '2026-01-06')).toMatchObject({
    welcome: 'done',
    consent: { texts: true, mentorSees: false, totals: null, research: null },
    deletion: null,
    askMoreFrom: null,
    toldLast: null,
    suppressed: false,
    endingAsked: false,
  });
});
