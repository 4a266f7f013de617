/**
 * The text of dpkg's status file without the wanted packages and their siblings (those built from the same source), so
 * that apt fetches all of them although they are installed: half of a program would be no use. Everything else that is
 * installed stays, and is not fetched again. Format: deb822(5), one paragraph for each package.
 */
export function withoutWanted(status: string, wanted: readonly string[]): string {
  const paragraphs = status.split(/\n\n+/);
  const sources = new Set(paragraphs.filter((text) => wanted.includes(field(text, 'Package'))).map(sourceOf));
  return paragraphs.filter((text) => !sources.has(sourceOf(text))).join('\n\n');
}

/** `Source: redis (5:7.0.15-1)` is redis; a package without the field is its own source. */
function sourceOf(paragraph: string): string {
  return field(paragraph, 'Source').split(' ')[0] || field(paragraph, 'Package');
}

function field(paragraph: string, name: string): string {
  return new RegExp(`^${name}: *(.*)$`, 'm').exec(paragraph)?.[1] ?? '';
}
