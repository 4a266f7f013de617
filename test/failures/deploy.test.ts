import type { Flow } from '../../dialogs/flow/book';
import type { Library } from '../../dialogs/language';
import type { Sent } from '../../services/mailroom/contract';
import { partitionKeys, partitionOf } from '../../services/mailroom/partition';
import { type House, heard, openHouse, Phone } from '../contracts/mailroom/house';
import { ManualTimers } from '../contracts/mailroom/manual-timers';
import { daveAndSam, LIBRARY, says, serviceIn, welcomed } from './whole-service';

const goal = LIBRARY.flows.get('goal');
if (goal === undefined) throw new Error('there is a flow goal');

/** A deploy brings other flows, and nobody has kept the ones before. */
const withFlows = (change: (flows: Map<string, Flow>) => void): Library => {
  const flows = new Map(LIBRARY.flows);
  change(flows);
  return {
    flows,
    edition: 'deployed',
    earlier: () => null,
    answeredByProvider: () => false,
    language: (tag) => LIBRARY.language(tag),
    languageAsked: LIBRARY.languageAsked,
    directory: (person) => LIBRARY.directory(person),
    region: (code) => LIBRARY.region(code),
    programme: (name) => LIBRARY.programme(name),
  };
};

/** The step that asks for the goal has another name, and what led to it leads there. */
function renamed(flow: Flow): Flow {
  const steps = [...flow.steps].map(([name, step]) => {
    const go = step.go.map((branch) => (branch.to === 'what' ? { ...branch, to: 'what-now' } : branch));
    return name === 'what'
      ? (['what-now', { ...step, name: 'what-now', go }] as const)
      : ([name, { ...step, go }] as const);
  });
  return { ...flow, steps: new Map(steps) };
}

const LOST = 'fallback.lost-place';
const DEPLOYS: [string, Library, string[], string][] = [
  ['nothing but the edition has changed', withFlows(() => {}), ['goal.step'], 'goal.when'],
  ['the step is gone', withFlows((flows) => flows.set('goal', renamed(goal))), [LOST, 'goal.what'], 'goal.step'],
  ['the whole flow is gone', withFlows((flows) => flows.delete('goal')), [LOST], 'fallback.reflect'],
];

describe('a deploy while somebody is in the middle of a flow', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test.each(DEPLOYS)(
    'of which %s: they are answered, and nothing is lost or buried',
    async (what, library, answers, then) => {
      const { sam, address } = await daveAndSam(house, what);
      let hangs = false;
      const oldPhone = new Phone(() => (hangs ? new Promise<Sent>(() => {}) : { sent: true }));
      const frozen = new ManualTimers(house.timers.now(), house.answered);
      const old = serviceIn(house, { timers: frozen, carriers: { sms: oldPhone } });
      await old.room.start();
      await welcomed(house, old, sam.id, address);
      hangs = true;
      const before = oldPhone.received.length;
      await old.room.intake.accept(sam.id, heard('i want to set a goal'), 'goal', address);
      await oldPhone.got(before + 1);
      await house.answered();
      old.die();

      const phone = new Phone();
      const next = serviceIn(house, { library, carriers: { sms: phone } });
      await next.room.intake.accept(sam.id, heard('get a place of my own'), 'place', address);
      await next.room.start();
      await house.timers.passUntil(phone.got(1 + answers.length));
      await house.timers.passUntil(next.room.idle());
      // The first was on its way when the old process died: whether it arrived nobody knows, so it goes again under its id.
      expect(phone.received[0]?.id).toBe(oldPhone.received[before]?.id);
      expect(phone.received.map(({ cue }) => cue)).toEqual(['goal.what', ...answers]);
      await says(house, next, sam.id, 'ring the council about it', address);
      expect(phone.received.at(-1)?.cue).toBe(then);

      expect(await house.look.llen(partitionKeys(partitionOf(sam.id)).dead)).toBe(0);
      expect(next.faults).toEqual([]);
      const story = await next.room.story(sam.id);
      expect(
        story.filter((line) => (line.from === 'bot' ? line.delivery !== 'sent' : line.ending.how !== 'turned')),
      ).toEqual([]);
      await next.room.stop();
    },
  );
});
