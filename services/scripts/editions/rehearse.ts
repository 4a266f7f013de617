import { setImmediate as breathe } from 'node:timers/promises';
import { type Finding, findingLine } from '../check';
import { checkInSteps } from '../check/check';
import type { ScriptFiles } from './script-files';

/**
 * What stands against using these files: the errors of `npm run scripts:check`, one a line, and nothing when there are none. It gives
 * way to other work between one wording and the next.
 * @param root the project whose regions, topics and house style they go with
 * @param today YYYY-MM-DD
 */
export async function faultsIn(files: ScriptFiles, root: string, today: string): Promise<string[]> {
  return (await errorsIn(files, root, today)).map(findingLine);
}

/** The same, as findings. */
export async function errorsIn(files: ScriptFiles, root: string, today: string): Promise<Finding[]> {
  const steps = checkInSteps(root, today, files);
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  return step.value.findings.filter(isError);
}

const isError = ({ severity }: Finding) => severity === 'error';
