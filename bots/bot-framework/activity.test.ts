import { MESSAGE } from '../../test/support/messages-door';
import { IncomingActivity } from './activity';

const many = <T>(one: T) => Array.from({ length: 5_000 }, () => one);

test('of a list only the first hundred are read, and nothing that follows is looked at', () => {
  const members = [...many({ id: '29:sam' }), 'no member at all'];
  const read = IncomingActivity.parse({
    ...MESSAGE,
    membersAdded: members,
    attachments: many({ contentType: 'image/png' }),
  });
  expect([read.membersAdded?.length, read.attachments?.length]).toEqual([100, 100]);
});

test('what is wrong with a list is found among the first hundred, a hundred times at most', () => {
  const { error } = IncomingActivity.safeParse({ ...MESSAGE, membersAdded: many(1) });
  expect(error?.issues).toHaveLength(100);
});
