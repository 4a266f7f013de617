import { wordCount } from '../word-count';
import { withoutLeading } from './addressing';
import type { MentorWords } from './commands';
import { plain } from './phrases';

/** More than this behind a command is a sentence. Words. */
const NAME_AT_MOST = 2;

/**
 * A command, whoever it is about and whether or not anything can be done with it: told to a colleague as how somebody is, it would be
 * taken for done.
 */
export function isForTheBot(words: MentorWords, text: string): boolean {
  // "ok" and "sorted" also say how somebody is.
  const isHowTheyAre = wordCount(text) === 1 && words.danger.isSafe(text);
  if (isHowTheyAre) return false;
  const isCommand = words.command(text, [], false) !== null || words.command(text, [], true) !== null;
  const isTold = words.passTo(text) !== null || words.takeOver(text) !== null || words.note(text, true) !== null;
  return isCommand || isTold || words.isOfShifts(text) || words.isAwayLater(text) || ofSomebody(words, text);
}

/** "take lee", "pass davd", "done all": of whomever, known here or not. "take it easy" is no command. */
function ofSomebody({ takes, several, isNobodysName }: MentorWords, text: string): boolean {
  const said = plain(text).replace(/[.!?]+$/, '');
  const done = withoutLeading(said, several.done);
  if (done !== null && several.both.includes(done)) return true;
  const whom = withoutLeading(said, [...takes, ...several.pass]);
  if (whom === null) return false;
  const [first = ''] = whom.split(' ');
  return several.both.includes(whom) || (wordCount(whom) <= NAME_AT_MOST && !isNobodysName(first));
}
