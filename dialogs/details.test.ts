import { join } from 'node:path';
import { PROJECT_ROOT } from '../services/config';
import { readYaml } from '../services/scripts/read-yaml';
import { sayable } from './details';
import { compileTopics, topicsFile } from './topics';

const LOCALES = ['en-GB', 'en-US', 'es-US', 'fr-CA', 'cy'] as const;
const read = (locale: string) => {
  const file = `locales/${locale}/understanding/topics.yaml`;
  return readYaml(join(PROJECT_ROOT, file), file, topicsFile);
};
const topicsOf = (locale: string) => compileTopics(read(locale), locale);

describe.each(LOCALES)('what is said back in %s', (locale) => {
  const file = read(locale);
  const topics = compileTopics(file, locale);

  test('may stand open on a screen, names no drug, and is short', () => {
    const all = sayable(file.details);
    expect(all.length).toBeGreaterThan(50);
    const bad = all.filter(
      (text) => !topics.discreet(text) || topics.about(text, ['drugs']) !== null || text.length > 60,
    );
    expect(bad).toEqual([]);
  });

  test('is theirs, and not the bot’s own: nothing of it is in the first person', () => {
    const mine = {
      'en-GB': /\b(my|me|our)\b/,
      'en-US': /\b(my|me|our)\b/,
      'es-US': /\b(mi|mis)\b/,
      'fr-CA': /\b(mon|ma|mes)\b/,
      cy: /\b(fy|fi)\b/,
    };
    expect(sayable(file.details).filter((text) => mine[locale].test(text))).toEqual([]);
  });
});

describe.each([
  [
    'en-GB',
    {
      'my brother nicked my giro': 'your brother',
      'me nan rang': 'your nan',
      'nan said she was made up with me': 'your nan',
      'his mum was there': 'his mum',
      'got a letter from the council saying no': 'the letter from the council',
      'letter from my sister': 'the letter from your sister',
      'interview at greggs': 'the interview',
      'got the keys to me flat': 'the keys to your flat',
      'had a row with the landlord': 'the row',
      'My Key Worker was off': 'your key worker',
      'my mothers': null,
      'my dealer came round': null,
      'met my dealer outside the shop': null,
      'big kev wants 400 quid': null,
      'my stash is gone': null,
      'my victim wrote': null,
      'the letter from probation': null,
      'my wrists hurt': null,
      'my willy': null,
    },
  ],
  ['en-US', { 'my roommate ate it': 'your roommate', 'the neighbors again': 'the neighbors' }],
  [
    'es-US',
    {
      'mi hermano se llevo mi lana': 'tu hermano',
      'me llego una carta de la ciudad': 'la carta de la ciudad',
      'mis vecinos gritan': 'tus vecinos',
      'entrevista manana': 'la entrevista',
      'mi tia llamo': 'tu tía',
      'mi dealer vino': null,
    },
  ],
  [
    'fr-CA',
    {
      'mon frere a pris mon cash': 'ton frère',
      "j'ai eu une lettre de la ville": 'la lettre de la ville',
      'ma soeur appelle plus': 'ta soeur',
      'entrevue demain': "l'entrevue",
      "l'école a appelé": "l'école",
      'mon vendeur est venu': null,
    },
  ],
  [
    'cy',
    {
      'fy mrawd wedi cymryd fy arian': 'dy frawd',
      "ges i lythyr, llythyr o'r cyngor": "y llythyr o'r cyngor",
      'cyfweliad fory': 'y cyfweliad',
      'nain di ffonio': 'dy nain',
    },
  ],
] as const)('told in %s', (locale, rows) => {
  const topics = topicsOf(locale);
  test.each(Object.entries(rows))('"%s" is said back as %p', (told, back) => {
    expect(topics.mentioned(told)).toBe(back);
  });
});
