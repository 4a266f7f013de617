import { PlantedScripts } from './planted.fixture';

const scripts = new PlantedScripts();
afterEach(() => scripts.mend());
afterAll(() => scripts.throwAway());

const flow = (name: string) => `dialogs/flows/${name}.yaml`;

/** The finding on the line of a step, and no other in that file. */
function expectAt(file: string, on: string, expected: { rule: string; about: string; what: string }) {
  const found = scripts.check().filter((finding) => finding.file === file);
  expect(found).toMatchObject([{ ...expected, line: scripts.lineOf(file, on), severity: 'error' }]);
}

test('a step that no step leads to is found', () => {
  scripts.set(flow('hello'), ['steps', 'lonely'], { do: 'close-day' });
  expectAt(flow('hello'), 'lonely:', { rule: 'unreachable', about: 'hello.lonely', what: 'no step leads here' });
});

test('a step at which code begins a flow counts as reached', () => {
  scripts.set(flow('step-nudge'), ['steps', 'how-did-it-go', 'go'], [{ to: 'mark-partly' }]);
  const unreachable = scripts.check().filter(({ rule }) => rule === 'unreachable');
  expect(unreachable).toEqual([]);
});

test('a step from which the end cannot be reached is found', () => {
  scripts.set(flow('check-in-time'), ['steps', 'when', 'declined'], 'when');
  scripts.set(flow('check-in-time'), ['steps', 'when', 'go'], 'when');
  scripts.remove(flow('check-in-time'), ['steps', 'all-set']);
  scripts.remove(flow('check-in-time'), ['steps', 'as-it-was']);
  const what = 'the end cannot be reached from here';
  expectAt(flow('check-in-time'), '  when:', { rule: 'no-way-out', about: 'check-in-time.when', what });
});

test('a step that says nothing about when no condition holds is found', () => {
  scripts.set(
    flow('so-far'),
    ['steps', 'look', 'go'],
    [
      { when: 'count == 0', to: 'none' },
      { when: 'count > 0', to: 'path' },
    ],
  );
  const what = 'nothing is said about when no condition holds';
  expectAt(flow('so-far'), '  look:', { rule: 'no-way-out', about: 'so-far.look', what });
});

test('steps that go round without asking anything are found, once', () => {
  scripts.set(flow('check-in-time'), ['steps', 'all-set', 'go'], [{ when: 'hasGoal', to: 'as-it-was' }, { to: 'end' }]);
  scripts.set(flow('check-in-time'), ['steps', 'as-it-was', 'go'], 'all-set');
  const what = 'this goes round without asking anything';
  expectAt(flow('check-in-time'), 'all-set:', { rule: 'circle', about: 'check-in-time.all-set', what });
});

test('flows that call each other without asking anything are found', () => {
  scripts.set(flow('are-you-a-bot'), ['steps', 'honestly', 'go'], [{ call: 'who-sees-this' }]);
  scripts.set(flow('who-sees-this'), ['steps', 'team', 'go'], [{ call: 'are-you-a-bot' }]);
  const circles = scripts.check().filter(({ rule }) => rule === 'circle');
  expect(circles).toMatchObject([{ about: 'are-you-a-bot.honestly' }]);
});

test('a question on the way makes a circle a conversation', () => {
  scripts.set(flow('offer-mentor'), ['steps', 'fine', 'go'], 'ask');
  expect(scripts.check().filter(({ rule }) => rule === 'circle')).toEqual([]);
});

test('a flow that nothing begins is found', () => {
  scripts.write(flow('farewell'), 'flow: farewell\nstart: bye\nsteps:\n  bye:\n    do: close-day\n');
  expect(scripts.check()).toMatchObject([
    { rule: 'not-begun', file: flow('farewell'), line: 1, about: 'farewell', what: 'nothing begins this flow' },
  ]);
});

test('an action that does not exist is named, with the step that wants it', () => {
  scripts.set(flow('hello'), ['steps', 'fine', 'do'], 'dance');
  expect(scripts.check()).toMatchObject([
    { rule: 'unreadable', file: flow('hello'), line: scripts.lineOf(flow('hello'), 'fine:'), about: 'hello.fine' },
  ]);
});

test('a condition over something that is not known is named, with its step', () => {
  scripts.set(flow('rough'), ['steps', 'what', 'go', 0, 'when'], 'humanAskd');
  expect(scripts.check()).toMatchObject([{ rule: 'unreadable', about: 'rough.what' }]);
});

test('an argument that only one of two ways provides is missing on the other', () => {
  scripts.set(flow('welcome'), ['steps', 'no-preference', 'do'], 'finish-welcome');
  const [finding] = scripts.check().filter(({ rule }) => rule === 'arguments');
  expect(finding).toMatchObject({ about: 'welcome.all-set', what: expect.stringContaining('nothing gives {at} here') });
});

test('a condition on having a mentor lets the wording after it name them', () => {
  scripts.set(flow('mentor-please'), ['steps', 'request', 'go'], 'asked');
  scripts.remove(flow('mentor-please'), ['steps', 'asked-the-team']);
  const blank = scripts.check().filter(({ rule }) => rule === 'blank');
  expect(blank).toMatchObject([{ about: 'mentor-please.asked', what: '{mentor} can be empty here' }]);
});
