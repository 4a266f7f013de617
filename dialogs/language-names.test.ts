import { compileLanguageNames } from './language-names';

const asked = compileLanguageNames(
  new Map([
    [
      'en-GB',
      {
        name: 'English',
        asked: ['english please', 'en anglais'],
        ways: ['(can|could) (you|u) text (me)? in * (instead|please)?', 'i speak * can we use that'],
        'not-in': ['(dont|stop) (text|texting) me in *'],
      },
    ],
    ['en-US', { name: 'English', asked: ['english please'] }],
    ['fr-CA', { name: 'Français', asked: ['en français svp'], called: ['french'], also: ['en-US'] }],
  ]),
);
const from = (locale: string, region: string) => ({ locale, region });

describe('a language that somebody asks for', () => {
  test.each([
    ['Francais', 'en-GB', 'GB', 'fr-CA'],
    ['EN FRANCAIS SVP!!', 'en-GB', 'GB', 'fr-CA'],
    ['English', 'fr-CA', 'CA', 'en-GB'],
    ['english please.', 'fr-CA', 'US', 'en-US'],
    ['english please', 'en-US', 'GB', 'en-US'],
    ['en anglais', 'en-US', 'US', 'en-GB'],
    ['the french are at it again', 'en-GB', 'GB', null],
    ['my english teacher', 'en-GB', 'GB', null],
    ['Can u text me in French?', 'en-GB', 'GB', 'fr-CA'],
    ['could you text in français instead', 'en-GB', 'GB', 'fr-CA'],
    ['i speak french, can we use that', 'en-GB', 'GB', 'fr-CA'],
    ['i speak french', 'en-GB', 'GB', null],
    ['can you text me in german', 'en-GB', 'GB', null],
    ['dont text me in french', 'en-GB', 'GB', 'en-GB'],
    ['stop texting me in french', 'fr-CA', 'CA', 'en-US'],
    ['dont text me in english', 'fr-CA', 'CA', 'fr-CA'],
    ['dont text me in english', 'en-GB', 'GB', null],
    ['dont text me', 'en-GB', 'GB', null],
    ['', 'en-GB', 'GB', null],
    ['!!!', 'en-GB', 'GB', null],
    ['english please '.repeat(50), 'en-GB', 'GB', null],
  ])('%j from somebody of %s in %s: %s', (text, locale, region, tag) => {
    expect(asked(text, from(locale, region))).toBe(tag);
  });
});
