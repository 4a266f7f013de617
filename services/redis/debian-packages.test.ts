import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchDebianPackages, PackagesUnavailable } from '.';
import { withoutWanted } from './installed-packages';

/** The real apt-get with a package source of our own: three small packages in a directory. No network is used. */
const onDebian = existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-deb') ? describe : describe.skip;

let dir = '';
let etcApt = '';
const said: string[] = [];
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'small-steps-apt-'));
  etcApt = join(dir, 'etc');
});
beforeEach(() => said.splice(0));
afterAll(() => rmSync(dir, { recursive: true }));

function fetch(packages: readonly string[], into: string) {
  return fetchDebianPackages(packages, join(dir, into), (line) => said.push(line), { etcApt });
}

onDebian('packages of the distribution', () => {
  beforeAll(() => {
    const source = join(dir, 'source');
    const index = [
      build(source, 'small-steps-greeter', 'usr/bin/greeter', 'Depends: small-steps-words'),
      build(source, 'small-steps-words', 'usr/lib/x86_64-linux-gnu/libwords.so.1'),
      build(source, 'small-steps-lonely', 'usr/bin/lonely', 'Depends: small-steps-nowhere'),
    ];
    writeFileSync(join(source, 'Packages'), index.join('\n'));
    mkdirSync(join(etcApt, 'sources.list.d'), { recursive: true });
    writeFileSync(join(etcApt, 'sources.list'), `deb [trusted=yes] copy:${source} ./\n`);
    writeFileSync(join(etcApt, 'sources.list.d/somebody-else.list'), 'this line would stop apt altogether\n');
  });

  test('come with what they need, without root, after one line that says so', async () => {
    const fetched = await fetch(['small-steps-greeter'], 'one');
    expect(readFileSync(join(fetched.root, 'usr/bin/greeter'), 'utf8')).toBe('usr/bin/greeter\n');
    expect(fetched.libraryPath.split(':')).toContain(join(fetched.root, 'usr/lib/x86_64-linux-gnu'));
    expect(existsSync(join(fetched.root, 'usr/lib/x86_64-linux-gnu/libwords.so.1'))).toBe(true);
    expect(said).toEqual([expect.stringMatching(/^Fetching small-steps-greeter from .* \(once, into .*one\) \.\.\.$/)]);
  });

  test('are not fetched twice', async () => {
    await fetch(['small-steps-words'], 'two');
    const first = statSync(join(dir, 'two')).ino;
    await fetch(['small-steps-words'], 'two');
    expect(statSync(join(dir, 'two')).ino).toBe(first);
    expect(said).toHaveLength(1);
  });

  test('are fetched once when two programs want them at once', async () => {
    await Promise.all([fetch(['small-steps-words'], 'both'), fetch(['small-steps-words'], 'both')]);
    expect(said).toHaveLength(1);
  });

  test('that the source does not have are passed over for the alternative that it has', async () => {
    const { root } = await fetch(['small-steps-nowhere | small-steps-lonely | small-steps-words'], 'either');
    expect(existsSync(join(root, 'usr/lib/x86_64-linux-gnu/libwords.so.1'))).toBe(true);
    expect(existsSync(join(root, 'usr/bin/lonely'))).toBe(false);
  });

  test('of which a fetch was interrupted are fetched whole, and nothing of the first try stays', async () => {
    mkdirSync(join(dir, 'half/usr/bin'), { recursive: true });
    writeFileSync(join(dir, 'half/usr/bin/greeter'), 'half a progr');
    mkdirSync(join(dir, 'half.partial-abc123'));
    await fetch(['small-steps-greeter'], 'half');
    expect(readFileSync(join(dir, 'half/usr/bin/greeter'), 'utf8')).toBe('usr/bin/greeter\n');
    expect(readdirSync(dir).filter((name) => name.startsWith('half'))).toEqual(['half']);
  });

  test('that are nowhere to be had leave nothing behind but a reason', async () => {
    await expect(fetch(['small-steps-nowhere'], 'none')).rejects.toThrow(
      "Cannot fetch small-steps-nowhere (E: Package 'small-steps-nowhere' has no installation candidate). Check the network and /etc/apt.",
    );
    expect(readdirSync(dir).filter((name) => name.startsWith('none'))).toEqual([]);
  });
});

test('a system without apt is told so', async () => {
  const attempt = fetchDebianPackages(['anything'], join(dir, 'no-apt'), () => {}, { path: [] });
  await expect(attempt).rejects.toThrow(PackagesUnavailable);
  await expect(attempt).rejects.toThrow('Only Debian and Ubuntu have them');
});

test('an installed package and its siblings count as missing, and everything else as installed', () => {
  const status = [
    'Package: redis-tools\nStatus: install ok installed\nSource: redis (5:7.0.15-1)',
    'Package: redis-server\nStatus: install ok installed\nSource: redis',
    'Package: libc6\nStatus: install ok installed\nSource: glibc',
    'Package: redis\nStatus: install ok installed',
    'Package: sed\nStatus: install ok installed',
  ];
  const left = withoutWanted(`${status.join('\n\n')}\n`, ['valkey-server', 'redis-server']);
  expect([...left.matchAll(/^Package: (.*)$/gm)].map((match) => match[1])).toEqual(['libc6', 'sed']);
});

/** Builds `NAME.deb` holding one file (its content is its own path) and returns its paragraph for the index. */
function build(source: string, name: string, file: string, extra = ''): string {
  const tree = join(dir, 'build', name);
  const control = [
    `Package: ${name}`,
    'Version: 1.0',
    'Architecture: all',
    'Maintainer: nobody <nobody@example.org>',
    extra,
  ];
  const fields = `${[...control, 'Description: a package for a test'].filter(Boolean).join('\n')}\n`;
  mkdirSync(join(tree, 'DEBIAN'), { recursive: true });
  mkdirSync(join(tree, file, '..'), { recursive: true });
  mkdirSync(source, { recursive: true });
  writeFileSync(join(tree, 'DEBIAN/control'), fields);
  writeFileSync(join(tree, file), `${file}\n`);
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', tree, join(source, `${name}.deb`)], { stdio: 'ignore' });
  const archive = readFileSync(join(source, `${name}.deb`));
  const sum = createHash('sha256').update(archive).digest('hex');
  return `${fields}Filename: ./${name}.deb\nSize: ${archive.length}\nSHA256: ${sum}\n`;
}
