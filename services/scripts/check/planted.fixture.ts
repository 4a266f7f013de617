import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { PROJECT_ROOT } from '../../config';
import { checkScripts, type Finding } from './index';

type Path = readonly (string | number)[];

const FRESH = '2026-11-22';
/** What the check finds in a copy to which nothing was done, by its languages. */
const untouched = new Map<string, ReadonlySet<string>>();

/** The same finding may stand on another line after an edit above it. */
const identity = ({ rule, file, about, what }: Finding) => [rule, basename(file), about, what].join('|');

/** One bad edit, and the one finding that it must lead to. */
export interface Planted {
  readonly fault: string;
  readonly plant: (copy: PlantedScripts) => void;
  readonly file: string;
  /** Words on the line that the finding must name. Left out: the first line. */
  readonly on?: string;
  readonly about: string;
  readonly what: string;
  readonly rule: Finding['rule'];
}

export const wording = (name: string) => `locales/en-GB/${name}.yaml`;

/** One moment of en-GB reworded. */
export function reworded(
  fault: string,
  rule: Finding['rule'],
  cue: string,
  said: string,
  what: string,
  on = said,
): Planted {
  const [name = ''] = cue.split('.');
  return { fault, rule, plant: (copy) => copy.reword(cue, said), file: wording(name), on, about: cue, what };
}

/** Of how people are understood, the rules read what languages are called and what is said back by name. */
const isRead = (path: string) => !/\/understanding\/(?!(?:language|topics)\.yaml$)/.test(path);
/** What the bot learnt from is megabytes, and loaded by nobody: what was learnt is enough. */
const isLoaded = (path: string) => !/\/understanding\/(messages|examples|held-out|opt-outs)$/.test(path);

/** A copy of the shipped scripts in a folder of its own, to be spoilt and checked. Of the languages it has British English, and others on demand. */
export class PlantedScripts {
  readonly root = mkdtempSync(join(tmpdir(), 'planted-scripts-'));
  /** What was done to it since it was whole: each file as it stood before, null where there was none. */
  readonly #before = new Map<string, string | null>();
  readonly #added: string[] = [];

  /**
   * @param use what is to be done with it: `loaded`, so that conversations are played, it holds how people are understood as well
   * @param others languages besides British English
   */
  constructor(
    use: 'read' | 'loaded' = 'read',
    private readonly others: readonly string[] = [],
  ) {
    const filter = use === 'read' ? isRead : isLoaded;
    for (const part of [
      'dialogs/flows',
      ...(others.length > 0 ? ['locales/regions'] : ['locales/regions/GB.yaml', 'locales/regions/help/GB.yaml']),
      'locales/other-languages.yaml',
      'locales/en-GB',
      ...others.map((tag) => `locales/${tag}`),
      'programmes',
    ]) {
      cpSync(join(PROJECT_ROOT, part), join(this.root, part), { recursive: true, filter });
    }
    // What takes long to compile is kept there.
    if (use === 'loaded') symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(this.root, 'node_modules'));
    this.checkWhoKnows();
  }

  /** What is still to be checked with its publisher counts as checked here. */
  private checkWhoKnows() {
    const file = 'locales/regions/GB.yaml';
    const document = parseDocument(this.read(file));
    const known = ['health', 'legal', 'child'].map((who) => ['knows', who]);
    for (const who of [...known, ['atHome', 'listen'], ['atHome', 'unspoken']]) {
      document.setIn([...who, 'verified'], true);
      document.setIn([...who, 'verifiedOn'], FRESH);
    }
    writeFileSync(join(this.root, file), document.toString({ lineWidth: 0 }));
  }

  /** What the check finds in it that it does not find in a copy to which nothing was done. On a day when its regions are fresh. */
  check(today = FRESH): readonly Finding[] {
    return this.everything(today).filter(({ rule }) => rule !== 'reviewed');
  }

  /** As `check`, with what it finds wherever a reviewed word was touched. */
  everything(today = FRESH): readonly Finding[] {
    const key = this.others.join();
    const before = untouched.get(key) ?? new Set(findingsInACopy(this.others).map(identity));
    untouched.set(key, before);
    return checkScripts(this.root, today).findings.filter((finding) => !before.has(identity(finding)));
  }

  /** Plant a fault: all that the check finds, and all that it should, with the line as it is after the edit. */
  compare({ plant, rule, file, on, about, what }: Planted): { found: readonly string[]; expected: readonly string[] } {
    plant(this);
    const line = on === undefined ? 1 : this.lineOf(file, on);
    const found = this.check();
    const whole = found.find((finding) => finding.rule === rule && finding.what.includes(what))?.what ?? what;
    return {
      found: found.map((f) => `${f.file}:${f.line} ${f.about}: ${f.what} (${f.rule})`),
      expected: [`${file}:${line} ${about}: ${whole} (${rule})`],
    };
  }

  /** Change one value of a YAML file; everything else, comments too, stays. */
  set(file: string, path: Path, value: unknown) {
    const document = parseDocument(this.read(file));
    document.setIn(path, document.createNode(value));
    this.write(file, document.toString({ lineWidth: 0 }));
  }

  remove(file: string, path: Path) {
    const document = parseDocument(this.read(file));
    document.deleteIn(path);
    this.write(file, document.toString({ lineWidth: 0 }));
  }

  /** Reword one moment, of en-GB if nothing else is said. */
  reword(cue: string, said: string | readonly string[], field = 'say', tag = 'en-GB') {
    const [name = '', key = ''] = cue.split('.');
    this.set(`locales/${tag}/${name}.yaml`, [key, field], said);
  }

  append(file: string, text: string) {
    this.write(file, `${this.read(file).trimEnd()}\n${text}\n`);
  }

  /** The line, from 1, of the only place at which a file says this. */
  lineOf(file: string, words: string): number {
    const found = this.read(file)
      .split('\n')
      .flatMap((line, index) => (line.includes(words) ? [index + 1] : []));
    if (found.length !== 1) throw new Error(`${file} says "${words}" ${found.length} times.`);
    return found[0] ?? 0;
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  write(file: string, text: string) {
    this.#rememberAsItStands(file);
    writeFileSync(join(this.root, file), text);
  }

  delete(file: string) {
    this.#rememberAsItStands(file);
    rmSync(join(this.root, file));
  }

  copyLocale(tag: string) {
    const folder = join(this.root, 'locales', tag);
    cpSync(join(this.root, 'locales/en-GB'), folder, { recursive: true });
    this.#added.push(folder);
  }

  /** As if nothing had been planted: it takes longer to copy it anew. */
  mend() {
    for (const [file, text] of this.#before) {
      if (text === null) rmSync(join(this.root, file), { force: true });
      else writeFileSync(join(this.root, file), text);
    }
    this.#before.clear();
    for (const folder of this.#added.splice(0)) rmSync(folder, { recursive: true, force: true });
  }

  #rememberAsItStands(file: string) {
    if (this.#before.has(file)) return;
    this.#before.set(file, existsSync(join(this.root, file)) ? this.read(file) : null);
  }

  throwAway() {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function findingsInACopy(others: readonly string[]): readonly Finding[] {
  const copy = new PlantedScripts('read', others);
  try {
    return checkScripts(copy.root, FRESH).findings;
  } finally {
    copy.throwAway();
  }
}
