import type { Say } from './effects';
import type { Language } from './language';
import { linesOf, type Region } from './region';
import { render } from './scripts/render';

/** What somebody is told whose message broke something. It needs nothing of their conversation. */
export function lastWords(language: Language, region: Region): Say {
  return toAnybody('fault.reply', language, region);
}

/** What a group is told, where the bot was mentioned or put into it. Everybody there reads it, so it is about nobody. */
export function groupWords(language: Language, region: Region): Say {
  return toAnybody('stranger.in-a-group', language, region);
}

function toAnybody(cue: string, language: Language, region: Region): Say {
  const wording = language.wording.get(cue);
  if (wording === undefined) throw new Error(`There is no wording for ${cue}.`);
  const { text, args } = render(
    wording,
    { ...linesOf(region, language.locale) },
    { person: '', day: '', channel: 'sms' },
  );
  return { kind: 'say', cue, args, text, priority: 'crisis' };
}
