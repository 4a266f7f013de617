import { error, type Finding } from '../finding';
import type { Moment } from '../moments';
import type { Entry } from '../wording-source';

/** As much as stands on one button of five beside each other on a phone; in characters. */
const LONGEST = 12;

/** Where there are buttons, there is one for each answer and for nothing else, and all can be read on a phone. */
export function checkButtons(entry: Entry, at: readonly Moment[]): Finding[] {
  const given = Object.entries(entry.buttons);
  if (given.length === 0) return [];
  const answers = [...new Set(at.flatMap(({ buttons }) => buttons))];
  const fault = (button: string, what: string, mend: string) =>
    error('buttons', { file: entry.file, line: entry.lineOf('buttons', button) }, entry.cue, what, mend);
  const missing = answers.filter((answer) => !given.some(([button]) => button === answer));
  return [
    ...missing.map((answer) => fault(answer, `there is no button for "${answer}"`, 'add it, or take all buttons out')),
    ...given.flatMap(([button, title]): Finding[] => {
      if (!answers.includes(button)) {
        const may = answers.length > 0 ? `there are: ${answers.join(', ')}` : 'take "buttons:" out';
        return [fault(button, `"${button}" is no answer here`, may)];
      }
      if (title.trim() === '') return [fault(button, 'nothing stands on the button', 'write a word or two')];
      if (title.length <= LONGEST) return [];
      return [fault(button, `"${title}" is too long for a button`, `use ${LONGEST} characters at most`)];
    }),
  ];
}
