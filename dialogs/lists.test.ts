import { expect, test } from '@jest/globals';
import { inOneList } from './lists';

test.each([
  ['en-GB', ['Sam', 'Kez', 'Jo'], 'Sam, Kez and Jo'],
  ['en-GB', ['Sam'], 'Sam'],
  ['cy', ['Ann', 'Ben'], 'Ann a Ben'],
  ['cy', ['Ann', 'Elin'], 'Ann ac Elin'],
  ['cy', ['Ann', 'Ynyr'], 'Ann ac Ynyr'],
  ['cy', ['Ann', 'Yasmin'], 'Ann a Yasmin'],
  ['cy', ['Llun', 'Mercher', 'Iau'], 'Llun, Mercher ac Iau'],
  ['cy', ['6:00', '8:00'], '6:00 ac 8:00'],
  ['cy', ['6:00', '18:00'], '6:00 a 18:00'],
  ['cy', ['"un"', '"arall"'], '"un" ac "arall"'],
  ['cy', ['Ann'], 'Ann'],
])('in %s %j are said as one says them', (locale, items, said) => {
  expect(inOneList(items, locale)).toBe(said);
});

test.each([
  ['en-GB', 'Sam, Kez or Jo'],
  ['cy', 'Sam, Kez neu Jo'],
])('in %s one of several is said with its own word', (locale, said) => {
  expect(inOneList(['Sam', 'Kez', 'Jo'], locale, 'disjunction')).toBe(said);
});
