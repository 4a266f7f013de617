import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cost, lackWords, wayWords } from './as-text';
import type { MapMaker } from './map';
import type { Bubble, Chapter, ShownMoment, ShownVariant, Storybook } from './storybook';

const STYLE = readFileSync(join(__dirname, 'page.css'), 'utf8');

/** A storybook as one HTML page that needs nothing else: no script, no picture, no font from anywhere. */
export function asPage(book: Storybook, maps: MapMaker): string {
  const { locale, region, chapters } = book;
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What is said in ${escaped(locale)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>What is said in ${escaped(locale)}</h1>
<p>Each text as a phone shows it, for Sam, whose mentor is Dave, with the lines of ${escaped(region)}. The small line under it is what it costs.</p>
</header>
<nav aria-label="Conversations"><ul>${chapters.map(({ name }) => `<li><a href="#${name}">${words(name)}</a></li>`).join('')}</ul></nav>
<main>
${chapters.map((chapter) => chapterHtml(chapter, maps)).join('\n')}
</main>
</body>
</html>
`;
}

function chapterHtml(chapter: Chapter, maps: MapMaker): string {
  const { name, about, moments } = chapter;
  const map = maps.draw(chapter);
  const drawn =
    map === null
      ? ''
      : `<details class="map" open><summary>Its steps</summary><div tabindex="0">${map}</div>${KEY}</details>`;
  return `<section id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${words(name)}</h2>
<p class="about">${escaped(about)}</p>
${drawn}
${moments.map(momentHtml).join('\n')}
</section>`;
}

const KEY =
  '<p class="key"><span class="asks">waits for an answer ?</span> <span class="says">says something</span> <span class="silent">decides, says nothing</span></p>';

function momentHtml({
  key,
  cue,
  when,
  to,
  asks,
  variants,
  options,
  begins,
  buttons,
  ways,
  borrowed,
}: ShownMoment): string {
  const lacks = borrowed === null ? '' : `<p class="lacks">${escaped(lackWords(borrowed))}</p>`;
  const answers = Object.entries(options).map(
    ([option, heard]) => `<li><b>${escaped(option)}</b>: ${escaped(heard.join(', '))}</li>`,
  );
  const begun =
    begins.length === 0 ? '' : `<p class="waits">Begins when somebody texts: ${escaped(begins.join(', '))}</p>`;
  const pressed = Object.values(buttons).map((title) => `<span class="button">${escaped(title)}</span>`);
  const asked = asks === null ? '' : `<p class="waits">Waits for: ${escaped(asks)}</p>`;
  const on = ways.map((way) => `<li>${escaped(wayWords(way))}</li>`).join('');
  return `<article id="${cue}">
<h3>${escaped(key)}${to === 'mentor' ? ' <span class="who">to a mentor</span>' : ''}</h3>
<p>${escaped(when)}</p>
${lacks}<div class="sides"><div class="phone">${variants.map(variantHtml).join('')}${pressed.length === 0 ? '' : `<p class="label">buttons in Teams</p><p class="buttons">${pressed.join('')}</p>`}</div>
<div>${begun}${asked}${answers.length === 0 ? '' : `<ul class="options">${answers.join('')}</ul>`}${on === '' ? '' : `<p class="then">Then</p><ul class="ways">${on}</ul>`}</div></div>
</article>`;
}

const SAID = { say: '', again: 'if the answer was not understood', sms: 'by text message', teams: 'in Teams' } as const;

function variantHtml({ said, bubbles, more }: ShownVariant): string {
  const label = SAID[said] === '' ? '' : `<p class="label">${SAID[said]}</p>`;
  const rest = more === 0 ? '' : `<p class="label">and ${more} more</p>`;
  return `${label}${bubbles.map(bubbleHtml).join('')}${rest}`;
}

function bubbleHtml(bubble: Bubble, index: number): string {
  const kind = `bubble${index === 0 ? '' : ' or'}${bubble.segments > 2 ? ' long' : ''}`;
  return `<div class="${kind}"><p>${escaped(bubble.text)}</p><small>${cost(bubble)}</small></div>`;
}

const words = (name: string) => escaped(name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' '));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter).replaceAll('\n', '<br>');
}
