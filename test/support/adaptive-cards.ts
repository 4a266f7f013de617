import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** Microsoft's own renderer, in the one form of it that is no ES module: for a test here, and for a page in a browser. */
export const RENDERER = resolve(__dirname, '../../node_modules/adaptivecards/dist/adaptivecards.js');

const library: typeof import('adaptivecards') = createRequire(__filename)(RENDERER);

/** What Microsoft's own library has to say about a card; nothing about a good one. */
export function faultsIn(card: unknown): string[] {
  const parsed = new library.AdaptiveCard();
  const context = new library.SerializationContext();
  parsed.parse(card, context);
  const parsing = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...parsing, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}
