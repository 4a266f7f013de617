import { readFile } from 'node:fs/promises';

export interface OperatingSystem {
  /** `debian`, `ubuntu`, `fedora`, `alpine`, … from os-release(5); `darwin` or `win32` elsewhere. */
  id: string;
  /** The families it says it belongs to ("debian" for Ubuntu). */
  like: string[];
  codename: string;
}

/** Which system this is, so that a hint can name its very command. Source: os-release(5). */
export async function operatingSystem(
  platform: string = process.platform,
  osRelease = '/etc/os-release',
): Promise<OperatingSystem> {
  if (platform !== 'linux') return { id: platform, like: [], codename: '' };
  const text = await readFile(osRelease, 'utf8').catch(() => '');
  const field = (name: string) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  return {
    id: field('ID') || 'linux',
    like: field('ID_LIKE').split(' ').filter(Boolean),
    codename: field('VERSION_CODENAME') || field('VERSION_ID'),
  };
}

/** The exact command that gets a Redis of version 7 or later onto this system, and what to do instead of it. */
export function howToGetRedis(system: OperatingSystem): string {
  const families = [system.id, ...system.like];
  const command = COMMANDS.find(([family]) => families.includes(family))?.[1];
  const docker = 'docker run -d -p 127.0.0.1:6379:6379 redis:7 redis-server --appendonly yes --appendfsync always';
  const instead = `run \`${docker}\` and set REDIS_URL=redis://127.0.0.1:6379`;
  return command
    ? `Run \`${command}\` and start again; or ${instead}.`
    : `Install Redis 7.0 or Valkey and set REDIS_SERVER_BIN to its server; or ${instead}.`;
}

/** Ordered: a derivative lists its nearest relation first. */
const COMMANDS: readonly (readonly [family: string, command: string])[] = [
  ['darwin', 'brew install valkey'],
  ['ubuntu', 'sudo apt-get update && sudo apt-get install redis-server'],
  ['debian', 'sudo apt-get update && sudo apt-get install redis-server'],
  ['fedora', 'sudo dnf install valkey'],
  ['rhel', 'sudo dnf install redis'],
  ['alpine', 'sudo apk add redis'],
  ['arch', 'sudo pacman -S valkey'],
  ['opensuse', 'sudo zypper install redis'],
  ['suse', 'sudo zypper install redis'],
];
