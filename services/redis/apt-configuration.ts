import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutWanted } from './installed-packages';

/** Where Debian and Ubuntu keep their own package source, old style and new. */
const DISTRIBUTION_SOURCES = ['sources.list', 'sources.list.d/debian.sources', 'sources.list.d/ubuntu.sources'];

export interface AptConfiguration {
  /** For `apt-get -c`. */
  file: string;
  /** Where apt puts what it downloads. */
  archives: string;
}

/**
 * Writes an apt configuration that keeps lists, cache and logs inside `dir`, so that apt needs neither root nor the
 * system's lists, and leaves both alone. The system's own settings (proxies, certificates, keys) still apply.
 *
 * @param wanted names of packages that are to be fetched even if they are installed
 * @param etcApt where the system's package sources are written down
 */
export async function aptConfiguration(
  dir: string,
  wanted: readonly string[],
  etcApt: string,
): Promise<AptConfiguration> {
  await Promise.all(
    ['state/lists/partial', 'cache/archives/partial', 'log', 'sources'].map((name) =>
      mkdir(join(dir, name), { recursive: true }),
    ),
  );
  const installed = await readFile('/var/lib/dpkg/status', 'utf8').catch(() => '');
  await writeFile(join(dir, 'status'), withoutWanted(installed, wanted));
  const lines = [
    // What an image's settings run after an update is about the system's own state, not ours.
    '#clear APT::Update::Post-Invoke;',
    '#clear APT::Update::Post-Invoke-Success;',
    '#clear DPkg::Pre-Install-Pkgs;',
    setting('Dir::State', join(dir, 'state')),
    setting('Dir::State::status', join(dir, 'status')),
    setting('Dir::Cache', join(dir, 'cache')),
    setting('Dir::Log', join(dir, 'log')),
    // The lock belongs to installing; we install nothing, and an ordinary user could not take it.
    setting('Debug::NoLocking', 'true'),
    // As root, apt would otherwise become a user that may not write into our directories.
    setting('APT::Sandbox::User', 'root'),
    setting('Acquire::Languages', 'none'),
    setting('Acquire::Retries', '2'),
    setting('Acquire::http::Timeout', '20'),
    setting('Acquire::https::Timeout', '20'),
  ];
  if (await copyDistributionSources(etcApt, join(dir, 'sources'))) {
    lines.push(setting('Dir::Etc::SourceList', '/dev/null'), setting('Dir::Etc::SourceParts', join(dir, 'sources')));
  }
  const file = join(dir, 'apt.conf');
  await writeFile(file, `${lines.join('\n')}\n`);
  return { file, archives: join(dir, 'cache/archives') };
}

/**
 * Copies the distribution's own sources only: a third party's that is down or has lost its key must not stop us.
 * False when there are none under the usual names (a derivative); then all of the system's sources are used.
 */
async function copyDistributionSources(etcApt: string, into: string): Promise<boolean> {
  let copied = false;
  for (const name of DISTRIBUTION_SOURCES) {
    const from = join(etcApt, name);
    const text = await readFile(from, 'utf8').catch(() => '');
    if (!/^\s*(deb\s|Types:)/m.test(text)) continue;
    await copyFile(from, join(into, name.endsWith('.list') ? 'distribution.list' : 'distribution.sources'));
    copied = true;
  }
  return copied;
}

function setting(name: string, value: string): string {
  return `${name} "${value}";`;
}
