import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { segmentsOf } from '../../../dialogs/scripts/segments';
import { regionFor } from '../check/countries';
import { graphOf, type Node } from '../check/flow-graph';
import { byCue, type Moment, momentsOf } from '../check/moments';
import { readProject } from '../check/project';
import { type Entry, namedIn, type Variant } from '../check/wording-source';
import { borrowedFor, borrowing, FIRST_LANGUAGE } from '../first-language';
import { ScriptError } from '../read-yaml';
import { type Cast, tellingsOf } from './tellings';

/** What one text message costs: how many of them it takes, and its characters as the carrier counts them. */
export interface Bubble {
  readonly text: string;
  readonly segments: number;
  readonly characters: number;
}

export interface ShownVariant {
  readonly said: Variant['said'];
  readonly bubbles: readonly Bubble[];
  /** Forms that are not shown. */
  readonly more: number;
}

/** One way on from a step. */
export interface WayOn {
  /** A condition as the flow says it, "declined", "otherwise", or null for whatever is left. */
  readonly when: string | null;
  /** A step of the same flow, `end`, or another flow. */
  readonly to: string;
  readonly calls: boolean;
}

export interface ShownMoment {
  readonly key: string;
  readonly cue: string;
  readonly when: string;
  readonly to: Moment['to'];
  readonly asks: string | null;
  readonly variants: readonly ShownVariant[];
  readonly options: Entry['options'];
  readonly begins: Entry['begins'];
  readonly buttons: Entry['buttons'];
  readonly ways: readonly WayOn[];
  /** The language in which it is said for as long as this one lacks it; null where it does not. */
  readonly borrowed: string | null;
}

/** A wording file, and the flow of the same name where there is one. */
export interface Chapter {
  readonly name: string;
  /** The first line of the file, which says what is in it. */
  readonly about: string;
  readonly moments: readonly ShownMoment[];
  readonly flow: { readonly start: string; readonly steps: readonly Node[] } | null;
}

export interface Storybook {
  readonly locale: string;
  /** Whose lines stand in it. */
  readonly region: string;
  readonly chapters: readonly Chapter[];
}

/**
 * Everything that is said in a language, filled in for ordinary people, in the order of the files.
 * @param wanted the region whose lines stand in it; null for that of the language
 * @throws ScriptError for a language that is not there, and when a file cannot be read
 */
export function readStorybook(root: string, locale: string, wanted: string | null = null): Storybook {
  const { project, findings } = readProject(root);
  const unreadable = findings.filter(({ rule }) => rule === 'unreadable');
  if (unreadable.length > 0) {
    throw new ScriptError(unreadable.map(({ file, line, what }) => `${file}:${line}: ${what}`).join('\n'));
  }
  const source = project.locales.find(({ tag }) => tag === locale);
  if (source === undefined) {
    const there = project.locales.map(({ tag }) => tag).join(', ');
    throw new ScriptError(`There is no language "${locale}". There are: ${there}.`);
  }
  const codes = project.regions.map(({ file }) => chapterOf(file));
  const regionCode = wanted ?? regionFor(locale, codes) ?? codes[0] ?? '';
  const region = project.regions.find(({ file }) => chapterOf(file) === regionCode)?.region;
  if (region === undefined) throw new ScriptError(`There is no region "${regionCode}" in locales/regions.`);
  const cast = { locale, region };
  const spokenAt = byCue(momentsOf(project.flows));
  const graphs = new Map(project.flows.map(({ flow }) => [flow.flow, graphOf(flow)]));
  const first = project.locales.find(({ tag }) => tag === FIRST_LANGUAGE);
  const mayBeBorrowed = borrowing(project.flows.map(({ flow }) => flow));
  const lacking =
    locale === FIRST_LANGUAGE ? [] : borrowedFor(source.entries, first?.entries.values() ?? [], namedIn, mayBeBorrowed);
  const all = [...source.entries.values(), ...lacking.map((entry) => ({ ...entry, begins: [] }))];
  const names = [...new Set(all.map(({ file }) => chapterOf(file)))].toSorted();
  const chapters = names.map((name): Chapter => {
    const entries = all.filter((entry) => chapterOf(entry.file) === name);
    const file = entries[0]?.file ?? '';
    const graph = graphs.get(name);
    const steps = graph ? [...graph.nodes.values()] : [];
    const node = new Map(steps.map((step) => [`${name}.${step.name}`, step]));
    return {
      name,
      about: aboutOf(join(root, file)),
      moments: entries.map((entry) => shownMoment(entry, spokenAt.get(entry.cue) ?? [], node.get(entry.cue), cast)),
      flow: graph ? { start: graph.start, steps } : null,
    };
  });
  return { locale, region: regionCode, chapters };
}

const chapterOf = (file: string) => file.replace(/^.*\/|\.yaml$/g, '');

function shownMoment(entry: Entry, spoken: readonly Moment[], node: Node | undefined, cast: Cast): ShownMoment {
  const [moment] = spoken;
  return {
    key: entry.cue.slice(entry.cue.indexOf('.') + 1),
    cue: entry.cue,
    when: entry.when,
    to: moment?.to ?? 'mentee',
    asks: moment?.asks ?? null,
    variants: entry.variants.map(({ said, words }) => {
      const { texts, more } = tellingsOf(words, said, moment?.offers ?? new Map(), cast);
      return { said, bubbles: texts.map(bubble), more };
    }),
    options: entry.options,
    begins: entry.begins,
    buttons: entry.buttons,
    ways: node ? waysOn(node) : [],
    borrowed: entry.file.startsWith(`locales/${cast.locale}/`) ? null : FIRST_LANGUAGE,
  };
}

/** What can follow a step, in the order in which it is tried. */
export function waysOn({ declined, assents, otherwise, timed, branches }: Node): WayOn[] {
  const refused = [
    ...(declined === null ? [] : [{ when: 'declined', to: declined, calls: false }]),
    ...(assents === null ? [] : [{ when: 'a mere yes', to: assents, calls: false }]),
    ...(otherwise === null ? [] : [{ when: 'otherwise', to: otherwise, calls: false }]),
    ...(timed === null ? [] : [{ when: 'timed', to: timed, calls: false }]),
  ];
  const followed = branches.flatMap(({ when, to, call }): WayOn[] => {
    if (call !== null) return [{ when, to: call, calls: true }];
    return to === null ? [] : [{ when, to, calls: false }];
  });
  return [...refused, ...followed];
}

function bubble(text: string): Bubble {
  const { count, characters } = segmentsOf(text);
  return { text, segments: count, characters };
}

/** The comment at the head of a file. */
function aboutOf(path: string): string {
  const lines = readFileSync(path, 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .slice(0, Math.max(0, end))
    .map((line) => line.replace(/^#\s?/, ''))
    .join(' ');
}
