import { error, type Finding } from '../finding';
import type { LocaleSource } from '../project';
import type { Entry } from '../wording-source';
import { checkShown, type Fault } from './house-style';

/** What stands on buttons is read like any message, and pressing one never ends all texts. */
export function checkButtonWords(entry: Entry, locale: LocaleSource): Finding[] {
  return Object.entries(entry.buttons).flatMap(([answer, title]) => {
    const where = { file: entry.file, line: entry.lineOf('buttons', answer) };
    const fault: Fault = (rule, what, mend) => error(rule, where, entry.cue, what, mend);
    const ends = locale.style.keywords.includes(title.trim().toLowerCase());
    const what = `the button "${title}" says what ends all texts`;
    return [...(ends ? [fault('keyword', what, 'write another word on it')] : []), ...checkShown(title, locale, fault)];
  });
}

/** What is shown of the app is read by whoever looks over a shoulder. */
export function checkApp(locale: LocaleSource): Finding[] {
  return locale.app.flatMap(({ file, about, line, text }) =>
    checkShown(text, locale, (rule, what, mend) => error(rule, { file, line }, about, what, mend)),
  );
}
