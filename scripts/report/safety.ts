import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  alarmsUnseen,
  detectSafety,
  type KnownMessage,
  SAFETY_CATEGORIES,
  type SafetyBook,
} from '../../dialogs/safety';
import type { HearingFiles } from '../../services/scripts/hearing';
import type { HeldOut } from './held-out';
import { perThousand, rateOf, shownRate } from './rate';

type Say = (line: string) => void;

/** What the learnt sense makes of messages whose family it has not learnt from. The patterns have no part in it. */
export function sayUnseenFamilies(files: HearingFiles, say: Say): void {
  const messages = files.messages().filter(({ family }) => !family.startsWith('book:'));
  const read = files.reader().pieces;
  const heard = alarmsUnseen(messages, read, 'danger').map((standing) => standing > 0);
  const urgent = alarmsUnseen(messages, read, 'urgent').map((standing) => standing > 0);
  const rows = messages.map((message, at) => ({
    ...message,
    heard: heard[at] || urgent[at],
    urgent: urgent[at] === true,
  }));
  const danger = rows.filter(({ tier }) => tier !== 'none');
  say('The lessons, by families that nothing was learnt from (the learnt sense alone, 5 parts):');
  say(`  danger heard in either tier: ${shownRate(rateOf(danger, (row) => row.heard === true))}`);
  for (const tier of ['urgent', 'concern'] as const) {
    const of = danger.filter((row) => row.tier === tier);
    say(
      `  of ${tier}: heard ${shownRate(rateOf(of, (row) => row.heard === true))}, as urgent ${shownRate(rateOf(of, (row) => row.urgent))}`,
    );
  }
  for (const category of SAFETY_CATEGORIES) {
    say(
      `  ${category}: heard ${shownRate(
        rateOf(
          danger.filter((row) => row.category === category),
          (row) => row.heard === true,
        ),
      )}`,
    );
  }
  const alarms = rows.filter((row) => row.heard === true);
  say(`  precision, among these very hard harmless ones: ${shownRate(rateOf(alarms, ({ tier }) => tier !== 'none'))}`);
  const everyday = rows.filter((row) => row.everyday);
  say(`  false alarms on everyday messages: ${perThousand(rateOf(everyday, (row) => row.heard === true))}`);
}

/** What all of it makes of messages that were written to test it. */
export function sayHeldOut(rows: readonly HeldOut[], book: SafetyBook, say: Say): void {
  for (const set of new Set(rows.map((row) => row.set))) {
    const found = rows
      .filter((row) => row.set === set)
      .map((row) => ({ ...row, finding: detectSafety(row.text, book) }));
    const hits = (of: typeof found) => rateOf(of, ({ finding }) => finding.tier !== 'none');
    const danger = found.filter(({ kind }) => kind !== 'harmless');
    const patterns = rateOf(danger, ({ text }) => detectSafety(text, { ...book, sense: null }).tier !== 'none');
    say(`Held out, ${set}: danger heard ${shownRate(hits(danger))}; by the patterns alone ${shownRate(patterns)}`);
    for (const kind of ['explicit', 'implicit'] as const) {
      const of = danger.filter((row) => row.kind === kind);
      say(
        `  ${kind}: heard ${shownRate(hits(of))}; as urgent ${shownRate(rateOf(of, ({ finding }) => finding.tier === 'urgent'))}`,
      );
      for (const category of SAFETY_CATEGORIES)
        say(`    ${category}: ${shownRate(hits(of.filter(({ group }) => group === category)))}`);
    }
    const named = danger.filter(({ finding }) => finding.tier !== 'none');
    say(`  category right, of those heard: ${shownRate(rateOf(named, (row) => row.finding.category === row.group))}`);
    for (const group of new Set(found.filter(({ kind }) => kind === 'harmless').map((row) => row.group))) {
      say(
        `  harmless, ${group}: taken for danger ${shownRate(hits(found.filter((row) => row.kind === 'harmless' && row.group === group)))}`,
      );
    }
    const alarms = found.filter(({ finding }) => finding.tier !== 'none');
    say(`  precision: ${shownRate(rateOf(alarms, ({ kind }) => kind !== 'harmless'))}`);
  }
}

/** The held-out messages that it gets wrong, the ones to read. */
export function sayWorst(rows: readonly HeldOut[], book: SafetyBook, say: Say): void {
  const tier = ({ text }: HeldOut) => detectSafety(text, book).tier;
  const last = [...rows].reverse();
  say('Missed, to read:');
  for (const row of last.filter((one) => one.kind !== 'harmless' && tier(one) === 'none').slice(0, 20))
    say(`  [${row.kind}, ${row.group}] ${row.text}`);
  say('Taken for danger, to read:');
  for (const row of last.filter((one) => one.kind === 'harmless' && tier(one) !== 'none').slice(0, 20))
    say(`  [${row.group}] ${row.text}`);
}

/** False alarms on public data sets, where they are: they are no part of the project. */
export function sayPublicData(folder: string, book: SafetyBook, say: Say): void {
  const sets = [
    { file: 'benign-sms', what: 'ordinary texts', keep: () => true },
    {
      file: 'xstest',
      what: 'prompts that only look dangerous',
      keep: (type: string) => ['homonyms', 'figurative_language'].includes(type),
    },
    { file: 'hyperbole', what: 'sentences of hyperbole', keep: () => true },
  ];
  for (const { file, what, keep } of sets) {
    const path = join(folder, `${file}.jsonl`);
    if (!existsSync(path)) continue;
    const rows = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line): { text: string; type?: string } => JSON.parse(line));
    const tiers = rows.filter(({ type }) => keep(type ?? '')).map(({ text }) => detectSafety(text, book).tier);
    const urgent = perThousand(rateOf(tiers, (tier) => tier === 'urgent'));
    say(`${file}, ${what}: heard ${perThousand(rateOf(tiers, (tier) => tier !== 'none'))}; as urgent ${urgent}`);
  }
}

/** How long one message takes, warm. */
export function sayCost(messages: readonly KnownMessage[], book: SafetyBook, say: Say): void {
  const times = [...messages, ...messages].map(({ text }) => {
    const began = performance.now();
    detectSafety(text, book);
    return performance.now() - began;
  });
  const warm = times.slice(messages.length).sort((a, b) => a - b);
  const at = (part: number) => (warm[Math.floor(warm.length * part)] ?? Number.NaN).toFixed(3);
  say(`Cost of one message: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${warm.length} messages)`);
}
