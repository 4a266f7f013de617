import { basename, dirname } from 'node:path';
import { byFile, error, type Finding } from './finding';
import type { LocaleSource } from './project';

/** So many moments that nothing says are told one by one. */
const FEW = 2;

/**
 * A file that is gone, was renamed or was copied is one fault, however many moments stood in it: said plainly, in place of a line for each.
 */
export function wholeFiles(findings: readonly Finding[], locales: readonly LocaleSource[]): Finding[] {
  const inFile = momentsByFile(locales);
  const of = (rule: Finding['rule']) =>
    byFile(findings.filter((finding) => finding.rule === rule && finding.severity === 'error'));
  const [missing, unused] = [of('missing'), of('unused')];
  const idle = [...unused].filter(([file, found]) => found.length === inFile.get(file)?.length).map(([file]) => file);
  const gone = [...missing].filter(([file, found]) => !inFile.has(file) && found.length >= FEW);
  const told = gone.map(([file, found]): [Finding, string | undefined] => {
    const lacks = found.map(({ about }) => momentOf(about));
    const renamed = idle.find((other) => dirname(other) === dirname(file) && hasAll(inFile.get(other), lacks));
    const what = `there is no such file, and ${lacks.length} moments of it are said: ${lacks.join(', ')}`;
    const mend =
      renamed === undefined
        ? 'put the file back; of a new flow, make it, with "when:" and "say:" under each of these'
        : `did you rename it? call ${basename(renamed)} ${basename(file)} again`;
    return [error('missing', { file, line: 1 }, basename(file, '.yaml'), what, mend), renamed];
  });
  const renamed = told.map(([, other]) => other);
  const left = idle.filter((file) => !renamed.includes(file) && (inFile.get(file)?.length ?? 0) >= FEW);
  const leftOver = left.map((file) => {
    const moments = inFile.get(file) ?? [];
    const name = basename(file, '.yaml');
    const twin = [...inFile].find(
      ([other, there]) =>
        other !== file &&
        dirname(other) === dirname(file) &&
        name.includes(basename(other, '.yaml')) &&
        hasAll(there, moments),
    )?.[0];
    const what = `nothing says any of the ${moments.length} moments in this file`;
    const copied = twin && `it looks like a copy of ${basename(twin)}: delete it`;
    const mend = copied ?? 'delete it, or put back the flow of its name';
    return error('unused', { file, line: 1 }, name, what, mend);
  });
  const goneFiles = gone.map(([file]) => file);
  const isPart = ({ rule, file, severity }: Finding) =>
    severity === 'error' &&
    ((rule === 'missing' && goneFiles.includes(file)) || (rule === 'unused' && [...renamed, ...left].includes(file)));
  return [...findings.filter((finding) => !isPart(finding)), ...told.map(([finding]) => finding), ...leftOver];
}

function momentsByFile(locales: readonly LocaleSource[]): ReadonlyMap<string, readonly string[]> {
  const all = locales.flatMap(({ entries }) => [...entries.values()]);
  const grouped = byFile(all);
  return new Map([...grouped].map(([file, entries]) => [file, entries.map(({ cue }) => momentOf(cue))]));
}

const momentOf = (cue: string) => cue.slice(cue.indexOf('.') + 1);
const hasAll = (there: readonly string[] | undefined, wanted: readonly string[]) =>
  there !== undefined && wanted.every((moment) => there.includes(moment));
