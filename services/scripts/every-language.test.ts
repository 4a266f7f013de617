import { proveAsides } from '../../dialogs/asides/book';
import { proveSafetyBook } from '../../dialogs/safety';
import { proveIntentBook, proveOptOutBook, proveRemarkBook } from '../../dialogs/understanding';
import { PROJECT_ROOT } from '../config';
import { HearingFiles } from './hearing';
import { localesIn } from './places';

/** Every example in the files of a language is tried with that language alone. */
describe.each(localesIn(PROJECT_ROOT))('%s', (locale) => {
  const files = new HearingFiles(PROJECT_ROOT, locale);

  test('hears danger where it should, and spares what it should', () => {
    expect(proveSafetyBook(files.safety())).toEqual([]);
  });

  test('hears opt-outs where it should, and spares what it should', () => {
    expect(proveOptOutBook(files.optOut())).toEqual([]);
  });

  test('hears what people want, say by the way and ask in between', () => {
    expect(proveIntentBook(files.intents())).toEqual([]);
    expect(proveRemarkBook(files.remarks())).toEqual([]);
    expect(proveAsides(files.asides())).toEqual([]);
  });

  test('lets no "not" stand unheard inside of an answer: "je l\'ai pas fait" is not "je l\'ai fait"', () => {
    const { common } = files.answers();
    expect([...common.within].filter((word) => common.negators.begins(word))).toEqual([]);
  });
});
