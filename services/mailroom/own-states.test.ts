import { randomBytes } from 'node:crypto';
import { PersonKey } from '../vault';
import { OwnStates } from './own-states';

const keyOf = (person: string) => new PersonKey(person, randomBytes(32));
const STATE = { mood: 3 };
const READ = { read: 'from Redis' };
const open = () => READ;

describe('what was sealed here', () => {
  const key = keyOf('sam');
  const sealed = key.seal('state', '', 'state');

  test('is given back for the same bytes under the same key, and for nothing else', () => {
    const states = new OwnStates(2);
    states.keep(key, sealed, STATE);
    expect(states.of(key, Buffer.from(sealed), open)).toBe(STATE);
    expect(states.of(keyOf('ali'), sealed, open)).toBe(READ);
    expect(states.of(keyOf('sam'), sealed, open)).toBe(READ);
    states.keep(key, sealed, STATE);
    expect(states.of(key, key.seal('state', '', 'state'), open)).toBe(READ);
    expect(states.of(key, sealed, open)).toBe(READ);
  });

  test('is forgotten when they are, and of whoever wrote longest ago', () => {
    const states = new OwnStates(2);
    const people = ['sam', 'ali', 'jo'].map(keyOf);
    for (const each of people) states.keep(each, sealed, STATE);
    expect(people.map((each) => states.of(each, sealed, open))).toEqual([READ, STATE, STATE]);
    states.forget('ali');
    expect(people.map((each) => states.of(each, sealed, open))).toEqual([READ, READ, STATE]);
  });
});
