/** How much of somebody's own words is quoted back in one message, in characters. */
const MOST = 60;

/** Somebody's own words, unaltered but short enough to stand in a message: cut between words. */
export function quote(words: string, most = MOST): string {
  const one = words.replace(/\s+/g, ' ').trim();
  if (one.length <= most) return one;
  const cut = one.slice(0, most + 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : most).trimEnd()}...`;
}
