import { PROJECT_ROOT } from '../config';
import { offeredLocales } from './offered';
import { localesIn } from './places';

const defaults = { locale: 'en-GB' };

test('in production a language that no native speaker has read is offered only where it is named', () => {
  expect(offeredLocales(PROJECT_ROOT, { locales: undefined, production: true, defaults })).toEqual(['en-GB']);
  expect(offeredLocales(PROJECT_ROOT, { locales: ['cy'], production: true, defaults })).toEqual(['cy', 'en-GB']);
  const welsh = { locales: undefined, production: true, defaults: { locale: 'cy' } };
  expect(offeredLocales(PROJECT_ROOT, welsh)).toEqual(['cy', 'en-GB']);
});

test('to be tried out all of them are there', () => {
  const everything = offeredLocales(PROJECT_ROOT, { locales: undefined, production: false, defaults });
  expect(everything).toEqual(localesIn(PROJECT_ROOT));
  expect(everything.length).toBeGreaterThan(1);
});
