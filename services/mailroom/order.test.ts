import fc from 'fast-check';
import type { MailboxEvent } from '../../dialogs/events';
import { inOrder } from './order';

const NOW = 1_767_603_600_000;

function heard(text: string, sent?: { at: number; id: string }, at = NOW): MailboxEvent {
  const message = { kind: 'heard', channel: 'teams', text, media: 0, understanding: null, id: text, at } as const;
  return sent ? { ...message, sent } : message;
}
const texts = (events: readonly MailboxEvent[]) => events.map(({ id }) => id).join(' ');

describe('the order of what lies in a mailbox', () => {
  test('is that in which the provider took it, then that of its ids', () => {
    const late = heard('second', { at: NOW - 100, id: '2' });
    const first = heard('first', { at: NOW - 100, id: '1' }, NOW + 40);
    expect(texts(inOrder([heard('third', { at: NOW, id: '0' }), late, first]))).toBe('first second third');
  });

  test('without a word of the provider is that in which it came', () => {
    expect(texts(inOrder([heard('b'), heard('a'), heard('c', undefined, NOW + 1)]))).toBe('b a c');
  });

  test('keeps what is not a message in its place by our own clock', () => {
    const due: MailboxEvent = { kind: 'due', id: 'due', at: NOW };
    expect(texts(inOrder([due, heard('before', { at: NOW - 50, id: '1' }, NOW + 10)]))).toBe('before due');
  });

  test.each([
    ['of last year', -31_536_000_000],
    ['of tomorrow', 86_400_000],
    ['that is no number', Number.NaN],
  ])('does not believe an instant %s', (_what, off) => {
    expect(texts(inOrder([heard('first'), heard('second', { at: NOW + off, id: '0' }, NOW + 1)]))).toBe('first second');
  });

  test('loses nothing and depends on nothing but the events', () => {
    const sent = fc.option(fc.record({ at: fc.integer({ min: NOW - 5, max: NOW + 5 }), id: fc.string() }));
    const some = fc.array(fc.tuple(fc.integer({ min: NOW, max: NOW + 5 }), sent), { maxLength: 40 });
    fc.assert(
      fc.property(some, (rows) => {
        const events = rows.map(([at, from], index) => heard(`${index}`, from ?? undefined, at));
        const ordered = inOrder(events);
        expect([...ordered].sort(byId)).toEqual([...events].sort(byId));
        expect(inOrder(ordered)).toEqual(ordered);
      }),
    );
  });
});

const byId = (a: MailboxEvent, b: MailboxEvent) => Number(a.id) - Number(b.id);
