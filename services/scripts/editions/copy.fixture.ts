import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../config';

/** A copy of the shipped flows and wording, and of what the check reads besides, to be edited. */
export class CopiedScripts {
  readonly root = mkdtempSync(join(tmpdir(), 'scripts-copy-'));

  constructor() {
    const understood = 'locales/en-GB/understanding';
    for (const place of ['dialogs/flows', 'locales/regions', 'locales/en-GB/style', `${understood}/topics.yaml`]) {
      cpSync(join(PROJECT_ROOT, place), join(this.root, place), { recursive: true });
    }
    const from = join(PROJECT_ROOT, 'locales/en-GB');
    cpSync(from, join(this.root, 'locales/en-GB'), {
      recursive: true,
      filter: (path) => !path.startsWith(`${from}/understanding`),
    });
  }

  /** Replaces one piece of text in a file. @throws when it is not there: the test would edit nothing */
  edit(file: string, from: string, to: string): void {
    const path = join(this.root, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`);
    writeFileSync(path, text.replaceAll(from, to));
  }

  /** The question for the small step gets another name. */
  renameStep(): void {
    this.edit('dialogs/flows/goal.yaml', '\n  step:', '\n  first-step:');
    this.edit('dialogs/flows/goal.yaml', 'go: step', 'go: first-step');
    this.edit('dialogs/flows/goal.yaml', 'to: step', 'to: first-step');
    this.edit('locales/en-GB/goal.yaml', '\nstep:', '\nfirst-step:');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
