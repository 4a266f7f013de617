import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PROJECT_ROOT, readConfig } from '../services/config';
import { personKeys } from '../services/mailroom/partition';
import { stopEmbeddedRedis } from '../services/redis';
import { temporaryFolder } from '../test/support/temporary-folder';
import { inWords, MatchUsage, readCommand } from './match-command';
import { PROGRAMME } from './programme';
import { openStore } from './store';

const LIST = `role,name,address,channel,mentor,timezone,locale,region
mentor,Dave,+447700900001,sms,,,,
mentor,Ann,+447700900002,sms,,,,
mentee,Sam,+447700900003,sms,Dave,,,
mentee,Lee,+447700900004,sms,,,,
`;

describe('npm run match', () => {
  const folder = temporaryFolder();
  afterAll(async () => {
    await stopEmbeddedRedis(folder.path);
    folder.remove();
  });

  async function run(script: string, ...args: string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', `bots/${script}.ts`, ...args], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, DATA_DIR: folder.path, REDIS_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, err, code };
  }

  test('puts what a coordinator wants into the mailboxes of those it happens to, and says what came of it', async () => {
    const file = join(folder.path, 'people.csv');
    await writeFile(file, LIST);
    expect(await run('enrol', file)).toMatchObject({
      code: 0,
      out: 'Enrolled: 2 mentees, 2 mentors, 0 coordinators.\n',
    });
    const store = await openStore(readConfig({ DATA_DIR: folder.path }), () => {});
    const lee = await personAt(store.people, '+447700900004');
    const ann = await personAt(store.people, '+447700900002');
    const dave = await personAt(store.people, '+447700900001');
    const mail = (id: string) => store.work.llen(personKeys(id).mailbox);
    const before = await mail(lee);

    const matched = await run('match', 'Lee', 'with', 'Ann');
    expect(matched).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^Ann is Lee's mentor from now on, and has 1 in all\.\nIt is kept, and done as soon as the service runs/,
      ),
    });
    expect(await mail(lee)).toBe(before + 1);
    const byNumber = await run('match', 'leave', '+447700900001', 'to', 'ann');
    expect(byNumber.out).toContain(
      'Dave is a mentor no more. 1 had them as a mentor, and will be told kindly. Ann comes instead',
    );
    expect(await mail(dave)).toBe(1);

    await store.people.setLeft(ann, true);
    const gone = await run('match', 'Sam', 'with', 'Ann');
    expect(gone).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Ann has left') });
    expect((await run('match', 'list')).out).toBe(
      'Dave: 1 of 8 (Sam)\nWithout a mentor of their own: Lee\nHave left: Ann\n',
    );
    const again = await run('enrol', file);
    expect(again.code).toBe(0);
    expect(await store.people.reread(ann)).toMatchObject({ left: true });
    await writeFile(file, LIST.replace('sms,Dave', 'sms,Ann'));
    expect(await run('enrol', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('line 4: this mentor has left'),
    });
    await store.redis.close();
  }, 300_000);

  async function personAt(people: Awaited<ReturnType<typeof openStore>>['people'], handle: string): Promise<string> {
    const person = await people.byAddress({ via: 'sms', handle });
    if (person?.programme !== PROGRAMME) throw new Error('enrolled above');
    return person.id;
  }
});

test.each([
  [['Sam', 'with', 'Ann'], { do: 'match', mentee: 'Sam', mentor: 'Ann' }],
  [['Jo', 'Bloggs', 'with', 'nobody'], { do: 'match', mentee: 'Jo Bloggs', mentor: null }],
  [['end', 'Sam', 'on', '2026-03-12'], { do: 'plan-ending', mentee: 'Sam', on: '2026-03-12', of: 'match' }],
  [['end', 'Sam', 'on', '2026-03-12', '--service'], { do: 'plan-ending', on: '2026-03-12', of: 'service' }],
  [['end', 'Sam', 'never'], { do: 'plan-ending', mentee: 'Sam', on: null }],
  [['leave', 'Dave', 'to', 'Ann'], { do: 'let-go', mentor: 'Dave', next: 'Ann' }],
  [['back', 'Dave'], { do: 'bring-back', mentor: 'Dave' }],
])('%j is read', (args, request) => {
  expect(readCommand(args)).toMatchObject(request);
});

test('what is none of it is answered with all that it can do', () => {
  expect(() => readCommand(['sam'])).toThrow(MatchUsage);
  expect(() => readCommand(['end', 'Sam', 'on', 'friday'])).toThrow('friday is not a day');
  expect(readCommand([])).toBe('help');
  expect(readCommand(['list'])).toBe('list');
});

test('a mentor who has as many mentees as one may have is refused', () => {
  const full = { matter: 'match', answer: 'full', mentee: 'Sam', mentor: 'Ann', count: 8 } as const;
  expect(inWords(full)).toEqual({
    line: 'Ann has 8 mentees, which is the most (programmes/main.yaml, most-mentees). Nothing was changed.',
    done: false,
  });
});
