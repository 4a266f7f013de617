import { basename } from 'node:path';
import { segmentsOf } from '../../../dialogs/scripts/segments';
import type { ScriptFiles } from '../editions/script-files';
import { borrowing } from '../first-language';
import { excuse } from './allows';
import { EMPTY, STORED, type World } from './examples';
import type { Finding } from './finding';
import { digestOf, inDirectory, type Judgement, judged, momentInFull } from './judged';
import { byCue, type Moment, momentsOf } from './moments';
import { plansIn } from './plans';
import { type LocaleSource, type Project, readProject, unreadable } from './project';
import { checkAlike } from './rules/alike';
import { checkArguments } from './rules/arguments';
import { checkAsking } from './rules/asking';
import { checkBeginnings, flowsBegun } from './rules/beginnings';
import { checkChoices } from './rules/choices';
import { checkConditions } from './rules/conditions';
import { checkCoverage } from './rules/coverage';
import { checkFlowShape } from './rules/flow-shape';
import { checkHardNumbers } from './rules/hard-number';
import { checkHelpDates, checkHelpLanguages, checkHelpReader } from './rules/help';
import { checkHouseStyle } from './rules/house-style';
import { checkLessons } from './rules/lessons';
import { checkOpenings } from './rules/openings';
import { checkOwnLanguage } from './rules/own-language';
import { checkReadingGrade, checkSentences, gradeOf } from './rules/plain-english';
import { checkProgramme } from './rules/programmes';
import { checkRegion } from './rules/regions';
import { checkReview } from './rules/reviewed';
import { checkApp, checkButtonWords } from './rules/shown';
import { checkSize } from './rules/size';
import { checkSlips } from './rules/slips';
import { speechesAt } from './speech';
import { wholeFiles } from './whole-files';
import type { Entry } from './wording-source';

export interface Checked {
  /** In the order of files and lines. */
  readonly findings: readonly Finding[];
  readonly flows: number;
  readonly locales: number;
  /** Wording entries, over all locales. */
  readonly entries: number;
  /** How each language reads, in the order of their tags. */
  readonly reads: readonly Reads[];
}

/** How the wording of one language reads. */
export interface Reads {
  readonly tag: string;
  readonly entries: number;
  /** The mean school grade of its entries, by the measure of its house style. */
  readonly grade: number;
  /** How many text messages one of them comes to, in the mean. */
  readonly segments: number;
  readonly nativeSpeaker: boolean;
}

/**
 * Hold every flow, wording and region file of a project to the rules.
 * @param root the folder that holds dialogs/flows and locales
 * @param today YYYY-MM-DD, for what goes out of date
 */
export function checkScripts(root: string, today: string): Checked {
  const steps = checkInSteps(root, today);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The same, a few wordings at a time: whoever has other work does it between two steps.
 * @param scripts flows and wording in place of those in the folder
 */
export function* checkInSteps(
  root: string,
  today: string,
  scripts: ScriptFiles | null = null,
): Generator<void, Checked> {
  const { project, findings } = readProject(root, scripts);
  yield;
  const { flows, locales, regions, help, programmes } = project;
  const moments = momentsOf(flows);
  const bySaying = new Set(locales.flatMap(flowsBegun));
  const tags = locales.map(({ tag }) => tag);
  const all = [
    ...findings,
    ...checkFlowShape(flows, bySaying),
    ...flows.flatMap(checkConditions),
    ...regions.flatMap((region) => checkRegion(region, tags, today)),
    ...help.flatMap((directory) => [
      ...checkHelpDates(directory, today),
      ...checkHelpReader(directory, project),
      ...checkHelpLanguages(directory, tags),
    ]),
    ...programmes.flatMap(checkProgramme),
  ];
  const reads: Reads[] = [];
  for (const locale of locales) {
    const checked = yield* checkLocale(locale, moments, project, today);
    all.push(...checked.findings);
    reads.push(checked.reads);
    // They are no part of an edition: what is published does not wait for them.
    if (scripts === null) all.push(...(yield* lessonsOf(root, locale.tag)));
  }
  return {
    findings: inOrder(wholeFiles(withoutConsequences(all), locales)),
    flows: flows.length,
    locales: locales.length,
    entries: locales.reduce((sum, locale) => sum + locale.entries.size, 0),
    reads,
  };
}

function* lessonsOf(root: string, tag: string): Generator<void, Finding[]> {
  const unread: Finding[] = [];
  const found = yield* checkLessons(root, tag, (read) => {
    try {
      return [read()];
    } catch (problem) {
      unread.push(...unreadable(problem, []));
      return [];
    }
  });
  return [...unread, ...found];
}

function* checkLocale(
  locale: LocaleSource,
  moments: readonly Moment[],
  { regions, flows, help, locales }: Project,
  today: string,
): Generator<void, { findings: Finding[]; reads: Reads }> {
  const world: World = {
    locale: locale.tag,
    regions: regions.map(({ region }) => region),
    topics: locale.topics,
    plans: plansIn(locale.tag, locale.entries),
  };
  const spokenAt = byCue(moments);
  const setting = digestOf([locale.style, locale.hidden, world]);
  const mayBeBorrowed = borrowing(flows.map(({ flow }) => flow));
  const found = [
    ...checkReview(locale, flows, locales, today),
    ...checkCoverage(locale, moments, locales, mayBeBorrowed),
    ...checkBeginnings(locale, flows),
    ...checkOpenings(locale, flows),
    ...checkApp(locale),
    ...help.flatMap((directory) => inDirectory(directory, locale, setting)),
  ];
  const beside = [...checkAlike(locale, locales, mayBeBorrowed), ...checkOwnLanguage(locale, locales)];
  const measured: Judgement[] = [];
  for (const entry of locale.entries.values()) {
    const at = spokenAt.get(entry.cue) ?? [];
    const judgement = judged(entry, `${setting} ${at.map(momentInFull).join()}`, () =>
      checkEntry(entry, at, locale, world),
    );
    found.push(...excuse(entry, [...judgement.findings, ...beside.filter((finding) => isAbout(finding, entry))]));
    if (at.length > 0) measured.push(judgement);
    yield;
  }
  const reads = {
    tag: locale.tag,
    entries: locale.entries.size,
    grade: mean(measured.map(({ grade }) => grade)),
    segments: mean(measured.map(({ segments }) => segments)),
    nativeSpeaker: locale.review.nativeSpeaker,
  };
  return { findings: found, reads };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function checkEntry(entry: Entry, at: readonly Moment[], locale: LocaleSource, world: World): Judgement {
  const speeches = at.flatMap((moment) => speechesAt(entry, moment, world));
  const spoken = speeches.flatMap((speech) => speech.spoken);
  const grade = gradeOf(speeches, locale.style);
  const findings = [
    ...speeches.flatMap((speech) => [
      ...checkArguments(speech),
      ...checkSize(speech),
      ...checkSentences(speech),
      ...checkHouseStyle(speech, locale),
    ]),
    ...checkReadingGrade(entry, grade, locale.style),
    ...checkChoices(entry, speeches, locale),
    ...checkAsking(entry, at, locale.style),
    ...checkHardNumbers(entry, world.regions),
    ...checkButtonWords(entry, locale),
    ...checkSlips(entry, locale.style),
  ];
  const texts = [...new Set(spoken.map(({ plainSms }) => plainSms))];
  return { findings, grade, segments: mean(texts.map((text) => segmentsOf(withoutMarks(text)).count)) };
}

/** Without what stands for a value that is not to be printed. */
const withoutMarks = (text: string) => text.replaceAll(EMPTY, '').replaceAll(STORED, '');

const isAbout = ({ file, about }: Finding, entry: Entry) => about === entry.cue && file === entry.file;

/** A file that cannot be read is one fault: that its words, or the steps that say them, are not there follows from it. */
function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const unread = findings.filter(({ rule }) => rule === 'unreadable').map(({ file }) => basename(file));
  return findings.filter(
    ({ rule, file }) => !(rule === 'missing' || rule === 'unused') || !unread.includes(basename(file)),
  );
}

/** The same fault, met at several moments, is told once. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const once = new Map(findings.map((f) => [`${f.file}:${f.line} ${f.about} ${f.rule} ${f.what}`, f]));
  return [...once.values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
