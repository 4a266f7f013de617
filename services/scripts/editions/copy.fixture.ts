import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../config';
import { localesIn } from '../places';

/** Of how people are understood, the check reads what languages are called and what is said back by name. */
const isRead = (path: string) => !/\/understanding\/(?!(?:language|topics)\.yaml$)/.test(path);

/** A copy of the shipped flows and wording, and of what the check reads besides, to be edited. */
export class CopiedScripts {
  readonly root = mkdtempSync(join(tmpdir(), 'scripts-copy-'));
  /** What was edited, as it stood before. */
  readonly #before = new Map<string, string>();

  constructor() {
    const languages = localesIn(PROJECT_ROOT).map((tag) => `locales/${tag}`);
    for (const place of ['dialogs/flows', 'locales/regions', ...languages]) {
      cpSync(join(PROJECT_ROOT, place), join(this.root, place), { recursive: true, filter: isRead });
    }
  }

  /** Replaces one piece of text in a file. @throws when it is not there: the test would edit nothing */
  edit(file: string, from: string, to: string): void {
    const path = join(this.root, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`);
    if (!this.#before.has(path)) this.#before.set(path, text);
    writeFileSync(path, text.replaceAll(from, to));
  }

  /** The question for the small step gets another name. */
  renameStep(): void {
    this.edit('dialogs/flows/goal.yaml', '\n  step:', '\n  first-step:');
    this.edit('dialogs/flows/goal.yaml', 'go: step\n', 'go: first-step\n');
    this.edit('dialogs/flows/goal.yaml', 'to: step\n', 'to: first-step\n');
    for (const tag of localesIn(this.root)) this.edit(`locales/${tag}/goal.yaml`, '\nstep:', '\nfirst-step:');
  }

  /** As if nothing had been edited: it takes longer to copy it anew. */
  mend(): void {
    for (const [path, text] of this.#before) writeFileSync(path, text);
    this.#before.clear();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
