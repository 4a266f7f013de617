import type { Effect } from '../effects';

/** An effect on one line, as `npm run chat` prints it after `=> ` and as `.chat` files write it. Words of people are left out. */
export function describeEffect(effect: Exclude<Effect, { kind: 'say' }>): string {
  switch (effect.kind) {
    case 'ledger': {
      const { words: _ofSomebody, handoff: _id, wording: _edition, ...shown } = effect.detail;
      const details = Object.values(shown).map(String);
      return ['ledger', effect.what, ...details].join(' ');
    }
    case 'handoff':
      return effect.do === 'open' ? `handoff open ${effect.reason}` : `handoff ${effect.do}`;
    case 'post':
      return `post ${effect.event.kind}`;
    case 'record':
      return recordLine(effect);
    case 'ignore':
      return `ignore ${effect.because}`;
    default:
      return effect satisfies never;
  }
}

function recordLine(request: Extract<Effect, { kind: 'record' }>): string {
  if (request.do === 'forget') return `record forget ${request.what}`;
  if (request.do !== 'feedback') return `record ${request.do}`;
  return `record feedback ${request.from === null ? 'unnamed' : 'named'}`;
}

/** What a conversation is read without: words on their way to somebody, and who waits for whom. */
export function isBookkeeping(effect: Exclude<Effect, { kind: 'say' }>): boolean {
  return effect.kind === 'post' || (effect.kind === 'handoff' && (effect.do === 'await' || effect.do === 'answered'));
}
