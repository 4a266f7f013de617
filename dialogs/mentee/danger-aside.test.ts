import { ENGLISH } from '../../test/support/library';
import type { MailboxEvent } from '../events';
import { castOf } from '../rehearsal/cast';
import { converse } from '../take-turn';

const core = converse(ENGLISH);
const { mentee: person, state: welcomed, startsAt } = castOf({ mentor: 'Dave' }, null);
const DAY = 24 * 60 * 60_000;

/** What is said, and what is known afterwards. */
function turn(state: unknown, now: number, event: MailboxEvent) {
  const result = core({ person, state, events: [event], now });
  return { ...result, said: result.effects.flatMap((one) => (one.kind === 'say' ? [one.cue] : [])) };
}

const heard = (id: string, text: string): MailboxEvent => ({
  kind: 'heard',
  id,
  at: startsAt,
  text,
  media: 0,
  channel: 'sms',
  understanding: null,
});

test('the question about danger goes with the request that a human closed: days later HELP is only help', () => {
  const asked = turn(welcomed, startsAt, heard('e1', 'i cant see the point in going on'));
  expect(asked.said).toEqual(['crisis.ask-suicide']);
  const closed = turn(asked.state, startsAt + 1, {
    kind: 'handoff-resolved',
    id: 'e2',
    at: startsAt,
    handoffId: 'h-e1',
    mentor: { id: 'joy', name: 'Joy' },
  });
  expect(closed.state).toMatchObject({ handoff: null, safetyAsked: null });
  const help = turn(closed.state, startsAt + 3 * DAY, heard('e3', 'HELP'));
  expect(help.said).toEqual(['keywords.help']);
});

test('a question about danger that nobody answered for days is not put again after HELP', () => {
  const asked = turn(welcomed, startsAt, heard('e1', 'i cant see the point in going on'));
  const help = turn(asked.state, startsAt + 3 * DAY, heard('e2', 'HELP'));
  expect(help.said).toEqual(['keywords.help']);
});
