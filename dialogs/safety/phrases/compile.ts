import { makeSpeller } from '../normalise';
import type { Spelling } from '../spelling/rules';
import { anchor, needsOf, type Wanted } from './anchors';
import { choiceOf, type Node, type Pattern, PatternMistake, parsePattern, spelt, type Vocabulary } from './parse';
import type { CompiledPhrases, Group, Guard, Phrase } from './phrasebook';
import type { Read } from './problem';
import { type Program, ProgramBuilder } from './program';
import type { BookFile, GuardFile, PhraseFile } from './schema';

/** Turns a book's patterns into one machine. Every mistake is reported, each with file, place, what and how to mend it. */
export function compilePhrases(
  book: BookFile,
  phrases: Readonly<Record<string, PhraseFile>>,
  spelling: Spelling,
  file: string,
): Read<CompiledPhrases> {
  const compiler = new Compiler(book, spelling, file);
  const guards = Object.entries(book.guards).map(([name, guard]) => ({
    guard: compiler.guard(name, guard),
    for: guard.for,
  }));
  const compiled = Object.entries(phrases).map(([id, phrase]): Phrase => {
    compiler.checkNames(`${id} > ignores`, phrase.ignores, Object.keys(book.guards), 'guard');
    const held = guards.filter(
      ({ guard, for: groups }) =>
        !phrase.ignores.includes(guard.name) && (groups.length === 0 || groups.includes(id.split('.')[0] ?? '')),
    );
    const parts = {
      says: compiler.group(`${id} > says`, phrase.says, 'anything') ?? -1,
      unless: compiler.group(`${id} > unless`, phrase.unless, 'in-breath'),
      with: compiler.group(`${id} > with`, phrase.with, 'anything'),
      guards: held.map(({ guard }) => guard),
    };
    return { id, ...parts, around: groupsAround(parts) };
  });
  const groups = [...new Set(Object.keys(phrases).map((id) => id.split('.')[0] ?? ''))];
  for (const [name, guard] of Object.entries(book.guards)) {
    compiler.checkNames(`guards > ${name} > for`, guard.for, groups, 'group of ids');
  }
  if (compiler.problems.length > 0) return { ok: false, problems: compiler.problems };
  const program = compiler.build(book['gap-stops'], book['turning-words']);
  const says = new Set(compiled.map((phrase) => phrase.says));
  const { patterns } = compiler;
  const needs = needsOf(patterns.map(({ node }) => node));
  const said = anchor(patterns, (group) => says.has(group), needs);
  const around = anchor(patterns, (group) => !says.has(group), needs);
  return { ok: true, value: { program, phrases: compiled, said, around } };
}

function groupsAround({ unless, with: also, guards }: Pick<Phrase, 'unless' | 'with' | 'guards'>): number[] {
  const ofGuards = guards.flatMap((g) => [g.before, g.after, g.around, g.sentence, g.anywhere, g.with]);
  return [unless, also, ...ofGuards].filter((group) => group !== null);
}

class Compiler {
  readonly problems: string[] = [];
  private readonly builder = new ProgramBuilder();
  private readonly spell: (text: string) => readonly string[];
  private readonly words = new Map<string, Node>();
  private readonly lists = new Map<string, Node | 'being read'>();
  private readonly vocabulary: Vocabulary;

  constructor(
    private readonly book: BookFile,
    spelling: Spelling,
    private readonly file: string,
  ) {
    this.spell = makeSpeller(spelling);
    this.vocabulary = {
      word: (written) => this.word(written),
      list: (name) => this.list(name),
      listNames: Object.keys(book.lists),
    };
    for (const name of Object.keys(book.lists)) this.list(name);
  }

  /** Every pattern that was compiled, by its number. */
  get patterns(): readonly Wanted[] {
    return this.builder.patterns;
  }

  guard(name: string, guard: GuardFile): Guard {
    const group = (place: 'before' | 'after' | 'around' | 'sentence' | 'anywhere' | 'with') =>
      this.group(`guards > ${name} > ${place}`, guard[place], 'in-breath');
    return {
      name,
      outcome: guard.so,
      before: group('before'),
      after: group('after'),
      within: guard.within,
      around: group('around'),
      sentence: group('sentence'),
      anywhere: group('anywhere'),
      leapsCommas: guard['leaps-commas'],
      leapsSentences: guard['leaps-sentences'],
      with: group('with'),
    };
  }

  group(place: string, sources: readonly string[], reach: 'anything' | 'in-breath'): Group {
    if (sources.length === 0) return null;
    const patterns = sources.map((source) => this.attempt(place, source, () => parsePattern(source, this.vocabulary)));
    return this.builder.group(
      patterns.filter((pattern): pattern is Pattern => pattern !== null),
      reach,
    );
  }

  checkNames(place: string, names: readonly string[], known: readonly string[], what: string): void {
    for (const name of names) {
      if (known.includes(name)) continue;
      this.problems.push(`${this.file}, ${place}: there is no ${what} "${name}": use one of ${known.join(', ')}.`);
    }
  }

  build(gapStops: readonly string[], turningWords: readonly string[]): Program {
    const spelt = (words: readonly string[]) => new Set(words.flatMap(this.spell));
    return this.builder.build(spelt(gapStops), spelt(turningWords));
  }

  /** The same few words stand in most patterns. */
  private word(written: string): Node {
    const known = this.words.get(written);
    if (known) return known;
    const node = spelt(this.spell(written));
    this.words.set(written, node);
    return node;
  }

  private list(name: string): Node | null {
    const known = this.lists.get(name);
    if (known === 'being read') throw new PatternMistake(`the list <${name}> contains itself: take that out.`);
    if (known) return known;
    const sources = this.book.lists[name];
    if (!sources) return null;
    this.lists.set(name, 'being read');
    const place = `lists > ${name}`;
    const options = sources.flatMap((source) => {
      const pattern = this.attempt(place, source, () => parsePattern(source, this.vocabulary));
      return pattern ? [unwrapped(pattern.node)] : [];
    });
    const node = choiceOf(options);
    this.lists.set(name, node);
    return node;
  }

  private attempt<T>(place: string, source: string, read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof PatternMistake)) throw error;
      this.problems.push(`${this.file}, ${place}, "${source}": ${error.message}`);
      return null;
    }
  }
}

/** A row of one thing is that thing: so a list of single words can be matched in one step. */
function unwrapped(node: Node): Node {
  const [only, ...others] = node.kind === 'row' ? node.items : [];
  return only && others.length === 0 ? only : node;
}
