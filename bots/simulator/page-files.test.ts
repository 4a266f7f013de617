import { TryBench } from '../../test/e2e/try-bench';
import { PAGE_FILES } from './page-files';

describe('the page of /try', () => {
  let bench: TryBench;
  beforeAll(async () => {
    bench = await TryBench.start();
  });
  beforeEach(() => bench.begin());
  afterEach(() => bench.end());
  afterAll(() => bench.stop());

  describe('the page', () => {
    test.each(Object.keys(PAGE_FILES).filter((path) => path !== '/try/readme'))(
      '%s is served with a policy that lets nothing from outside in',
      async (path) => {
        const response = await fetch(`${bench.server.url}${path}`);
        expect(response.status).toBe(200);
        expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
        expect(response.headers.get('content-security-policy')).not.toMatch(/unsafe|https?:/);
        expect(response.headers.get('content-type')).toContain(PAGE_FILES[path]?.type);
        const etag = response.headers.get('etag') ?? '';
        const again = await fetch(`${bench.server.url}${path}`, { headers: { 'if-none-match': etag } });
        expect(again.status).toBe(304);
      },
    );

    test('nothing beside its own files can be asked for', async () => {
      for (const path of [
        '../routes.ts',
        '%2e%2e/routes.ts',
        'page-files.ts',
        'index.html',
        '..%2f..%2f..%2fpackage.json',
      ]) {
        expect((await fetch(`${bench.server.url}/try/${path}`)).status).toBe(404);
      }
    });

    test('asks for nothing from any other place', async () => {
      for (const path of Object.keys(PAGE_FILES)) {
        if (path === '/try/readme') continue;
        const text = (await (await fetch(`${bench.server.url}${path}`)).text()).replaceAll(
          'http://www.w3.org/2000/svg',
          '',
        );
        expect(text).not.toMatch(/https?:|@import|url\(|\sstyle="|\son[a-z]+="/);
      }
    });

    test('is kept from anybody who is not on this machine', async () => {
      for (const path of ['/try', '/try/events', '/try/try.mjs']) {
        const response = await fetch(`${bench.server.url}${path}`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
        expect(response.status).toBe(403);
      }
      expect((await bench.post('say', {}, { origin: 'https://example.org' })).status).toBe(403);
    });
  });
});
