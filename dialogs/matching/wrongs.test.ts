import { PROJECT_ROOT } from '../../services/config';
import { loadLibrary } from '../../services/scripts';

const library = loadLibrary({ root: PROJECT_ROOT, locale: 'en-GB', region: 'GB' });

test.each([
  ['es-US', 'dave me grito', 'unhappy'],
  ['es-US', 'Dave me vendio droga', 'harms'],
  ['es-US', 'dave me dijo que no le diga a nadie', 'harms'],
  ['es-US', 'dave me pidio dinero', 'harms'],
  ['es-US', 'dave me ayudo mucho', null],
  ['fr-CA', "Dave m'a crié après", 'unhappy'],
  ['fr-CA', 'dave veut que je vienne chez lui ce soir', 'harms'],
  ['fr-CA', "dave m'a vendu de la dope", 'harms'],
  ['fr-CA', "dave m'a dit de pas le dire à personne", 'harms'],
  ['fr-CA', "dave m'a aidé", null],
  ['cy', 'mae dave wedi gweiddi arna i', 'unhappy'],
  ['cy', 'mae dave yn gwerthu cyffuriau i fi', 'harms'],
  ['cy', 'mae dave yn helpu fi', null],
] as const)('%s: %s', (locale, text, wrong) => {
  expect(library.language(locale).matching.wrongBy(text, 'Dave')).toBe(wrong);
});
