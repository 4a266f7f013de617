import { createBotToken } from './token';

/** Gives one token after the other, and notes how each was asked for. */
function source(...answers: (string | Error)[]) {
  const asked: boolean[] = [];
  return {
    asked,
    getToken: async (force = false) => {
      asked.push(force);
      const answer = answers[Math.min(asked.length, answers.length) - 1] ?? '';
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

test('many messages at once ask for one token', async () => {
  const from = source('one');
  const token = createBotToken(from);
  expect(await Promise.all([token.get(), token.get(), token.get()])).toEqual(['one', 'one', 'one']);
  expect(from.asked).toEqual([false]);
});

test('a token that a connector would not have is replaced, once', async () => {
  const from = source('one', 'two', 'two');
  const token = createBotToken(from);
  await token.get();
  token.distrust();
  expect([await token.get(), await token.get()]).toEqual(['two', 'two']);
  expect(from.asked).toEqual([false, true, false]);
});

test('a token that could not be replaced is still not trusted', async () => {
  const from = source('one', new Error('login is away'), 'two');
  const token = createBotToken(Promise.resolve(from));
  await token.get();
  token.distrust();
  await expect(token.get()).rejects.toThrow('login is away');
  expect(await token.get()).toBe('two');
  expect(from.asked).toEqual([false, true, true]);
});
