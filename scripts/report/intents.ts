import { hashOf, packLearnt, readLearnt } from '../../dialogs/learning';
import { orThrow } from '../../dialogs/safety';
import { type IntentBook, type IntentLesson, IntentSense, recognise, schoolIntents } from '../../dialogs/understanding';
import { atOnce } from '../at-once';
import { rateOf, shownRate } from './rate';

type Say = (line: string) => void;
interface Judged {
  readonly intent: string;
  readonly heard: string;
}

const PARTS = 5;
const MOST_CONFUSED = 25;

/** What patterns and examples make of examples whose family was not learnt from. */
export function sayUnseenExamples(
  lessons: readonly IntentLesson[],
  book: IntentBook,
  read: (text: string) => readonly number[],
  say: Say,
): void {
  const judged = Array.from({ length: PARTS }, (_, part) => {
    const isHere = ({ family }: IntentLesson) => hashOf(family) % PARTS === part;
    const { lines, telling } = atOnce(
      schoolIntents(
        lessons.filter((lesson) => !isHere(lesson)),
        read,
      ),
    );
    const sense = new IntentSense(orThrow(readLearnt(packLearnt(lines, telling, ''), 'a trial')), read);
    return judge(
      lessons.filter(isHere).map(({ label, text }) => ({ intent: label.split('/')[0] ?? '', text })),
      { ...book, sense },
    );
  }).flat();
  say('Intents, by families that nothing was learnt from (the patterns had been widened on some of them):');
  sayJudged(judged, say);
}

/** What all of it makes of messages that were written to test it. */
export function sayHeldOutIntents(rows: readonly { intent: string; text: string }[], book: IntentBook, say: Say): void {
  say('Intents, held out:');
  sayJudged(judge(rows, book), say);
}

function judge(rows: readonly { intent: string; text: string }[], book: IntentBook): Judged[] {
  return rows.map(({ intent, text }) => ({
    intent,
    heard: recognise(text, book, { names: [book.exampleMentor] }).intent,
  }));
}

function sayJudged(judged: readonly Judged[], say: Say): void {
  const meant = judged.filter(({ intent }) => intent !== 'unsure');
  const beyond = judged.filter(({ intent }) => intent === 'unsure');
  say(`  right: ${shownRate(rateOf(meant, ({ intent, heard }) => intent === heard))}`);
  say(
    `  taken for another: ${shownRate(rateOf(meant, ({ intent, heard }) => heard !== intent && heard !== 'unsure'))}`,
  );
  say(`  out of scope, left unsure: ${shownRate(rateOf(beyond, ({ heard }) => heard === 'unsure'))}`);
  const confused = new Map<string, number>();
  for (const { intent, heard } of judged) {
    if (heard !== intent && heard !== 'unsure')
      confused.set(`${intent} as ${heard}`, (confused.get(`${intent} as ${heard}`) ?? 0) + 1);
  }
  const most = [...confused].sort(([, a], [, b]) => b - a).slice(0, MOST_CONFUSED);
  say(`  most confused: ${most.map(([pair, many]) => `${pair} ${many}`).join(', ')}`);
  for (const intent of [...new Set(meant.map((row) => row.intent))].sort()) {
    const said = judged.filter(({ heard }) => heard === intent);
    const recall = shownRate(
      rateOf(
        meant.filter((row) => row.intent === intent),
        ({ heard }) => heard === intent,
      ),
    );
    say(`    ${intent}: recall ${recall}; precision ${shownRate(rateOf(said, (row) => row.intent === intent))}`);
  }
}
