import { parse } from 'yaml';
import { compileFlows, flowFile } from './book';

function compile(...sources: string[]) {
  return compileFlows(sources.map((source) => flowFile.parse(parse(source))));
}

const OTHER = 'flow: other\nstart: a\nsteps: { a: { say: true } }\n';

describe('a flow that cannot work is refused with its file, its step and what to mend', () => {
  test.each([
    ['flow: f\nstart: gone\nsteps: { a: { say: true } }', 'dialogs/flows/f.yaml, start: there is no step "gone"'],
    ['flow: f\nstart: a\nsteps: { a: { say: true, go: b } }', 'f.yaml, a: there is no step "b" to go to'],
    ['flow: f\nstart: a\nsteps: { a: { do: fly } }', 'f.yaml, a: there is no action "fly". There are:'],
    ['flow: f\nstart: a\nsteps: { a: { go: [{ call: nowhere }] } }', 'there is no flow "nowhere" to call'],
    ['flow: f\nstart: a\nsteps: { a: { go: [{ when: "true" }] } }', 'a branch needs `to` or `call`'],
    ['flow: f\nstart: a\nsteps: { a: { ask: choice } }', '`choices` belong to `ask: choice`'],
    ['flow: f\nstart: a\nsteps: { a: { ask: text, declined: b } }', 'there is no step "b"'],
    ['flow: f\nstart: a\nsteps: { a: { go: [{ when: "mood <= 2", to: end }] } }', 'Unknown variable: mood'],
    ['flow: f\nstart: a\nsteps: { a: { go: [{ when: "lowDays == \'x\'", to: end }] } }', 'no such overload'],
    ['flow: f\nstart: a\nsteps: { a: { go: [{ when: "lowDays", to: end }] } }', 'is int, not yes or no'],
    ['flow: f\nstart: a\nsteps: { a: { go: [{ when: "lowDays >=", to: end }] } }', 'is not a condition I can read'],
  ])('%s', (source, fault) => {
    expect(() => compile(source, OTHER)).toThrow(fault);
  });
});

test.each([
  ['flow: f\nstart: a\nsteps: { a: { ask: mood, kepe: mood } }'],
  ['flow: f\nstart: a\nsteps: { a: { ask: feelings } }'],
  ['flow: F\nstart: a\nsteps: { a: { say: true } }'],
])('what is not in the format is refused: %s', (source) => {
  expect(() => flowFile.parse(parse(source))).toThrow();
});

test('a condition may use what the steps keep and what is known of the person', () => {
  const flow = compile(
    'flow: f\nstart: a\nsteps: { a: { ask: mood, keep: mood, go: [{ when: "mood <= 2 && lowDays >= 3", to: end }] } }',
  );
  const when = flow.get('f')?.steps.get('a')?.go[0]?.when;
  const facts = {
    lowDays: 3,
    hasGoal: false,
    severalGoals: false,
    goalsFull: false,
    goalHasStep: false,
    hasStep: false,
    hasStepToday: false,
    mentorSees: false,
    mayInvite: false,
    hasMentor: true,
    mentorThere: true,
    mentorMaySee: true,
    mentorKeptOut: false,
    humanAsked: false,
    personAwaited: false,
    noRush: false,
    dangerLately: false,
    dangerYesterday: false,
    slippedYesterday: false,
    grieving: false,
    stepsDone: 0,
    saidMore: false,
    saidMuch: false,
    hasHelped: false,
    quietDays: 0,
    easedToday: false,
    mayHaveMore: false,
    backFromPause: false,
    laterToday: false,
    hasBreak: false,
    noNumbers: false,
    gentleDay: false,
    hasNamedHour: false,
    mayAskInAnHour: false,
    mayLookBack: false,
    hasLetter: false,
    letterParts: 0,
    hasStrengths: false,
    hasHopes: false,
    mayAskStrength: false,
  };
  expect(when?.({ mood: 2 }, facts)).toBe(true);
  expect(when?.({ mood: 3 }, facts)).toBe(false);
  expect(when?.({}, facts)).toBe(true);
});
