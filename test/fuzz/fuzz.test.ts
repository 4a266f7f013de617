import { runFuzz } from './fuzz';

const SMALL = { requests: 1_000, seed: 20_260_105, control: null } as const;

describe('a storm of hostile requests on every route of the whole service', () => {
  test('is answered without a fault of ours, to its end, without growing, and every genuine message is heard once', async () => {
    const { violations, requests, genuine, answers } = await runFuzz(SMALL);
    expect(violations).toEqual([]);
    expect(requests).toBeGreaterThanOrEqual(SMALL.requests);
    expect(genuine).toBeGreaterThan(20);
    // The storm reached what is behind the signatures, and the pages.
    for (const door of ['POST /api/messages', 'POST /api/sms', 'POST /api/sms/status', 'POST /try/say']) {
      expect({ door, reached: (answers[door]?.['2xx'] ?? 0) > 0 }).toEqual({ door, reached: true });
    }
  });

  test('messages that are counted and were never sent are seen', async () => {
    const { violations } = await runFuzz({ ...SMALL, requests: 400, control: 'loss' });
    expect(violations.join('\n')).toMatch(/^live: 2 genuine messages lost$/m);
  });
});
