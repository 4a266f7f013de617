import type { Effect } from '../../dialogs/effects';
import type { Library } from '../../dialogs/language';
import type { Channel } from '../../dialogs/person';
import { castOf } from '../../dialogs/rehearsal/cast';
import { Stage } from '../../dialogs/rehearsal/stage';
import { PROJECT_ROOT } from '../../services/config';
import { loadLibrary } from '../../services/scripts';
import { answeredByProvider, type ProviderAnswers } from './provider-keywords';

/** Read once for each that the provider answers itself. */
const libraries = new Map<string, Library>();

function libraryFor(answers: readonly ProviderAnswers[]): Library {
  const place = { root: PROJECT_ROOT, locale: 'en-GB', region: 'GB', locales: ['en-GB'] };
  const library =
    libraries.get(answers.join()) ?? loadLibrary({ ...place, answeredByProvider: answeredByProvider(answers) });
  libraries.set(answers.join(), library);
  return library;
}

function heard(answers: readonly ProviderAnswers[], texts: readonly string[], channel: Channel = 'sms') {
  const cast = castOf({}, null);
  const stage = new Stage(libraryFor(answers), cast.people, cast.startsAt);
  if (cast.state) stage.arrange(cast.mentee.id, cast.state);
  const shown = texts.flatMap((text) => stage.hears(cast.mentee.id, text, channel));
  const inWords = (effect: Effect) => (effect.kind === 'ledger' ? effect.what : effect.kind);
  return shown.map((one) => ('say' in one ? one.say.cue : inWords(one.effect)));
}

test('where the provider confirms STOP itself, we do not, and the opt-out holds all the same', () => {
  expect(heard(['stop'], ['STOP', 'hello'])).toEqual(['opt-out', 'ignore']);
  expect(heard([], ['STOP', 'hello'])).toEqual(['keywords.stopped', 'opt-out', 'ignore']);
});

test.each(['please stop texting me', 'REMOVE', 'TD', 'ARRET', 'OPT OUT', 'Stop.'])(
  'what the provider does not know or may not, we confirm: %s',
  (text) => expect(heard(['stop', 'start', 'help'], [text])).toEqual(['keywords.stopped', 'opt-out']),
);

test('START and HELP are answered once as well, by the one of us that answers', () => {
  expect(heard(['stop', 'start'], ['STOP', 'START'])).toEqual(['opt-out', 'opt-in']);
  expect(heard(['stop'], ['STOP', 'yes'])).toEqual(['opt-out', 'opt-in', 'keywords.started']);
  expect(heard(['help'], ['help'])).toEqual(['ignore']);
  expect(heard(['stop', 'start'], ['HELP'])).toEqual(['keywords.help']);
});

test('the provider answers on SMS alone: in Teams we do', () => {
  expect(heard(['stop', 'start', 'help'], ['STOP'], 'teams')).toEqual(['keywords.stopped', 'opt-out']);
});
