import { PlantedScripts } from './planted.fixture';

/** A copy for each language, with nothing else to look through. */
const copies = new Map(['en-US', 'es-US', 'fr-CA', 'cy'].map((tag) => [tag, new PlantedScripts('read', [tag])]));
const scripts = new PlantedScripts();
const copyFor = (tag: string) => copies.get(tag) ?? scripts;
afterEach(() => {
  for (const copy of [scripts, ...copies.values()]) copy.mend();
});
afterAll(() => {
  for (const copy of [scripts, ...copies.values()]) copy.throwAway();
});

/** One line of hello.fine in a language, and the only thing that is found of its words: on its line, with what is said instead. */
function expectOne(tag: string, said: string, rule: string, word: string) {
  const copy = copyFor(tag);
  copy.reword('hello.fine', said, 'say', tag);
  const file = `locales/${tag}/hello.yaml`;
  const found = copy.check().filter((finding) => finding.rule !== 'reading-grade');
  const line = copy.lineOf(file, said);
  expect(found).toMatchObject([{ rule, file, line, about: 'hello.fine', mend: expect.stringMatching(/^\w+.{4}/) }]);
  expect(found[0]?.what.toLowerCase()).toContain(`"${word.toLowerCase()}"`);
}

describe('a word that is never said is found in every form:', () => {
  test.each([
    ['en-GB', 'You are addicted.', 'addicted'],
    ['en-GB', 'It is an addiction.', 'addiction'],
    ['en-GB', 'You were abusing it.', 'abusing'],
    ['en-GB', 'You were misusing it.', 'misusing'],
    ['en-GB', 'You relapsed.', 'relapsed'],
    ['en-GB', 'You failed.', 'failed'],
    ['en-GB', 'That disappoints me.', 'disappoints'],
    ['en-GB', 'He is committing suicide.', 'committing suicide'],
    ['en-GB', "You've got to rest.", "you've got to"],
    ['en-GB', 'You gotta rest.', 'gotta'],
    ['en-GB', 'It has got to be done.', 'has got to'],
    ['en-GB', 'One convict said so.', 'convict'],
    ['en-US', 'You are addicted.', 'addicted'],
    ['en-US', 'You failed.', 'failed'],
    ['es-US', 'Es una adicción.', 'adicción'],
    ['es-US', 'Estabas abusando.', 'abusando'],
    ['es-US', 'Has recaído.', 'recaído'],
    ['es-US', 'Fracasar es normal.', 'Fracasar'],
    ['es-US', 'Me decepcionas.', 'decepcionas'],
    ['fr-CA', 'Tu es dépendante.', 'dépendante'],
    ['fr-CA', 'Tu abusais.', 'abusais'],
    ['fr-CA', 'Tu rechutes.', 'rechutes'],
    ['fr-CA', 'Tu as échoué.', 'échoué'],
    ['fr-CA', 'Tu me déçois.', 'déçois'],
    ['cy', 'Rwyt ti wedi ailwaelu.', 'ailwaelu'],
    ['cy', "Mae'n gaethiwed.", 'gaethiwed'],
    ['cy', 'Fe fethaist ti.', 'fethaist'],
    ['cy', 'Mae hynny wedi siomi pawb.', 'siomi'],
  ])('%s: %s', (tag, said, word) => expectOne(tag, said, 'banned-word', word));
});

describe('no medicine and no drink is named as a help, in any language:', () => {
  test.each([
    ['en-GB', 'Take an extra pill.', 'pill'],
    ['en-GB', 'A couple of Nytol will do.', 'nytol'],
    ['en-GB', 'A joint calms you.', 'a joint'],
    ['en-GB', 'It is safe to mix them.', 'safe to mix'],
    ['en-US', 'Have two beers.', 'beers'],
    ['es-US', 'Toma otra pastilla.', 'pastilla'],
    ['es-US', 'Una cerveza te calma.', 'cerveza'],
    ['fr-CA', 'Une bière te calme.', 'bière'],
    ['fr-CA', 'Un petit joint te calme.', 'un petit joint'],
    ['cy', 'Mae peint yn helpu.', 'peint'],
  ])('%s: %s', (tag, said, word) => expectOne(tag, said, 'banned-word', word));
});

describe('a bot claims no pride, no secret, no feeling and no past:', () => {
  test.each([
    ['en-GB', 'I am proud of you.', 'proud of you'],
    ['en-GB', "We're proud of you.", 'proud of you'],
    ['en-GB', 'I know how that feels.', 'I know how that feels'],
    ['en-GB', 'I will not tell Dave.', 'I will not tell'],
    ['en-GB', 'It stays between us.', 'between us'],
    ['en-GB', 'It is a secret.', 'a secret'],
    ['en-GB', 'You are my friend.', 'my friend'],
    ['en-GB', "I'm so happy for you.", "I'm so happy"],
    ['en-GB', 'I feel sad with you.', 'I feel'],
    ['en-GB', 'It makes me smile.', 'makes me smile'],
    ['en-GB', 'When I was inside it was hard.', 'when I was inside'],
    ['en-GB', 'Same here.', 'same here'],
    ['en-GB', 'I know the feeling.', 'I know the feeling'],
    ['en-GB', 'That makes me so sad.', 'makes me so'],
    ['en-US', "I'm so happy for you.", "I'm so happy"],
    ['en-US', 'When I was inside it was hard.', 'when I was inside'],
    ['es-US', 'Estoy muy feliz por ti.', 'estoy muy feliz'],
    ['es-US', 'Yo también hice eso.', 'yo también hice'],
    ['es-US', 'Es un secreto.', 'un secreto'],
    ['fr-CA', 'Je suis si heureuse pour toi.', 'je suis si heureuse'],
    ['fr-CA', "Quand j'étais en dedans, c'était dur.", "quand j'étais en dedans"],
    ['fr-CA', "C'est un secret.", 'un secret'],
    ['cy', "Dwi'n drist gyda ti.", "dwi'n drist"],
    ['cy', "Pan o'n i yn y carchar roedd hi'n anodd.", "pan o'n i yn y carchar"],
    ['cy', 'Fydd neb yn gwybod.', 'fydd neb yn gwybod'],
  ])('%s: %s', (tag, said, word) => {
    const copy = copyFor(tag);
    copy.reword('hello.fine', said, 'say', tag);
    const [finding] = copy.check().filter(({ rule }) => rule === 'banned-word');
    expect(finding?.what.toLowerCase()).toContain(word.toLowerCase());
  });
});

/** What is said of a line: that something in it is never said. */
function expectNever(tag: string, said: string) {
  const copy = copyFor(tag);
  copy.reword('hello.fine', said, 'say', tag);
  const found = copy.check().filter(({ rule }) => rule === 'banned-word');
  expect(found).not.toEqual([]);
}

describe('medicine and drink are nothing that a bot advises:', () => {
  test.each([
    ['en-GB', 'Take two of your sleeping tablets and lie down.'],
    ['en-GB', 'Try a double dose of it.'],
    ['en-GB', 'Have a drink, it helps.'],
    ['en-GB', 'You can stop your meds.'],
    ['en-US', 'Take two of your sleeping pills.'],
    ['en-US', 'You can stop your meds.'],
    ['es-US', 'Tómate doble dosis de tus pastillas.'],
    ['es-US', 'Puedes dejar tus medicinas.'],
    ['es-US', 'Échate un trago.'],
    ['fr-CA', 'Prends deux de tes pilules et dors.'],
    ['fr-CA', 'Tu peux arrêter tes médicaments.'],
    ['fr-CA', 'Prends un verre, ça aide.'],
    ['cy', "Cymer ddwy o'r rhain."],
    ['cy', 'Gelli di stopio dy feddyginiaeth.'],
    ['cy', 'Cymer ddiod.'],
  ])('%s: %s', expectNever);

  test.each(['Have a drink of water.', 'They know about your medication.', 'Something to eat, and a walk.'])(
    '%s is no such advice',
    (said) => {
      scripts.reword('hello.fine', said);
      expect(scripts.check()).toEqual([]);
    },
  );
});

describe('a feeling of its own, a comparison, a reproach and a threat are found in other words too:', () => {
  test.each([
    ['en-GB', 'I get lonely too.'],
    ['en-GB', "I'm so glad. You are back."],
    ['en-GB', 'I was worried about you.'],
    ['en-GB', 'Happy to hear it.'],
    ['en-GB', 'Other people have it worse.'],
    ['en-GB', "Why'd you do that."],
    ['en-GB', "You didn't try."],
    ['en-GB', 'No one will ever know what you said.'],
    ['en-GB', 'Lots of smackheads say that.'],
    ['en-GB', 'They can recall you for that.'],
    ['en-GB', "I'll tell your probation officer you missed it."],
    ['en-US', 'I get lonely too.'],
    ['en-US', "I'll tell your parole officer you missed it."],
    ['es-US', 'Estaba preocupado por ti.'],
    ['es-US', 'Hay otros que están peor que tú.'],
    ['es-US', 'Ni lo intentaste.'],
    ['es-US', 'Nadie nunca sabrá lo que dijiste.'],
    ['es-US', 'Le voy a decir a tu oficial que faltaste.'],
    ['fr-CA', "Tu m'as manqué."],
    ['fr-CA', "J'étais inquiète."],
    ['fr-CA', "D'autres vivent pire."],
    ['fr-CA', "T'as même pas essayé."],
    ['fr-CA', 'Personne va jamais savoir.'],
    ['fr-CA', 'Je le dis à ton agent de probation.'],
    ['cy', "Dwi'n unig hefyd."],
    ['cy', "O'n i'n poeni amdanat."],
    ['cy', 'Mae pobl eraill yn waeth.'],
    ['cy', 'Wnest ti ddim trio.'],
    ['cy', 'Fydd neb byth yn gwybod.'],
    ['cy', 'Dweda i wrth dy swyddog prawf.'],
  ])('%s: %s', expectNever);
});

describe('harm and law are nothing that a bot advises:', () => {
  test.each([
    ['en-GB', 'Go and kill yourself.', 'kill yourself'],
    ['en-GB', 'They broke the law.', 'broke the law'],
    ['en-US', 'Go and kill yourself.', 'kill yourself'],
    ['es-US', 'Mejor mátate.', 'mátate'],
    ['fr-CA', 'Alors tue-toi.', 'tue-toi'],
    ['cy', 'Lladda dy hun.', 'lladda dy hun'],
  ])('%s: %s', (tag, said, word) => expectOne(tag, said, 'banned-word', word));
});

describe('a word that ends all texts is never asked for, in small letters either:', () => {
  test.each([
    ['en-GB', 'Say end to go on.', 'Say end to go on.'],
    ['en-GB', 'Text stop to skip it.', 'Text stop to skip it.'],
    ['en-US', 'Reply quit to skip it.', 'Reply quit to skip it.'],
    ['es-US', 'Escribe alto y sigo.', 'Escribe alto y sigo.'],
    ['fr-CA', 'Dis arrêt et on continue.', 'Dis arrêt et on continue.'],
    ['cy', 'Tecstia diwedd i fynd ymlaen.', 'Tecstia diwedd i fynd ymlaen.'],
  ])('%s: %s', (tag, said, word) => expectOne(tag, said, 'keyword', word));
});

describe('what hides where it leads is found:', () => {
  test.each(['bit.ly', 't.me/abc', 'aka.ms/abc', 'urlz.fr/abc', 'dub.sh/a'])('%s', (link) =>
    expectOne('en-GB', `See ${link}.`, 'short-link', link),
  );
  test.each(['See nhs.uk/mental-health.', 'See gov.uk/find.', 'See shelter.org.uk.'])('%s does not', (said) => {
    scripts.reword('hello.fine', said);
    expect(scripts.check().filter(({ rule }) => rule === 'short-link')).toEqual([]);
  });
});

describe('a number to ring does not stand in the words:', () => {
  test.each(['Call 0800 123 456 now.', 'Call 999 now.', 'Text 85258 now.', 'Call 116 123.', 'Call 1-800-273-8255.'])(
    '%s',
    (said) => {
      scripts.reword('hello.fine', said);
      expect(scripts.check()).toMatchObject([
        { rule: 'hard-number', about: 'hello.fine', line: scripts.lineOf('locales/en-GB/hello.yaml', said) },
      ]);
    },
  );
  test.each(['See you at 10.30 then.', 'That is 100 days.', 'It was 2026.'])('%s does', (said) => {
    scripts.reword('hello.fine', said);
    expect(scripts.check()).toEqual([]);
  });
});

describe('what stands on a lock screen says nothing private:', () => {
  test.each([
    ['en-GB', 'sober'],
    ['en-GB', 'burglary'],
    ['en-GB', 'shoplifting'],
    ['en-GB', 'Narcotics Anonymous'],
    ['en-US', 'shoplifting'],
    ['es-US', 'robo'],
    ['es-US', 'Narcóticos Anónimos'],
    ['fr-CA', 'cambriolage'],
    ['fr-CA', 'Narcotiques Anonymes'],
    ['cy', 'byrgleriaeth'],
    ['cy', 'sobr'],
  ])('%s: %s', (tag, word) => {
    const said = `Hi. ${word}.`;
    const copy = copyFor(tag);
    copy.reword('welcome.hello', said, 'say', tag);
    const found = copy.check().filter(({ rule }) => rule === 'lock-screen');
    expect(found).toMatchObject([{ about: 'welcome.hello', line: copy.lineOf(`locales/${tag}/welcome.yaml`, said) }]);
  });
});

describe('buttons and what is shown of the app are read like any message:', () => {
  const file = 'locales/en-GB/step-nudge.yaml';
  test.each([
    ['Junkie', 'banned-word'],
    ['STOP', 'keyword'],
    ['heroin', 'lock-screen'],
    ['bit.ly/ab', 'short-link'],
  ])('a button that says %s', (title, rule) => {
    scripts.set(file, ['how-did-it-go', 'buttons', 'partly'], title);
    const line = scripts.lineOf(file, title);
    expect(scripts.check()).toMatchObject([{ rule, file, line, about: 'step-nudge.how-did-it-go' }]);
  });

  test.each([
    ['en-GB', 'Small Steps: for addicts.', 'banned-word'],
    ['en-GB', 'Small Steps: after prison.', 'lock-screen'],
    ['es-US', 'Small Steps: para adictos.', 'banned-word'],
    ['fr-CA', 'Small Steps: après la prison.', 'lock-screen'],
    ['cy', 'Small Steps: ar ôl carchar.', 'lock-screen'],
  ])('%s: an app called "%s"', (tag, name, rule) => {
    const app = `locales/${tag}/app/teams.yaml`;
    const copy = copyFor(tag);
    copy.set(app, ['name', 'full'], name);
    const found = copy.check();
    expect(found[0]).toMatchObject({ file: app, line: copy.lineOf(app, name), about: 'name.full' });
    expect(found.map((finding) => finding.rule)).toContain(rule);
  });
});
