import { Talking } from '../../test/support/talking';

const resolved = ({ effects }: Talking) => effects.some((one) => one.kind === 'handoff' && one.do === 'resolve');

test.each(['yes', 'done'])('"%s" to a question from before danger was heard ends no talk', (text) => {
  const talking = new Talking().takes('a', 'Sam').writes('a', 'Sam').hears('done').offered('a', 'Sam', 'urgent');
  expect(resolved(talking.hears(text))).toBe(false);
});

test('whoever lost them while asked whether they are safe, and has them again, is asked anew', () => {
  const talking = new Talking().takes('a', 'Sam', 'urgent').hears('done');
  talking.happens({
    kind: 'handoff-lost',
    handoffId: 'h-a',
    mentee: { id: 'a', name: 'Sam' },
    by: null,
    because: null,
  });
  expect(talking.state.ending).toBeNull();
  expect(talking.takes('a', 'Sam', 'urgent').hears('sorry my phone died').sent).toEqual(['a sorry my phone died']);
  expect(talking.hears('ok').sent).toEqual(['a ok']);
});
