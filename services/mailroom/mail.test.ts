import { randomBytes } from 'node:crypto';
import { PersonKey } from '../vault';
import { openMail } from './mail';

const keyOf = (person: string) => new PersonKey(person, randomBytes(32));
const due = (at: number) => Buffer.from(`d${at}`);
const MORNING = Date.UTC(2026, 2, 7, 9);

// Found by npm run simulate: what falls due may open a handoff, whose id is made of the event's. Of two mentees who were silent for
// as long, and are asked at the same hour, only the first one's mentor was ever asked.
test('what falls due for two people in one instant are two events', () => {
  const [sams, kims] = [keyOf('sam'), keyOf('kim')].map((key) => openMail(key, due(MORNING)).id);
  expect(sams).not.toBe(kims);
});

test('what falls due for one person in one instant is one event, however often it is read', () => {
  const sam = keyOf('sam');
  expect(openMail(sam, due(MORNING)).id).toBe(openMail(sam, due(MORNING)).id);
  expect(openMail(sam, due(MORNING)).id).not.toBe(openMail(sam, due(MORNING + 1)).id);
});
