import { error, type Finding } from '../finding';
import type { FlowSource, LocaleSource } from '../project';
import type { Entry } from '../wording-source';

/** The flows that begin when somebody texts the words of this language. */
export function flowsBegun({ entries }: LocaleSource): string[] {
  return [...entries.values()].flatMap((entry) => (entry.begins.length > 0 ? [flowOf(entry)] : []));
}

/** Words that begin a flow stand in that flow's file, begin no other, and are none that end all texts. */
export function checkBeginnings({ entries, style }: LocaleSource, flows: readonly FlowSource[]): Finding[] {
  const known = new Set(flows.map(({ flow }) => flow.flow));
  const begun = new Map<string, string>();
  return [...entries.values()].flatMap((entry) =>
    entry.begins.flatMap((words, index) => {
      const where = { file: entry.file, line: entry.lineOf('begins', index) };
      const fault = (what: string, mend: string) => [error('begins', where, entry.cue, what, mend)];
      if (!known.has(flowOf(entry))) return fault('there is no flow of this name to begin', 'take "begins:" out');
      const said = words.trim().toLowerCase();
      if (style.keywords.includes(said)) return fault(`"${words}" ends all texts`, 'leave it out');
      const other = begun.get(said);
      begun.set(said, entry.cue);
      return other === undefined ? [] : fault(`"${words}" begins ${other} as well`, 'leave it in one');
    }),
  );
}

const flowOf = ({ cue }: Entry) => cue.slice(0, cue.indexOf('.'));
