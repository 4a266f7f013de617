import { ENGLISH } from '../../test/support/library';
import { castOf } from '../rehearsal/cast';
import { describeEffect } from '../rehearsal/describe';
import { rehearsed } from '../rehearsal/programme';
import { type Shown, Stage } from '../rehearsal/stage';

const DAY = 24 * 60 * 60_000;
const library = rehearsed(ENGLISH);

/** Sam with mentor Dave and coordinator Joy, on a Monday just before the check-in. */
function begin(settings: Readonly<Record<string, string>> = {}) {
  const cast = castOf({ coordinator: 'Joy', ...settings }, 'Mon 09:00');
  const stage = new Stage(library, cast.people, cast.startsAt);
  if (cast.state) stage.arrange('sam', cast.state);
  return { stage, start: cast.startsAt };
}
const lines = (shown: readonly Shown[]) =>
  shown.flatMap((one) => {
    if ('say' in one) return [`${one.to}: ${one.say.cue}`];
    return one.effect.kind === 'post' ? [] : [`${one.by} ${describeEffect(one.effect)}`];
  });
const until = (stage: Stage, at: number) => [...stage.until(at)].flatMap(({ shown }) => lines(shown));

test('a mentee who takes the bot away: the coordinators are told once, and nothing more is started', () => {
  const { stage, start } = begin();
  const told = lines(stage.happens('sam', { kind: 'bot-removed' }));
  expect(told).toEqual(
    expect.arrayContaining(['sam handoff open unreachable', expect.stringMatching(/: mentor.alert$/)]),
  );
  expect(told.filter((line) => line.endsWith('mentor.alert'))).toHaveLength(1);
  expect(lines(stage.happens('sam', { kind: 'bot-removed' }))).toEqual(['sam ignore known-already']);
  // The ladder asks on; Sam is sent nothing.
  expect(until(stage, start + 3 * DAY).filter((line) => line.startsWith('sam: '))).toEqual([]);
});

test('a mentee who puts it back is sent what falls due next, and nothing besides', () => {
  const { stage, start } = begin();
  stage.happens('sam', { kind: 'bot-removed' });
  until(stage, start + DAY / 2);
  expect(lines(stage.happens('sam', { kind: 'enrolled' }))).toEqual(['sam ledger reachable-again']);
  expect(until(stage, start + 1.2 * DAY)).toContain('sam: check-in.how-is-today');
});

test('a mentee whose welcome could not arrive is welcomed once the app is there', () => {
  const { stage } = begin({ welcome: 'new' });
  expect(lines(stage.happens('sam', { kind: 'enrolled' }))).toContain('sam: welcome.hello');
  const failure = { messageId: 'm1', cue: 'welcome.hello', because: 'blocked', means: 'blocked' } as const;
  expect(lines(stage.happens('sam', { kind: 'delivery-failed', ...failure }))).toContain(
    'sam handoff open unreachable',
  );
  expect(lines(stage.happens('sam', { kind: 'enrolled' }))).toEqual(
    expect.arrayContaining(['sam ledger reachable-again', 'sam: welcome.hello']),
  );
});

test('a mentor who takes the bot away: whoever they were with is passed on, and the coordinators are told', () => {
  const { stage } = begin();
  stage.hears('sam', 'can i talk to dave please', 'teams');
  stage.hears('dave', 'TAKE', 'teams');
  const told = lines(stage.happens('dave', { kind: 'bot-removed' }));
  expect(told).toEqual(
    expect.arrayContaining(['dave handoff release', 'sam: handoff.released', 'dave handoff open unreachable']),
  );
  expect(lines(stage.happens('dave', { kind: 'bot-removed' }))).toEqual(['dave ignore known-already']);
  expect(lines(stage.happens('dave', { kind: 'enrolled' }))).toEqual([
    'dave ledger reachable-again',
    'dave handoff go-on',
  ]);
  expect(lines(stage.happens('dave', { kind: 'enrolled' }))).toEqual(['dave ignore meant-for-a-mentee']);
});
