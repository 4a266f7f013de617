import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Imported first by what is run with `npm run`: `-- --help` prints what the README says of the command, and nothing else is loaded or done.
 */
const name = process.env['npm_lifecycle_event'];
if (name !== undefined && process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
  console.log(usageOf(name));
  process.exit(0);
}

export function usageOf(command: string): string {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const called = command === 'start' ? 'npm start' : `npm run ${command}`;
  const row = readme
    .split('\n')
    .find((line) => [`| \`${called}\``, `| \`${called} `].some((way) => line.startsWith(way)));
  const [, use = called, what = 'README.md tells the rest'] = row?.split(/(?<!\\)\|/) ?? [];
  return `${use.trim().replaceAll('`', '')}\n  ${what
    .trim()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '')}`;
}
