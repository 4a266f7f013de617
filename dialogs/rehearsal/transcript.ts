import type { Library } from '../language';
import { localTime } from '../time';
import { castOf } from './cast';
import { type ChatLine, parseChat } from './chat-file';
import { playChat } from './play';
import type { Shown } from './stage';

const BOT = 'Small Steps';

/**
 * A `.chat` file as it is read aloud: what it shows, and then every word that is said, with when. What is only noted is left out.
 * A line at the end says so where it does not go as it is written.
 */
export function transcriptOf(source: string, file: string, library: Library): string {
  const chat = parseChat(source, file);
  const opening = chat.lines[0]?.kind === 'at' ? chat.lines[0].when : null;
  const cast = castOf(chat.settings, opening);
  const zone = cast.mentee.timezone;
  const name = (id: string) => cast.people.find((person) => person.id === id)?.name ?? id;
  const told: string[] = [];
  let shownAt = '';

  const tell = (at: number, lines: readonly string[]) => {
    if (lines.length === 0) return;
    const when = clockWords(at, zone);
    if (when !== shownAt) told.push('', when);
    shownAt = when;
    told.push(...lines.map((line) => `  ${line}`));
  };
  const said = (shown: readonly Shown[]) =>
    shown.flatMap((one) =>
      'say' in one ? [`${BOT}${one.to === cast.mentee.id ? '' : ` to ${name(one.to)}`}: ${one.say.text}`] : [],
    );
  const faults = playChat(source, file, library, (stage, _, line, moments) => {
    tell(stage.clock, done(line));
    for (const { at, shown } of moments) tell(at, said(shown));
  });
  const wrong = faults.length === 0 ? [] : ['', 'It does not go as it is written:', ...faults];
  return [chat.title, ...told, ...wrong].join('\n');
}

/** What somebody did on this line, as it is read; nothing for the clock. */
function done(line: ChatLine): string[] {
  switch (line.kind) {
    case 'says':
      if (line.who === 'enrol') return [];
      return line.text.split(' [then] ').map((text) => `${line.who}: ${text}${line.media > 0 ? ' (a picture)' : ''}`);
    case 'presses':
      return [`${line.who} presses: ${line.choice}`];
    case 'undelivered':
      return [`(That did not reach ${line.who}.)`];
    default:
      return [];
  }
}

/** "Friday 9 January, 21:30", on the clock of the place. */
function clockWords(at: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at);
  return `${day}, ${localTime(at, timeZone).time}`;
}
