import { readFileSync } from 'node:fs';
import { cardInTeams } from '../../bots/bot-framework/cards';
import { RENDERER } from './adaptive-cards';
import type { MetCard } from './card-faces';

/** Near enough to how Teams shows cards on a phone, in its light colours. */
export const HOST = {
  fontFamily: 'DejaVu Sans, system-ui, sans-serif',
  supportsInteractivity: true,
  spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
  containerStyles: { default: { backgroundColor: '#ffffff', foregroundColors: { default: { default: '#242424' } } } },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
};

export const STYLE = `
  body { margin: 0; background: #f0f0f0; font-family: 'DejaVu Sans', system-ui, sans-serif; }
  main { display: flex; flex-wrap: wrap; gap: 14px; padding: 14px; align-items: flex-start; }
  section { background: #fff; border-radius: 8px; border: 1px solid #d1d1d1; overflow: hidden; }
  h2 { margin: 0; padding: 6px 14px; font-size: 12px; font-weight: 400; color: #424242; background: #e8e8e8; }
  .ac-pushButton { font: inherit; padding: 7px 11px; border: 1px solid #8a8a8a; border-radius: 6px; background: #fff; color: #242424; }
  .ac-pushButton:focus-visible { outline: 3px solid #1b5c7a; }
`;

/** Microsoft's own library, as it may stand in a page. */
export function rendererSource(): string {
  return readFileSync(RENDERER, 'utf8').replaceAll('</script', '<\\/script');
}

/** A page with each card as a phone shows it, drawn by Microsoft's own library. What is pressed is kept in \`pressed\`. */
export function cardsPage(cards: readonly MetCard[], widthPx: number): string {
  const shown = cards.map(({ when, face }) => ({ when, card: cardInTeams(face, '29:somebody') }));
  const data = JSON.stringify(shown).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cards</title><style>${STYLE}
    section { width: ${widthPx}px; }</style></head><body><main><h1 hidden>Cards</h1></main>
    <script>${rendererSource()}</script>
    <script>
      const pressed = [];
      for (const { when, card } of ${data}) {
        const adaptive = new AdaptiveCards.AdaptiveCard();
        adaptive.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(HOST)});
        adaptive.onExecuteAction = (action) => pressed.push([action.getJsonTypeName(), action.verb, action.data]);
        adaptive.parse(card);
        const section = document.createElement('section');
        const title = document.createElement('h2');
        title.textContent = when;
        section.append(title, adaptive.render());
        document.querySelector('main').append(section);
      }
    </script></body></html>`;
}
