import type { Edition } from '../../../dialogs/scripts/edition';
import { compileEdition } from './compile-edition';
import { editionId, type ScriptFiles } from './script-files';

/** Editions that were in use before, compiled when somebody in the middle of a flow first needs one. */
export class Shelf {
  readonly #files = new Map<string, ScriptFiles>();
  readonly #compiled = new Map<string, Edition | null>();

  constructor(private readonly locales: ReadonlySet<string>) {}

  put(files: ScriptFiles): void {
    this.#files.set(editionId(files), files);
  }

  /** Null for what was never kept here, and for what this version of the program cannot read any more. */
  get(id: string): Edition | null {
    const known = this.#compiled.get(id);
    if (known !== undefined) return known;
    const files = this.#files.get(id);
    if (files === undefined) return null;
    const edition = compiled(files, this.locales);
    this.#compiled.set(id, edition);
    return edition;
  }
}

function compiled(files: ScriptFiles, locales: ReadonlySet<string>): Edition | null {
  try {
    return compileEdition(files, locales);
  } catch {
    return null;
  }
}
