import { z } from 'zod';

const lines = z.array(z.string()).min(1);

/** locales/<tag>/understanding/matching.yaml: what a mentee tells of their mentor. <mentor> stands for any of the names of that one. */
export const wrongsFile = z.strictObject({
  /** Where one of these stands between the mentor's name and what is done, it is somebody else who does it, or it is not done. */
  'not-between': lines,
  /** That one harms them, uses them or wants something of them that no mentor may: it is not asked about twice, and that one is told nothing. */
  harms: lines,
  /** They are treated badly by that one, or it goes beyond the service: somebody else is offered, and the coordinators know. */
  unhappy: lines,
});
type File = z.infer<typeof wrongsFile>;

/** How bad it is, by what they write. */
export type Wrong = 'harms' | 'unhappy';

/**
 * @param name what stands for the mentor's name in the messages that are looked through
 * @param others who else may be called by that name: "my mate Dave"
 * @throws SyntaxError for a line that is no pattern
 */
export function compileWrongs(file: File, name: string, others: readonly string[]) {
  const not = file['not-between'].join('|');
  const between = String.raw`(?:(?!(?:${not})(?!\p{L}))[\p{L}\p{N}-]+ ){0,5}`;
  const some = String.raw`(?:[\p{L}\p{N}-]+ ){0,6}`;
  const theirs = `(?<!(?:${others.join('|')}) )${name}`;
  const compiled = (list: readonly string[]) => {
    const all = list.map((line) =>
      line.replaceAll('<mentor>', theirs).replaceAll('<did>', between).replaceAll('<some>', some),
    );
    return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${all.join('|')})(?![\p{L}\p{N}])`, 'u');
  };
  const harms = compiled(file.harms);
  const unhappy = compiled(file.unhappy);
  /** @param said in bare words, with the mentor unnamed */
  return (said: string): Wrong | null => {
    if (!said.includes(name)) return null;
    return harms.test(said) ? 'harms' : unhappy.test(said) ? 'unhappy' : null;
  };
}
