import { ENGLISH } from '../../test/support/library';
import { castOf } from '../rehearsal/cast';
import { rehearsed } from '../rehearsal/programme';
import { Stage } from '../rehearsal/stage';
import { readState } from '../state';

const library = rehearsed(ENGLISH);
const cast = castOf({}, null);

/** A talk with one mentee: what is said to each message. */
function talk(state: object | null = cast.state) {
  const stage = new Stage(library, cast.people, cast.startsAt);
  if (state) stage.arrange(cast.mentee.id, state);
  const says = (text: string) =>
    stage
      .hears(cast.mentee.id, text, 'sms')
      .flatMap((one) => ('say' in one && one.to === cast.mentee.id ? [one.say] : []));
  return { says, stored: () => readState(stage.state(cast.mentee.id), 'mentee', '2026-01-05') };
}

const STORY = ['the hostel again', 'they moved me', 'and my mum rang', 'never a good word', 'so i went out and walked'];

describe('while somebody is only listened to', () => {
  const { says } = talk();
  const opened = says('just listen');
  const heard = Array.from({ length: 80 }, (_, n) => says(STORY[n % STORY.length] ?? '')).flat();

  test('no line is said twice, however long it lasts', () => {
    const texts = [...opened, ...heard].map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(30);
    expect(texts).toEqual([...new Set(texts)]);
  });

  test('nothing is asked', () => {
    expect([...opened, ...heard].map(({ text }) => text).filter((text) => text.includes('?'))).toEqual([]);
  });

  test('a bot that has no new line left says so, and is quiet from then on', () => {
    expect(heard.at(-1)?.cue).toBe('listening.all-said');
  });

  test('it is still heard when they have had enough', () => {
    expect(says("ok that's it").map(({ cue }) => cue)).toEqual(['listening.close']);
  });
});

test('no wording of the listening asks anything, in any variant', () => {
  const lines = [...library.language('en-GB').wording.values()]
    .filter(({ cue }) => cue.startsWith('listening.'))
    .flatMap(({ say, again, channels }) => [...say, ...again, ...(channels.sms ?? []), ...(channels.teams ?? [])]);
  expect(lines.filter(({ source }) => source.includes('?')).map(({ source }) => source)).toEqual([]);
});

test.each([
  ["that's it", true],
  ['ok thats all x', true],
  ['thanks mate, night', true],
  ['going to bed now', true],
  ["that's it i've had enough of him", false],
  ['i was done with her by then', false],
  ['later that day he rang', false],
  ['ok', false],
])('"%s" ends the listening: %s', (text, ends) => {
  const { says } = talk();
  says('just listen');
  expect(says(text).some(({ cue }) => cue === 'listening.close')).toBe(ends);
});

test('the words of what helped and of good news are kept as they were written', () => {
  const { says, stored } = talk();
  for (const text of ['passed my theory test', 'third go', 'yes']) says(text);
  for (const text of ['craving bad', 'yes', 'kitchen', 'its gone now', 'Rang  Our Kid']) says(text);
  expect(stored()).toMatchObject({
    proud: [{ words: 'passed my theory test. third go' }],
    helped: [{ words: 'Rang Our Kid' }],
  });
});

test('a state that was stored before such words were kept is read, and has none', () => {
  const { helped: _helped, proud: _proud, ...before } = { helped: [], proud: [], ...cast.state };
  expect(talk(before).stored()).toMatchObject({ helped: [], proud: [] });
});
