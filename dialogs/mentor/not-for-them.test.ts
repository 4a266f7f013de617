import { Talking } from '../../test/support/talking';
import { addressed } from './addressing';
import { careAt } from './care';

const MINUTE = 60_000;

/** With Sam and Kez, writing to Kez. */
const withBoth = () => new Talking().takes('a', 'Sam').takes('b', 'Kez').hears('kez: hi');
/** With Sam alone, and Kez was theirs before. */
const withSam = () => new Talking().takes('b', 'Kez').takes('a', 'Sam').hears('done kez').hears('sam: hi');

describe('words that begin with the name of somebody else than they write to', () => {
  test.each([
    ['Sam - are you ok', 'a are you ok'],
    ['Sam; you ok', 'a you ok'],
    ['sam: you ok', 'a you ok'],
  ])('"%s" has a sign behind the name, and goes there', (text, sent) => {
    expect(withBoth().hears(text).sent).toEqual([sent]);
  });

  test.each([
    'sam mate what happened with your dad',
    'SAM are you ok',
    'sam hows things',
    'Sam. You ok',
    'hi sam you ok',
    'tell sam I said hi',
  ])('"%s" is asked about and goes to nobody', (text) => {
    const talking = withBoth().hears(text);
    expect([talking.said, talking.sent]).toEqual([['mentor.for-whom'], []]);
    expect(talking.hears('sam').sent).toEqual([`a ${text}`]);
  });

  test('of somebody else whom they have is told to nobody unasked', () => {
    const talking = withBoth().hears("sam's asking after you");
    expect(talking.sent).toEqual([]);
    expect(talking.said).toHaveLength(1);
  });

  test.each(['same here', 'kez mate what happened'])('"%s" begins with no such name', (text) =>
    expect(withBoth().hears(text).sent).toEqual([`b ${text}`]),
  );

  test('two of the same first name are asked about by it, whoever they write to', () => {
    const talking = new Talking().takes('a', 'Sam Reed').takes('b', 'Sam Cole').hears('sam you ok');
    expect([talking.said, talking.sent]).toEqual([['mentor.for-whom'], []]);
  });

  test('the sign is no part of a name that has a hyphen', () => {
    const words = { addresses: ['to'], beforeName: ['to'], greets: ['hi'], tells: ['tell'] };
    const one = [{ mentee: { id: 'a', name: 'Ann-Marie' } }];
    expect(addressed('Ann-Marie: hi', one, [], words)).toMatchObject({ words: 'hi', outright: true });
  });
});

describe('with one, what is headed with the name of another', () => {
  test.each(['Kez: hi', 'to kez: hi', 'tell kez ill ring later', 'take kez', 'Kez - hi', 'pass kez', 'done kez'])(
    '"%s" is told to be for somebody whom they are not with',
    (text) => {
      const talking = withSam().hears(text);
      expect([talking.said, talking.sent]).toEqual([['mentor.not-with'], []]);
    },
  );

  test.each(['Ann: hi', 'take ann', 'kez mate you ok', 'hi kez'])('"%s" is asked about', (text) => {
    const talking = withSam().hears(text);
    expect([talking.said, talking.sent]).toEqual([['mentor.still-for'], []]);
  });

  test.each(['Address: 12 High Street', 'take care', 'take naloxone', 'ok :D lol', 'see https://example.org'])(
    '"%s" is for whom they are with',
    (text) => expect(withSam().hears(text).sent).toEqual([`a ${text}`]),
  );
});

describe('a note', () => {
  test.each(['note sam is drinking again', 'notes from today', 'nte sam is drinking'])(
    '"%s" is asked about',
    (text) => {
      const talking = withSam().hears(text);
      expect([talking.said, talking.sent]).toEqual([['mentor.near-command'], []]);
      expect(talking.hears('yes').said).not.toContain('mentor.sent-to');
      expect(talking.sent).toEqual([]);
    },
  );

  test.each(['nte: sam is drinking', 'Notes: drinking', 'NOTE; drinking'])('"%s" is one', (text) => {
    const talking = new Talking().takes('a', 'Sam').hears(text);
    expect([talking.said, talking.sent]).toEqual([['mentor.noted'], []]);
  });

  test('with several, it is on the one whom it names', () => {
    const talking = withBoth().hears('NOTE: sam wants out');
    expect(talking.effects).toContainEqual(expect.objectContaining({ kind: 'post', to: 'a' }));
  });

  test('that names somebody of before is in no record until they say in whose', () => {
    const talking = withSam();
    talking.now += 60 * MINUTE;
    talking.hears('NOTE: kez drinking again');
    expect(talking.said).toEqual(['mentor.which-one']);
    expect(talking.hears('kez').effects).toContainEqual(expect.objectContaining({ kind: 'post', to: 'b' }));
  });

  test('after the last talk, that names an earlier one, waits for the name', () => {
    const talking = withSam().hears('done').hears('note: kez is using again');
    expect(talking.said).toEqual(['mentor.which-one']);
    expect(talking.hears('kez').effects).toContainEqual(expect.objectContaining({ kind: 'post', to: 'b' }));
  });
});

describe('what is about their shift or about all of them', () => {
  test.each([
    ['OFF', 'mentor.off-in-talk'],
    ['off', 'mentor.off-in-talk'],
    ['back on', 'mentor.on-in-talk'],
    ['END', 'mentor.end-or-stop'],
    ['quit', 'mentor.end-or-stop'],
  ])('"%s" in a talk is answered and sent to nobody', (text, cue) => {
    const talking = new Talking().takes('a', 'Sam').hears(text);
    expect([talking.said, talking.sent, talking.state.stopped]).toEqual([[cue], [], false]);
  });

  test('STOP in a talk stops, and so does END with nobody', () => {
    expect(new Talking().takes('a', 'Sam').hears('stop').state.stopped).toBe(true);
    expect(new Talking().hears('end').state.stopped).toBe(true);
  });

  test.each(['done both', 'done sam and kez', 'DONE ALL', 'done kez, sam'])('"%s" finishes with both', (text) => {
    const talking = withBoth().hears(text);
    expect([talking.state.holding, talking.sent]).toEqual([null, []]);
  });

  test('PASS both to jo asks Jo for both', () => {
    const talking = withBoth().hears('PASS both to Jo');
    const asked = talking.effects.flatMap((one) => (one.kind === 'handoff' && one.do === 'pass' ? [one] : []));
    expect(asked.map(({ handoffId, to }) => `${handoffId} ${to}`).toSorted()).toEqual(['h-a Jo', 'h-b Jo']);
    expect(talking.sent).toEqual([]);
  });

  test('DONE with a name and more is asked about, and YES does it', () => {
    const talking = withBoth().hears('done sam thanks');
    expect([talking.said, talking.sent]).toEqual([['mentor.near-command'], []]);
    expect(talking.hears('yes').state.holding?.handoffId).toBe('h-b');
  });

  test.each(['cant rn', 'in a meeting', 'driving', 'busy', 'at work'])('"%s" passes one that was offered', (text) => {
    expect(new Talking().offered('a', 'Sam').hears(text).said).toEqual(['mentor.passed']);
  });

  test.each(['off till friday', 'off tomorrow', 'on holiday next week'])('"%s" is told how it is done', (text) => {
    expect(new Talking().hears(text).said).toEqual(['mentor.off-later']);
  });
});

describe('words that wait for an answer', () => {
  const waiting = () => withBoth().writes('a', 'Sam').hears('on my way to you');

  test('a name with one slip answers, and an ordinary answer is no name', () => {
    expect(waiting().hears('kes').sent).toEqual(['b on my way to you']);
    expect(waiting().hears('yes').sent).toEqual([]);
  });

  test('they are reminded once, after some minutes', () => {
    const talking = waiting();
    const at = careAt(talking.state) ?? 0;
    expect(at - talking.now).toBe(5 * MINUTE);
    talking.now = at;
    expect(talking.happens({ kind: 'due' }).said).toEqual(['mentor.words-wait']);
    expect(careAt(talking.state)).toBeNull();
    expect(talking.hears('sam').sent).toEqual(['a on my way to you']);
  });

  test('and hear that nothing was sent when the talk goes to somebody else', () => {
    const lost = (id: string, name: string) =>
      ({ kind: 'handoff-lost', handoffId: `h-${id}`, mentee: { id, name }, by: null, because: null }) as const;
    const talking = waiting().happens(lost('a', 'Sam')).happens(lost('b', 'Kez'));
    expect(talking.said).toEqual(['mentor.lapsed', 'mentor.words-dropped']);
    expect(talking.state.kept).toBeNull();
  });

  test('somebody in danger who is the only one left is sent what comes next at once', () => {
    const talking = new Talking()
      .takes('a', 'Sam')
      .takes('b', 'Kez', 'urgent')
      .writes('a', 'Sam')
      .hears('stay with me');
    expect(talking.hears('pass sam').sent).toEqual([]);
    expect(talking.hears('ring 999 kez').sent).toEqual(['b ring 999 kez']);
    expect(talking.said).toEqual(['mentor.older-waits']);
  });
});
