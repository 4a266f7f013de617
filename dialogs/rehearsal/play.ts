import type { Library } from '../language';
import { castOf } from './cast';
import { type ChatLine, parseChat } from './chat-file';
import { moveClock } from './clock-words';
import { describeEffect, isBookkeeping } from './describe';
import { rehearsed } from './programme';
import { type Shown, Stage } from './stage';

type Spoken = Extract<ChatLine, { kind: 'spoken' }>;
type Expected = Extract<ChatLine, { kind: 'effect' }>;

/** What was shown at one instant, in milliseconds since 1970, UTC. */
export interface Moment {
  readonly at: number;
  readonly shown: readonly Shown[];
}

/** Between texts that follow each other within a second or so. */
const AT_ONCE = ' [then] ';

/**
 * Play a `.chat` file and hold it to every line. After each thing that happens, the messages must come in the order
 * written, and so must the effects; a message or an effect that the file does not have is a failure too.
 * @param look at the stage after each thing that happens, with what was shown, its line, and when each of it was
 * @returns the failures, one line each, beginning `file:line`; none when all is as written.
 */
export function playChat(
  source: string,
  file: string,
  library: Library,
  look: (stage: Stage, shown: readonly Shown[], line: ChatLine, moments: readonly Moment[]) => void = () => {},
): string[] {
  const chat = parseChat(source, file);
  const opening = chat.lines[0]?.kind === 'at' ? chat.lines[0].when : null;
  const cast = castOf(chat.settings, opening);
  const stage = new Stage(rehearsed(library, cast.names), cast.people, cast.startsAt);
  for (const { id } of [cast.mentee, ...cast.also]) if (cast.state) stage.arrange(id, cast.state);
  const name = (id: string) => cast.people.find((p) => p.id === id)?.name ?? id;

  const failures: string[] = [];
  let index = 0;
  while (index < chat.lines.length) {
    const line = chat.lines[index++];
    if (line === undefined) break;
    if (line.kind === 'spoken' || line.kind === 'effect') {
      failures.push(`${file}:${line.line} expects something before anything has happened.`);
      continue;
    }
    const expected: (Spoken | Expected)[] = [];
    for (let next = chat.lines[index]; next?.kind === 'spoken' || next?.kind === 'effect'; next = chat.lines[++index]) {
      expected.push(next);
    }
    const moments = happen(line);
    const shown = moments.flatMap((moment) => moment.shown);
    failures.push(...compare(shown, expected, `${file}:${line.line}`));
    look(stage, shown, line, moments);
  }
  return failures;

  function happen(line: Exclude<ChatLine, Spoken | Expected>): readonly Moment[] {
    return line.kind === 'at' ? pass(line) : [{ at: stage.clock, shown: act(line) }];
  }

  function pass({ when, line }: Extract<ChatLine, { kind: 'at' }>): readonly Moment[] {
    const instant = moveClock(when, stage.clock, cast.mentee.timezone);
    if (instant === null)
      throw new Error(`${file}:${line} "${when}" is not a time: write "Wed 09:00", "+90m" or "+1d".`);
    return [...stage.until(instant)];
  }

  function act(line: Exclude<ChatLine, Spoken | Expected | { kind: 'at' }>): Shown[] {
    if (line.kind === 'says' && line.who === 'enrol') {
      const by = line.text === 'coordinator' ? ({ by: line.text } as const) : {};
      return stage.happens(cast.mentee.id, { kind: 'enrolled', ...by });
    }
    const speaker = called(line.who, line);
    if (line.kind === 'presses') {
      const cards = stage.cards(called(line.of ?? line.who, line).id);
      const card = line.card === null ? cards.at(-1) : cards[line.card - 1];
      if (card === undefined)
        throw new Error(`${file}:${line.line} there is no such card: ${cards.length} were shown.`);
      return stage.happens(speaker.id, { kind: 'pressed', channel: cast.channel, card, choice: line.choice });
    }
    if (line.kind === 'undelivered') {
      const { cue, means } = line;
      const failure = { messageId: `m${line.line}`, cue, because: means ?? 'failed', ...(means ? { means } : {}) };
      return stage.happens(speaker.id, { kind: 'delivery-failed', ...failure });
    }
    const texts = line.text.split(AT_ONCE);
    if (texts.length > 1) return stage.hearsAtOnce(speaker.id, texts, cast.channel);
    return stage.hears(speaker.id, line.text, cast.channel, line.media);
  }

  function called(who: string, line: ChatLine) {
    const person = cast.people.find((p) => p.name === who);
    if (!person) throw new Error(`${file}:${line.line} nobody here is called "${who}".`);
    return person;
  }

  function compare(shown: readonly Shown[], expected: readonly (Spoken | Expected)[], at: string): string[] {
    const wrong: string[] = [];
    const said = shown.flatMap((s) => ('say' in s ? [s] : []));
    const spoken = expected.filter((e): e is Spoken => e.kind === 'spoken');
    for (let i = 0; i < Math.max(said.length, spoken.length); i++) {
      const fault = differs(said[i], spoken[i]);
      if (fault) {
        wrong.push(`${spoken[i] ? `${file}:${spoken[i]?.line}` : at} ${fault}`);
        break;
      }
    }
    const done = shown.flatMap((s) => ('effect' in s && !isBookkeeping(s.effect) ? [effectLine(s.by, s.effect)] : []));
    const wanted = expected.filter((e): e is Expected => e.kind === 'effect');
    for (let i = 0; i < Math.max(done.length, wanted.length); i++) {
      if (done[i] === wanted[i]?.effect) continue;
      wrong.push(
        `${wanted[i] ? `${file}:${wanted[i]?.line}` : at} expected ${wanted[i]?.effect ?? 'no more effects'}, got ${done[i] ?? 'none'}`,
      );
      break;
    }
    return wrong;
  }

  function differs(said: Extract<Shown, { say: unknown }> | undefined, wanted: Spoken | undefined): string | null {
    const actual = said ? `${said.to === cast.mentee.id ? 'bot' : `to ${name(said.to)}`}: ${said.say.cue}` : 'silence';
    if (!wanted) return `expected no more, bot said ${actual.replace(/^bot: /, '')} "${said?.say.text}"`;
    const expected = `${wanted.to === null ? 'bot' : `to ${wanted.to}`}: ${wanted.cue}`;
    if (actual !== expected || !said)
      return `expected ${expected.replace(/^bot: /, '')}, bot said ${actual.replace(/^bot: /, '')}`;
    for (const [arg, value] of Object.entries(wanted.args)) {
      const got = said.say.args[arg];
      if (String(got) !== value) return `expected ${wanted.cue} with ${arg} "${value}", it was "${String(got)}"`;
    }
    const missing = wanted.words.find((words) => !said.say.text.includes(words));
    return missing === undefined ? null : `expected ${wanted.cue} to contain "${missing}", it was "${said.say.text}"`;
  }

  function effectLine(by: string, effect: Parameters<typeof describeEffect>[0]): string {
    return by === cast.mentee.id ? describeEffect(effect) : `${name(by)}: ${describeEffect(effect)}`;
  }
}
