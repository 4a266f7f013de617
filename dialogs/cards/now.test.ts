import { ENGLISH } from '../../test/support/library';
import { castOf } from '../rehearsal/cast';
import { rehearsed } from '../rehearsal/programme';
import { Stage } from '../rehearsal/stage';
import { newState, readState } from '../state';
import { isCardOf } from './card';
import { cardNow } from './now';

const library = rehearsed(ENGLISH);

function stageOf(settings: Readonly<Record<string, string>>) {
  const cast = castOf({ channel: 'teams', ...settings }, null);
  const stage = new Stage(library, cast.people, cast.startsAt);
  if (cast.state) stage.arrange(cast.mentee.id, cast.state);
  const person = (id: string) => cast.people.find((one) => one.id === id) ?? cast.mentee;
  return { stage, person };
}

test('what a mentee wrote is on an alert while it can be taken, and in nothing that is kept of it once it has ended', () => {
  const { stage } = stageOf({});
  stage.hears('sam', 'can I talk to dave about the hostel', 'teams');
  expect(JSON.stringify(stage.state('dave'))).toContain('about the hostel');
  stage.hears('dave', 'take', 'teams');
  stage.hears('dave', 'done', 'teams');
  expect(JSON.stringify(stage.state('dave'))).not.toContain('about the hostel');
});

test('between the press and the answer of the queue a card says that it is being asked', () => {
  const { stage, person } = stageOf({});
  stage.hears('sam', 'can I talk to dave', 'teams');
  const [card = ''] = stage.cards('dave');
  const state = { ...Object(stage.state('dave')), claiming: Object(stage.state('dave')).offers[0].handoffId };
  const face = cardNow(library, { person: person('dave'), state, now: stage.clock }, card);
  expect(face).toMatchObject({ pending: true, options: [], outcome: "One moment. I'm asking if it's still free." });
});

test('no more than eight cards are remembered, and an older one has gone by', () => {
  const { stage, person } = stageOf({ own: 'nobody', other: 'Ann' });
  for (let n = 0; n < 5; n++) {
    stage.hears('sam', 'I need to talk to someone', 'teams');
    stage.hears('dave', 'take', 'teams');
    stage.hears('dave', 'done', 'teams');
  }
  expect(stage.cards('dave')).toHaveLength(10);
  expect(Object(stage.state('dave')).cards).toHaveLength(8);
  const [oldest = ''] = stage.cards('dave');
  const face = cardNow(library, { person: person('dave'), state: stage.state('dave'), now: stage.clock }, oldest);
  expect(face).toMatchObject({ text: 'That one is finished. Thanks for answering.', options: [] });
});

test('no two people have a card of the same id', () => {
  const { stage } = stageOf({ own: 'nobody', other: 'Ann' });
  stage.hears('sam', 'I need to talk to someone', 'teams');
  const [daves = ''] = stage.cards('dave');
  expect([isCardOf(daves, 'dave'), isCardOf(daves, 'other'), isCardOf(daves, 'sam')]).toEqual([true, false, false]);
  expect(stage.cards('other')).not.toContain(daves);
});

test.each(['mentee', 'mentor'] as const)(
  'a state of a %s from before there were cards is read as one without any',
  (role) => {
    const { cards: _cards, ...before } = newState(role, '2026-01-05');
    const { channel: _channel, ...oldest } = before;
    expect(readState(role === 'mentor' ? oldest : before, role, '2026-01-05')).toMatchObject({ cards: [] });
  },
);

test('nobody who texts, or writes in a terminal, is sent buttons', () => {
  const { stage } = stageOf({});
  stage.hears('dave', 'hello', 'sms');
  stage.hears('sam', 'can I talk to dave', 'sms');
  expect(stage.cards('dave')).toEqual([]);
});
