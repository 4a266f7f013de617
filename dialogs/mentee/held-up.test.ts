import { ENGLISH } from '../../test/support/library';
import { castOf } from '../rehearsal/cast';
import { converse } from '../take-turn';
import { instantAt } from '../time';

const core = converse(ENGLISH);
const { mentee, state: welcomed } = castOf({}, null);
const MINUTE = 60_000;
const NINE = instantAt('2026-01-06', '09:00', mentee.timezone);

/** They were woken at one instant, and their turn comes at another. */
function due(state: unknown, wokenAt: number, now: number, id = mentee.id) {
  const result = core({ person: { ...mentee, id }, state, events: [{ kind: 'due', id: 'due', at: wokenAt }], now });
  const begun = result.effects.filter((effect) => effect.kind === 'say').length;
  const noted = result.effects.flatMap((effect) => (effect.kind === 'ledger' ? [effect.what, effect.detail] : []));
  return { ...result, begun, noted };
}

test('a check-in that lay in the mailbox over an outage is put off once, to a moment of each person’s own', () => {
  const restart = NINE + 20 * MINUTE;
  const moments = Array.from({ length: 200 }, (_, n) => {
    const first = due(welcomed, NINE, restart, `person-${n}`);
    expect(first).toMatchObject({ begun: 0, noted: ['check-in-put-off', { because: 'held-up' }] });
    const at = first.wakeAt ?? 0;
    expect(due(first.state, at, at, `person-${n}`)).toMatchObject({ begun: 1 });
    return at - restart;
  });
  for (let minute = 0; minute < 10; minute += 1) {
    const many = moments.filter((at) => Math.floor(at / MINUTE) === minute).length;
    expect(many).toBeGreaterThan(5);
    expect(many).toBeLessThan(40);
  }
  expect(Math.max(...moments)).toBeLessThan(10 * MINUTE);
});

test.each([
  ['whose turn comes at once is begun', 1_000, 1],
  ['whose turn had to wait for half a minute is begun', 30_000, 1],
  ['beyond its grace is left out', 121 * MINUTE, 0],
])('a check-in %s', (_which, waited, begun) => {
  const turn = due(welcomed, NINE, NINE + waited);
  expect(turn.begun).toBe(begun);
  if (begun === 0) expect(turn.noted).toEqual(['check-in-left-out', { because: 'too-late' }]);
});
