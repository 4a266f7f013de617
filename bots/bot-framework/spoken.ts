import type { IncomingActivity } from './activity';

/** What Teams writes for these signs when a message mentions somebody; nothing else is written so. */
const SIGNS: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** More than anybody mentions in one message. */
const MENTIONS = 50;

/**
 * The words somebody wrote, without what Teams adds to them: the mention of the bot itself is taken out, anybody else who is
 * mentioned stays by name, and signs are signs again. Elsewhere a text is taken as it comes.
 */
export function spokenIn({ channelId, text, entities, recipient }: IncomingActivity): string {
  const written = text ?? '';
  if (channelId !== 'msteams') return written;
  const ours = (entities ?? [])
    .slice(0, MENTIONS)
    .flatMap(({ type, text: mention, mentioned }) =>
      type === 'mention' && mention && mentioned?.id === recipient?.id ? [mention] : [],
    );
  return ours
    .reduce((rest, mention) => rest.replaceAll(mention, ' '), written)
    .replace(/<at[^<>]{0,64}>([^<>]{0,256})<\/at>/g, '$1')
    .replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (sign) => SIGNS[sign] ?? sign)
    .trim();
}
