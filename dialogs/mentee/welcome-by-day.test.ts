import { ENGLISH } from '../../test/support/library';
import { castOf } from '../rehearsal/cast';
import { rehearsed } from '../rehearsal/programme';
import { newState } from '../state';
import { contextOf, takeTurn } from '../take-turn';

const library = rehearsed(ENGLISH);
const { mentee } = castOf({}, null);
const NINE = Date.UTC(2026, 0, 6, 9);
const HOUR = 3_600_000;

// Found by npm run simulate: the service was away from nine in the morning until ten at night.
test('a welcome that falls due at night after an outage waits for the morning once more', () => {
  const state = { ...newState('mentee', '2026-01-05'), welcomeAt: NINE };
  const due = (now: number) =>
    takeTurn(state, { kind: 'due', id: 'e1', at: now }, contextOf(library, { person: mentee, now }));
  expect(due(NINE + 13 * HOUR)).toMatchObject({
    effects: [],
    state: { welcome: 'not-yet', welcomeAt: NINE + 24 * HOUR },
  });
  expect(due(NINE + HOUR).effects).toMatchObject([{ cue: 'welcome.hello' }, { cue: 'welcome.texts' }]);
});
