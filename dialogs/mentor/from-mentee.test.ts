import { Talking } from '../../test/support/talking';

const danger = {
  kind: 'mentee-spoke',
  handoffId: 'h-a',
  mentee: { id: 'a', name: 'Sam' },
  text: 'im going to kill myself',
  dangerAt: 1_767_607_200_000,
} as const;

test('what somebody said in danger is told to whoever has them', () => {
  expect(new Talking().takes('a', 'Sam', 'urgent').happens(danger).said).toEqual(['mentor.danger-said']);
});

test.each(['STOP', 'done'])('and not to whoever wrote %s meanwhile', (text) => {
  expect(new Talking().takes('a', 'Sam').hears('hi').hears(text).happens(danger).said).toEqual([]);
});
