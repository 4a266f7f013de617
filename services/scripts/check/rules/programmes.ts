import type { HandoffReason } from '../../../../dialogs/events';
import { paceOf } from '../../../../dialogs/handoffs/ladder';
import type { Pace, Wait } from '../../../../dialogs/programme';
import { error, type Finding } from '../finding';
import type { ProgrammeSource } from '../project';

/** How long one rung may have, in minutes, before the check asks whether that is meant. */
const LONGEST_WAITS = [
  ['urgent', 5],
  ['concern', 60],
  ['asked', 60],
] as const satisfies readonly (readonly [HandoffReason, number])[];

/** What a programme's ladder comes to for somebody at two in the morning. */
export function checkProgramme(source: ProgrammeSource): Finding[] {
  return [...atNight(source), ...waits(source), ...namedTwice(source)];
}

function atNight(source: ProgrammeSource): Finding[] {
  const urgent = paceOf(source.programme, 'urgent');
  const findings: Finding[] = [];
  const warn = (key: string, what: string, mend: string) => findings.push(warning(source, urgent, key, what, mend));
  const reached = urgent['even-off-shift'].filter((rung) => urgent.ask.includes(rung));
  if (!urgent.ask.includes('coordinators')) {
    const what = 'no coordinator is ever asked for somebody in danger; when no mentor answers, nobody else comes';
    warn('ask', what, 'put "coordinators" at the end of "ask"');
  }
  if (reached.length === 0) {
    const what =
      'outside the shifts nobody is asked: somebody in danger at 2 a.m. waits until a shift begins, with the lines to call and nobody else';
    warn(
      'even-off-shift',
      what,
      'write "even-off-shift: [coordinators]", or make sure that somebody is always on shift',
    );
  }
  if (!urgent['tell-the-mentee']) {
    const what = 'somebody in danger is not told when nobody has come, and waits for a person who is not on the way';
    warn('tell-the-mentee', what, 'write "tell-the-mentee: true"');
  }
  if (!source.programme.ladder.some((pace) => pace.for.includes('urgent'))) {
    const what = '"urgent" stands under no "for", so somebody in danger goes at the last pace, the slowest';
    warn('for', what, 'add a pace "for: [urgent]"');
  }
  return findings;
}

function waits(source: ProgrammeSource): Finding[] {
  return LONGEST_WAITS.flatMap(([reason, most]): Finding[] => {
    const pace = paceOf(source.programme, reason);
    const minutes = minutesOf(pace['each-waits']);
    if (minutes === null || minutes <= most) return [];
    const rungs = pace.ask.length;
    const who =
      reason === 'urgent' ? 'in danger' : reason === 'concern' ? 'who may not be safe' : 'who asks for a person';
    const what = `each rung has ${minutes} minutes for "${reason}" (${most} at most is usual): at 2 a.m. somebody ${who} waits ${minutes * (rungs - 1)} minutes before the last of ${rungs} rungs is asked`;
    return [warning(source, pace, 'each-waits', what, `write "each-waits: ${reason === 'urgent' ? 2 : 15} min"`)];
  });
}

/** Of two paces for the same reason the second is never gone by. */
function namedTwice({ file, programme, positions }: ProgrammeSource): Finding[] {
  const first = new Map<HandoffReason, number>();
  return programme.ladder.flatMap((pace, index) =>
    pace.for.flatMap((reason): Finding[] => {
      const before = first.get(reason);
      first.set(reason, before ?? index);
      if (before === undefined) return [];
      const where = { file, line: positions.lineOf('ladder', index, 'for') };
      const what = `"${reason}" stands under two paces, and only the first counts`;
      return [error('programme', where, programme.programme, what, 'take it out of one')];
    }),
  );
}

function warning(source: ProgrammeSource, pace: Pace, key: string, what: string, mend: string): Finding {
  const { file, programme, positions } = source;
  const line = positions.lineOf('ladder', programme.ladder.indexOf(pace), key);
  return { rule: 'programme', severity: 'warning', file, line, about: programme.programme, what, mend };
}

function minutesOf(wait: Wait): number | null {
  return wait === 'next-working-morning' ? null : wait.minutes;
}
