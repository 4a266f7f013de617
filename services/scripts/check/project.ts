import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type ZodType, z } from 'zod';
import { sayable } from '../../../dialogs/details';
import { compileFlows, type FlowFile, flowFile } from '../../../dialogs/flow/book';
import { type HelpFile, helpFile } from '../../../dialogs/help/directory';
import type { Programme } from '../../../dialogs/programme';
import { type Region, regionFile } from '../../../dialogs/region';
import { remembering } from '../../../dialogs/remember';
import { topicsFile } from '../../../dialogs/topics';
import type { ScriptFiles } from '../editions/script-files';
import { HELP_FOLDER, helpFilesIn } from '../help';
import { localesIn, yamlIn } from '../places';
import { PROGRAMMES_FOLDER, programmeFilesIn, readProgramme } from '../programmes';
import { parseYaml, readYaml, ScriptError } from '../read-yaml';
import { understandingFile } from '../understanding-files';
import { error, type Finding } from './finding';
import { type HouseStyle, houseStyleFile } from './house-style';
import { type Positions, positionsIn } from './positions';
import { type Review, reviewFile } from './review';
import { type Entry, readWording } from './wording-source';

export interface FlowSource {
  readonly file: string;
  readonly flow: FlowFile;
  /** The line of a step. */
  readonly lineOf: (step: string) => number;
}

export interface RegionSource {
  readonly file: string;
  readonly region: Region;
  readonly positions: Positions;
}

export interface HelpSource {
  readonly file: string;
  readonly help: HelpFile;
  readonly positions: Positions;
}

export interface ProgrammeSource {
  readonly file: string;
  readonly programme: Programme;
  readonly positions: Positions;
}

/** One text of what is shown of the app. */
export interface AppText {
  readonly file: string;
  readonly line: number;
  readonly about: string;
  readonly text: string;
}

export interface LocaleSource {
  readonly tag: string;
  readonly app: readonly AppText[];
  readonly entries: ReadonlyMap<string, Entry>;
  readonly style: HouseStyle;
  readonly review: Review;
  /** How topics.yaml names things back. */
  readonly topics: readonly string[];
  /** Words that must not stand on a lock screen. */
  readonly hidden: readonly string[];
}

/** Everything that the check looks at, read once. */
export interface Project {
  readonly flows: readonly FlowSource[];
  readonly locales: readonly LocaleSource[];
  readonly regions: readonly RegionSource[];
  /** Directories of practical help. */
  readonly help: readonly HelpSource[];
  /** Empty in a folder of flows and wording alone. */
  readonly programmes: readonly ProgrammeSource[];
}

/**
 * Read flows, wording and regions. What cannot be read is a finding, and the rest is read all the same.
 * @param scripts flows and wording in place of those in the folder; programmes have nothing to do with them, and are left out
 */
export function readProject(
  root: string,
  scripts: ScriptFiles | null = null,
): { project: Project; findings: Finding[] } {
  const findings: Finding[] = [];
  const flows: FlowSource[] = [];
  const tried = <T>(read: () => T): T[] => {
    try {
      return [read()];
    } catch (problem) {
      findings.push(...unreadable(problem, flows));
      return [];
    }
  };
  const each = <T>(folder: string, read: (path: string, file: string) => T): T[] =>
    tried(() => yamlIn(join(root, folder)))
      .flat()
      .flatMap((path) => tried(() => read(path, `${folder}/${basename(path)}`)));
  const eachScript = <T>(folder: string, read: (source: string, file: string) => T): T[] => {
    if (scripts === null) return each(folder, (path, file) => read(readFileSync(path, 'utf8'), file));
    const there = [...scripts].filter(([file]) => dirname(file) === folder);
    return there.flatMap(([file, source]) => tried(() => read(source, file)));
  };

  flows.push(...eachScript('dialogs/flows', readFlow));
  tried(() => compileFlows(flows.map((source) => source.flow)));
  const regions = each('locales/regions', (path, file) => readRegion(textOf(path), file));
  const help = helpFilesIn(root).flatMap((path) =>
    tried(() => readDirectory(textOf(path), `${HELP_FOLDER}/${basename(path)}`)),
  );
  const programmes = (scripts === null ? programmeFilesIn(root) : []).flatMap((path) =>
    tried((): ProgrammeSource => {
      const file = `${PROGRAMMES_FOLDER}/${basename(path)}`;
      return { file, programme: readProgramme(path), positions: positionsOf(path) };
    }),
  );
  const locales = localesOf(root, scripts).flatMap((tag) => {
    const folder = `locales/${tag}`;
    const wording = eachScript(folder, (source, file) => readWording(source, file, tag));
    findings.push(...wording.flatMap((file) => file.findings));
    return tried((): LocaleSource => {
      const data = <T>(shown: string, read: (source: string, file: string) => T) =>
        read(textOf(join(root, shown)), shown);
      const { topics, details, private: hidden } = data(understandingFile(root, tag, 'topics'), readTopics);
      return {
        tag,
        app: each(`${folder}/app`, appTexts).flat(),
        entries: new Map(wording.flatMap((file) => file.entries).map((entry) => [entry.cue, entry])),
        style: data(`${folder}/style/house-style.yaml`, readHouseStyle),
        review: data(`${folder}/style/reviewed.yaml`, readReview),
        topics: [...Object.values(topics).map(({ named }) => named), longest(sayable(details))],
        hidden,
      };
    });
  });
  return { project: { flows, locales, regions, help, programmes }, findings };
}

function localesOf(root: string, scripts: ScriptFiles | null): string[] {
  const written = [...(scripts?.keys() ?? [])].map(dirname).filter((folder) => dirname(folder) === 'locales');
  return [...new Set([...localesIn(root), ...written.map((folder) => basename(folder))])].sort();
}

const MOST_FILES = 200;

/** A file that was not edited is the very same again; and so is what was judged by it. */
const remembered = <T>(schema: ZodType<T>) =>
  remembering(MOST_FILES, (source: string, file: string): T => parseYaml(source, file, schema));

const readTopics = remembered(topicsFile);
const readHouseStyle = remembered(houseStyleFile);
const readReview = remembered(reviewFile);

const readRegion = remembering(MOST_FILES, (source: string, file: string): RegionSource => {
  return { file, region: parseYaml(source, file, regionFile), positions: positionsIn(source) };
});

const readDirectory = remembering(MOST_FILES, (source: string, file: string): HelpSource => {
  return { file, help: parseYaml(source, file, helpFile), positions: positionsIn(source) };
});

const readFlow = remembering(MOST_FILES, (source: string, file: string): FlowSource => {
  const flow = parseYaml(source, file, flowFile);
  const positions = positionsIn(source);
  return { file, flow, lineOf: (step) => positions.lineOf('steps', step) };
});

/** Every text in a file about the app, whatever it is about. */
function appTexts(path: string, file: string): AppText[] {
  const positions = positionsOf(path);
  return textsIn(readYaml(path, file, z.json())).map(({ at, text }) => {
    return { file, line: positions.lineOf(...at), about: at.join('.'), text };
  });
}

function textsIn(
  value: unknown,
  at: readonly (string | number)[] = [],
): { at: readonly (string | number)[]; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...at, key]));
}

const textOf = (path: string) => readFileSync(path, 'utf8');
const positionsOf = (path: string) => positionsIn(textOf(path));

/** One finding for each line of what a reader threw. */
export function unreadable(problem: unknown, flows: readonly FlowSource[]): Finding[] {
  const absent = absentFile(problem);
  if (absent !== null)
    return [error('unreadable', { file: absent, line: 1 }, basename(absent, '.yaml'), 'it is not there', HELP)];
  const said = problem instanceof Error ? problem.message : '';
  if (!(problem instanceof ScriptError) && !said.startsWith('dialogs/flows/')) throw problem;
  return said.split('\n').map((fault) => {
    const inStep = /^([^,\s]+\.yaml), ([^:]+): (.*)$/.exec(fault);
    const inFile = /^([^:\s]+\.yaml):(\d+): (.*)$/.exec(fault);
    const file = inStep?.[1] ?? inFile?.[1] ?? 'locales';
    const name = basename(file, '.yaml');
    const step = inStep?.[2];
    const line = step === undefined ? Number(inFile?.[2] ?? 1) : flows.find((f) => f.file === file)?.lineOf(step);
    const about = step === undefined ? name : `${name}.${step}`;
    const help = file.startsWith(PROGRAMMES_FOLDER) ? HELP.replace('locales', PROGRAMMES_FOLDER) : HELP;
    return error('unreadable', { file, line: line ?? 1 }, about, inStep?.[3] ?? inFile?.[3] ?? fault, help);
  });
}

/** The file that a reader did not find, as a path in the project. */
function absentFile(problem: unknown): string | null {
  const missing = typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'ENOENT';
  if (!missing || !('path' in problem)) return null;
  return /(?:locales|dialogs)\/.*$/.exec(String(problem.path))?.[0] ?? String(problem.path);
}

const longest = (texts: readonly string[]) =>
  texts.reduce((long, text) => (text.length > long.length ? text : long), '');

const HELP = 'see how a file is written in locales/README.md';
