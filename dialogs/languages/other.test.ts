import { join } from 'node:path';
import { loadLibrary, localesIn } from '../../services/scripts';
import { HearingFiles } from '../../services/scripts/hearing';
import { yaml } from '../safety/shipped.fixture';
import { segmentsOf } from '../scripts/segments';
import { compileOtherLanguages, otherLanguagesFile } from './other';

const root = join(__dirname, '../..');
const file = otherLanguagesFile.parse(yaml('locales/other-languages.yaml'));
const others = compileOtherLanguages(file, { own: ['en-GB'], also: [], there: ['en-GB'] });
/** Thousands of messages in English, dangerous and harmless, with text-speak and dialect. */
const english = new HearingFiles(root, 'en-GB')
  .messages()
  .filter((_, at) => at % 4 === 0)
  .map(({ text }) => text);

describe('words of danger in other languages', () => {
  test.each([
    ['Welsh', 'dw i eisiau marw'],
    ['Polish', 'Chcę umrzeć'],
    ['Polish, without accents', 'nie chce juz zyc'],
    ['Romanian', 'vreau să mor'],
    ['Punjabi', 'ਮੈਂ ਮਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ'],
    ['Urdu', 'میں مرنا چاہتا ہوں'],
    ['Urdu in Latin letters', 'mujhe marna hai'],
    ['Portuguese', 'quero morrer'],
    ['Spanish', 'Necesito ayuda!!'],
    ['Arabic', 'أريد أن أموت'],
    ['Bengali', 'আমি মরতে চাই'],
    ['Gujarati', 'mare marvu che'],
    ['Italian', 'voglio morire'],
    ['French', 'je veux mourir'],
    ['Lithuanian', 'noriu mirti'],
    ['Ukrainian', 'хочу померти'],
    ['Russian', 'Помогите'],
    ['Turkish', 'Ölmek istiyorum'],
    ['German', 'ich will nicht mehr leben'],
  ])('%s', (_language, text) => {
    expect(others.danger(text)).not.toBeNull();
  });

  test('are heard in the middle of an English message', () => {
    expect(others.danger('sorry my english. quiero morir')).toEqual({
      line: file['es']?.line,
      offer: null,
      isHeard: false,
    });
  });

  test('stand in none of the English messages that the bot learns from', () => {
    expect(english.length).toBeGreaterThan(8_000);
    expect(english.filter((text) => others.danger(text) !== null)).toEqual([]);
  });
});

/** "Mor hir" is "so long" in Welsh, and "mor" is dying in Romanian. */
describe.each(['cy', 'es-US', 'fr-CA'])('in %s', (tag) => {
  test('no ordinary message is danger in another language', () => {
    const there = compileOtherLanguages(file, { own: [tag], also: ['en-GB'], there: [tag, 'en-GB'] });
    const ordinary = new HearingFiles(root, tag).messages().filter(({ tier }) => tier === 'none');
    expect(ordinary.map(({ text }) => text).filter((text) => there.danger(text) !== null)).toEqual([]);
  });
});

describe('a message in another language', () => {
  test.each([
    ['cy', 'Shwmae, sut wyt ti heddiw'],
    ['pl', 'Cześć, jak się masz? Nie mówię po angielsku'],
    ['ro', 'buna ziua, nu vorbesc bine'],
    ['ur', 'آپ کیسے ہیں'],
    ['ur', 'salam, aap kaise hain? mujhe nahi pata'],
    ['ar', 'مرحبا كيف حالك اليوم يا صديقي العزيز الكريم في المدينة'],
    ['pa', 'ਤੁਸੀਂ ਕਿਵੇਂ ਹੋ'],
    ['es', 'hola, hoy no estoy muy bien'],
    ['fr', 'bonjour comment ca va'],
    ['uk', 'Привіт, як справи'],
    ['ru', 'Привет, как твои дела сегодня, мы ждём'],
  ])('is told: %s', (tag, text) => {
    expect(others.foreign(text)).toEqual({ line: file[tag]?.line, offer: null, isHeard: false });
  });

  test('is one too where nobody knows which it is', () => {
    expect(others.foreign('你好吗')).toEqual({ line: null, offer: null, isHeard: false });
  });

  test.each([
    'hola',
    'ciao bella',
    'bonjour mate',
    'c u l8r',
    'd',
    '🙂🙂',
    '3',
    '',
    'nah mate',
    'ta muchly',
    'que sera sera',
  ])('is not what only borrows a word: %j', (text) => {
    expect(others.foreign(text)).toBeNull();
  });

  test('is hardly ever seen in an English one: only where the other language is spoken of', () => {
    expect(english.filter((text) => others.foreign(text) !== null).length).toBeLessThan(6);
  });
});

test('the language that somebody is written to in is no other one', () => {
  const welsh = compileOtherLanguages(file, { own: ['cy'], also: [], there: ['cy'] });
  expect(welsh.foreign('Shwmae, sut wyt ti heddiw')).toBeNull();
  expect(welsh.foreign('bonjour comment ca va')).not.toBeNull();
});

describe('somebody who is written to in Welsh', () => {
  const welsh = compileOtherLanguages(file, { own: ['cy'], also: ['en-GB'], there: ['cy', 'en-GB'] });

  test.each(['i relapsed last night', 'drank again', 'gutted', 'my stepdad touches me', 'ffs'])(
    'may turn to English: %j',
    (text) => expect(welsh.turnsTo('en-GB', text)).toBe(true),
  );

  test.each(['nes i yfed neithiwr', 'ma hi di mynd nawr', "dwi'n hen a dull heddiw"])('has not: %j', (text) =>
    expect(welsh.turnsTo('en-GB', text)).toBe(false),
  );
});

describe('a language that the bot speaks as well', () => {
  const there = ['en-US', 'es-US', 'cy'];
  const spanish = compileOtherLanguages(file, { own: ['es-US'], also: ['en-US'], there });

  test('is offered, in it', () => {
    expect(spanish.foreign("I don't know what to do, my head is all over today")).toEqual({
      line: `${file['en']?.change?.line} ${file['en']?.change?.told}`,
      offer: file['en']?.change?.line,
      isHeard: true,
    });
    expect(spanish.foreign('Shwmae, sut wyt ti heddiw')).toMatchObject({
      offer: file['cy']?.change?.line,
      isHeard: false,
    });
    expect(spanish.foreign('Cze\u015b\u0107, jak si\u0119 masz? Nie m\u00f3wi\u0119 po angielsku')).toMatchObject({
      offer: null,
    });
  });

  test('is heard in danger by its own book, where that is heard, and by a few words where it is not', () => {
    expect(spanish.danger('i want to die')).toBeNull();
    expect(compileOtherLanguages(file, { own: ['es-US'], also: [], there }).danger('i want to die')).not.toBeNull();
  });

  test('what is like another is no other one either', () => {
    const american = compileOtherLanguages(file, { own: ['xx-US', 'en-GB'], also: [], there });
    expect(american.foreign("I don't know what to do, my head is all over today")).toBeNull();
  });

  test.each([
    ['cy', 'bore da, sut wyt ti heddiw? dwi wedi blino'],
    ['es-US', 'hola, hoy no estoy muy bien, no se que hacer con mi hermano'],
    ['fr-CA', "ca va pas ben aujourd'hui, je suis fatigue pis j'ai mal a la tete"],
  ])('is not seen in the one that they are written to in (%s)', (tag, text) => {
    expect(compileOtherLanguages(file, { own: [tag], also: [], there }).foreign(text)).toBeNull();
  });

  test('every offer names a word that changes to it, in letters of text messages', () => {
    const library = loadLibrary({ root, locale: 'en-GB', region: 'GB' });
    const offers = Object.entries(file).flatMap(([tag, { change }]) => (change ? [{ tag, ...change }] : []));
    expect(offers.map(({ tag }) => tag).sort()).toEqual(['cy', 'en', 'es', 'fr']);
    for (const { tag, word, line, told } of offers) {
      expect(segmentsOf(`${line} ${told}`)).toMatchObject({ count: 1, encoding: 'GSM-7' });
      const spoken = localesIn(root).some((locale) => locale.split('-')[0] === tag);
      if (spoken) expect(library.languageAsked(word, { locale: 'xx', region: 'GB' })?.split('-')[0]).toBe(tag);
    }
  });
});

test('there are lines for the languages that are spoken here most', () => {
  expect(Object.keys(file)).toEqual(
    expect.arrayContaining(['cy', 'pl', 'ro', 'pa', 'ur', 'pt', 'es', 'ar', 'bn', 'gu', 'it']),
  );
});
