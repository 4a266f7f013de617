import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Finding, findingLine } from '../check';
import { checkInSteps } from '../check/check';
import { localesIn } from '../places';
import type { ScriptFiles } from './script-files';

/**
 * What stands against using these files: the errors of `npm run scripts:check`, one a line, and nothing when there are none. It gives
 * way to other work between one wording and the next.
 * @param root the project whose regions, topics and house style they go with
 * @param today YYYY-MM-DD
 */
export async function faultsIn(files: ScriptFiles, root: string, today: string): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), 'scripts-'));
  try {
    for (const place of neighbours(root)) {
      if (existsSync(join(root, place))) cpSync(join(root, place), join(copy, place), { recursive: true });
    }
    for (const [path, text] of files) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const steps = checkInSteps(copy, today);
    let step = steps.next();
    while (!step.done) {
      await breathe();
      step = steps.next();
    }
    return step.value.findings.filter(isError).map(findingLine);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const isError = ({ severity }: Finding) => severity === 'error';

/** What the check reads besides flows and wording. */
function neighbours(root: string): string[] {
  const understood = (tag: string, name: string) => `locales/${tag}/understanding/${name}.yaml`;
  const ofLanguage = (tag: string) => [understood(tag, 'language'), understood(tag, 'topics'), `locales/${tag}/style`];
  return ['locales/regions', ...localesIn(root).flatMap(ofLanguage)];
}
