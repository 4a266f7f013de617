import { basename } from 'node:path';
import { remembering } from '../../../dialogs/remember';
import { compileLine, type Line, wordingFile } from '../../../dialogs/scripts/wording';
import { parseYaml } from '../read-yaml';
import { type Allow, allowsOf } from './allows';
import { error, type Finding } from './finding';
import { positionsIn } from './positions';

/** One variant of what is said at a moment, and where it stands. */
export interface Variant {
  readonly said: 'say' | 'again' | 'sms' | 'teams';
  readonly line: number;
  readonly words: Line;
}

/** One entry of a wording file, as the check sees it. */
export interface Entry {
  readonly cue: string;
  readonly file: string;
  readonly line: number;
  readonly when: string;
  readonly variants: readonly Variant[];
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly buttons: Readonly<Record<string, string>>;
  readonly begins: readonly string[];
  readonly lineOf: (...path: readonly (string | number)[]) => number;
  readonly allows: readonly Allow[];
}

/** The names of what is filled in anywhere in an entry. */
export const namedIn = ({ variants }: Entry): readonly string[] => variants.flatMap(({ words }) => words.args);

const MOST_FILES = 500;
const SAID = ['say', 'again', 'sms', 'teams'] as const;

interface ReadWording {
  readonly entries: readonly Entry[];
  readonly findings: readonly Finding[];
}

/**
 * Read a wording file with the lines on which things stand. One that was not edited gives the very same entries again.
 * @throws ScriptError when it is not a wording file. A variant that is not a readable message is a finding, and is left out.
 */
export const readWording = remembering(MOST_FILES, (source: string, file: string, locale: string): ReadWording => {
  const read = parseYaml(source, file, wordingFile);
  const positions = positionsIn(source);
  const lines = source.split('\n');
  const findings: Finding[] = [];
  const entries = positions.keys.flatMap(({ key, from, to }): Entry[] => {
    const entry = read[key];
    if (entry === undefined) return [];
    const cue = `${basename(file, '.yaml')}.${key}`;
    const excused = allowsOf(lines, { file, cue, from, to });
    findings.push(...excused.findings);
    const variants = SAID.flatMap((said) =>
      (entry[said] ?? []).flatMap((text, index): Variant[] => {
        const line = positions.lineOf(key, said, index);
        try {
          return [{ said, line, words: compileLine(text, locale, cue) }];
        } catch (problem) {
          findings.push(unreadable(file, line, cue, problem));
          return [];
        }
      }),
    );
    const lineOf = (...at: readonly (string | number)[]) => positions.lineOf(key, ...at);
    return [
      {
        cue,
        file,
        line: from,
        when: entry.when,
        variants,
        options: entry.options ?? {},
        buttons: entry.buttons ?? {},
        begins: entry.begins ?? [],
        lineOf,
        allows: excused.allows,
      },
    ];
  });
  return { entries, findings };
});

function unreadable(file: string, line: number, cue: string, problem: unknown): Finding {
  const said = problem instanceof Error ? problem.message : String(problem);
  const what = said.replace(`${cue}: `, '').split('\n')[0] ?? '';
  return error('unreadable', { file, line }, cue, what, 'close every { with a }, and give every choice an "other {}"');
}
