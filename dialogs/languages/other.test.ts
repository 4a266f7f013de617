import { join } from 'node:path';
import { loadLibrary } from '../../services/scripts';
import { HearingFiles } from '../../services/scripts/hearing';
import { yaml } from '../safety/shipped.fixture';
import { compileOtherLanguages, otherLanguagesFile } from './other';

const root = join(__dirname, '../..');
const { others } = loadLibrary({ root, locale: 'en-GB', region: 'GB' }).language('en-GB');
const file = otherLanguagesFile.parse(yaml('locales/other-languages.yaml'));
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
    expect(others.danger('sorry my english. quiero morir')).toEqual({ line: file['es']?.line });
  });

  test('stand in none of the English messages that the bot learns from', () => {
    expect(english.length).toBeGreaterThan(8_000);
    expect(english.filter((text) => others.danger(text) !== null)).toEqual([]);
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
    expect(others.foreign(text)).toEqual({ line: file[tag]?.line });
  });

  test('is one too where nobody knows which it is', () => {
    expect(others.foreign('你好吗')).toEqual({ line: null });
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
  const welsh = compileOtherLanguages(file, 'cy');
  expect(welsh.foreign('Shwmae, sut wyt ti heddiw')).toBeNull();
  expect(welsh.foreign('bonjour comment ca va')).not.toBeNull();
});

test('there are lines for the languages that are spoken here most', () => {
  expect(Object.keys(file)).toEqual(
    expect.arrayContaining(['cy', 'pl', 'ro', 'pa', 'ur', 'pt', 'es', 'ar', 'bn', 'gu', 'it']),
  );
});
