import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { PROJECT_ROOT, readConfig, variables } from '../services/config';

const example = readFileSync(join(PROJECT_ROOT, '.env.example'), 'utf8');
const lines = example.split('\n');
const SETTING = /^#?([A-Z][A-Z0-9_]*)=(.*)$/;

describe('.env.example', () => {
  const named = lines.flatMap((line) => SETTING.exec(line)?.[1] ?? []);

  test('names every variable that the program reads, once, and no other', () => {
    expect([...named].sort()).toEqual(Object.keys(variables.shape).sort());
  });

  test('has a sentence above every variable', () => {
    const bare = lines.flatMap((line, index) => {
      const name = SETTING.exec(line)?.[1];
      const above = lines[index - 1] ?? '';
      return name && (!/^# [A-Z].*\.$/.test(above) || SETTING.test(above)) ? [name] : [];
    });
    expect(bare).toEqual([]);
  });

  test('sets nothing until somebody takes a # away', () => {
    expect(parseEnv(example)).toEqual({});
  });

  test('gives values that the program takes, once the blanks are filled in', () => {
    const filled = { ...everySettingOf(example), MASTER_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}` };
    const config = readConfig(filled);
    expect(config).toMatchObject({ production: true, port: 3978, workers: 64, logLevel: 'info' });
    expect(config.twilio?.messagingServiceSid).toMatch(/^MG/);
  });

  test('shows the defaults where it shows a default', () => {
    const { PORT, WORKERS, LOG_LEVEL, DEFAULT_LOCALE, DEFAULT_REGION, DEFAULT_TIMEZONE, DATA_DIR, ...others } =
      everySettingOf(example);
    const { REDIS_WAIT_REPLICAS } = others;
    const place = { DEFAULT_LOCALE, DEFAULT_REGION, DEFAULT_TIMEZONE };
    const shown = { PORT, WORKERS, LOG_LEVEL, DATA_DIR, REDIS_WAIT_REPLICAS, ...place };
    expect(readConfig(shown)).toEqual(readConfig({}));
  });
});

/** Every setting of the file as if its `#` were away, with a word where the file leaves the value to the reader. */
function everySettingOf(text: string): Record<string, string> {
  const found = text.split('\n').flatMap((line) => {
    const [, name, value] = SETTING.exec(line) ?? [];
    return name === undefined ? [] : [[name, value || 'filled-in'] as const];
  });
  return Object.fromEntries(found);
}
