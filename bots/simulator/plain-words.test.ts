import { eventInWords } from './explain';
import { becauseInWords, cueInWords, detailInWords, reasonInWords, spaced } from './plain-words';

describe('codes of ours', () => {
  test('are read as phrases', () => {
    expect(cueInWords('offer-mentor.ask')).toBe('ask (offer mentor)');
    expect(cueInWords('hello')).toBe('hello');
    expect(spaced('lowDays')).toBe('low days');
    expect(spaced('2026-01-06 09:00')).toBe('2026-01-06 09:00');
    expect(detailInWords('nudge-set', { step: 's1', at: '2026-01-06 18:00' }, 'Sam')).toBe(
      'nudge set, at 2026-01-06 18:00',
    );
  });

  test('a reason for silence that has no words of its own is read as it is', () => {
    expect(becauseInWords('nothing-to-say', 'Sam')).toBe('nothing to say');
  });

  test('a kind that nobody foresaw still shows its name', () => {
    expect(Reflect.apply(eventInWords, null, [{ kind: 'weather-changed' }, 'Sam'])).toBe('(weather changed)');
    expect(Reflect.apply(reasonInWords, null, ['weather', 'Sam'])).toBe('(weather)');
  });
});
