import type { Bubble, Chapter, ShownMoment, ShownVariant, Storybook, WayOn } from './storybook';

/** A storybook as plain text, to be read from the top. */
export function asText({ locale, region, chapters }: Storybook): string {
  return [`Everything that is said in ${locale}, with the lines of ${region}`, ...chapters.map(chapterText)].join(
    '\n\n\n',
  );
}

function chapterText({ name, about, moments, flow }: Chapter): string {
  const silent = (flow?.steps ?? []).filter((step) => !moments.some(({ key }) => key === step.name));
  const unspoken = silent.length === 0 ? [] : [`Steps without words: ${silent.map((step) => step.name).join(', ')}`];
  const head = [name.toUpperCase(), about, ...unspoken].filter((line) => line !== '').join('\n');
  return [head, ...moments.map(momentText)].join('\n\n');
}

function momentText({ cue, when, asks, variants, options, begins, buttons, ways, borrowed }: ShownMoment): string {
  const titles = Object.values(buttons);
  return [
    `${cue}${asks === null ? '' : ` (waits for: ${asks})`}`,
    `  ${when}`,
    ...(borrowed === null ? [] : [`  ${lackWords(borrowed)}`]),
    ...(begins.length === 0 ? [] : [`  begins when somebody texts: ${begins.join(', ')}`]),
    ...variants.flatMap(variantLines),
    ...(titles.length === 0 ? [] : [`  buttons in Teams: ${titles.map((title) => `[${title}]`).join(' ')}`]),
    ...Object.entries(options).map(([option, words]) => `  ${option}: ${words.join(', ')}`),
    ...ways.map((way) => `  -> ${wayWords(way)}`),
  ].join('\n');
}

function variantLines({ said, bubbles, more }: ShownVariant): string[] {
  const label = said === 'say' ? 'bot' : said;
  const lines = bubbles.map((bubble, index) => {
    return `  ${index === 0 ? `${label}:` : `${' '.repeat(label.length - 1)}or`} ${bubble.text}  [${cost(bubble)}]`;
  });
  return more === 0 ? lines : [...lines, `  and ${more} more`];
}

/** Of a moment that stands in another language. */
export const lackWords = (first: string) => `NOT IN THIS LANGUAGE YET: people hear it in ${first}`;

/** "1 text, 62 characters" */
export function cost({ segments, characters }: Bubble): string {
  return `${segments} ${segments === 1 ? 'text' : 'texts'}, ${characters} characters`;
}

export function wayWords({ when, to, calls }: WayOn): string {
  const where = to === 'end' && !calls ? 'the end' : calls ? `${to} (another flow, then back)` : to;
  return when === null ? where : when === 'declined' ? `declined: ${where}` : `if ${inWords(when)}: ${where}`;
}

/** A condition of a flow, with the signs that only programmers know in words. */
export function inWords(condition: string): string {
  return condition
    .replaceAll('&&', 'and')
    .replaceAll('||', 'or')
    .replace(/!(?!=)\s*/g, 'not ');
}
