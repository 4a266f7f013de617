import { z } from 'zod';
import type { Library } from '../../dialogs/language';
import { faultsIn } from '../../test/support/adaptive-cards';
import { facesMet, type MetCard } from '../../test/support/card-faces';
import { ENGLISH } from '../../test/support/library';
import { cardInTeams, withButtons } from './cards';

let library: Library;
let met: MetCard[];
beforeAll(() => {
  library = ENGLISH;
  met = facesMet(library);
});

const Data = z.record(z.string(), z.unknown());

/** Everything that a card would send back, wherever in it it stands. */
function dataIn(part: unknown): z.infer<typeof Data>[] {
  if (Array.isArray(part)) return part.flatMap(dataIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (key === 'data' ? [Data.parse(value)] : dataIn(value)));
}

/** Teams refuses larger ones: learn.microsoft.com, "Limits and specifications", 28 KB for a bot's message. */
const LARGEST = 28 * 1024;
/** What Teams shows of an ActionSet: learn.microsoft.com, "Cards reference". */
const MOST_BUTTONS = 6;

const CHOICES = { card: 'c1-x', options: [{ value: '1', title: '1' }], hint: 'Or just write.' };

test('there is a face for every moment of a card', () => {
  expect(met.map(({ when, face }) => `${when}: ${face.options.map(({ title }) => title).join(', ')}`)).toEqual([
    'the check-in: 1, 2, 3, 4, 5',
    'a press on its way: ',
    'the check-in, answered: ',
    'the check-in, answered in words: ',
    'the check-in, while Dave is there: ',
    'the nudge: Done, Partly, Not yet',
    'the nudge, answered: ',
    "the alert: Take it, Can't now",
    'the alert, passed on: Take it',
    'the alert, taken: Done, Hand it back',
    'the words that say that it is theirs: Done, Hand it back',
    'the alert, handed back: ',
    'the alert, finished: ',
    'the alert, taken by Ann: ',
  ]);
});

test('every card that can be made is a valid one, small, and says in words what it shows', () => {
  for (const { when, face } of met) {
    const card = cardInTeams(face, '29:sam');
    expect([when, faultsIn(card)]).toEqual([when, []]);
    expect(JSON.stringify(card).length).toBeLessThan(LARGEST);
    expect(face.options.length).toBeLessThanOrEqual(MOST_BUTTONS);
    expect(card).toMatchObject({ version: '1.4', fallbackText: expect.stringContaining(face.text) });
  }
});

test('the library that checks them finds what is wrong with a card', () => {
  expect(faultsIn({ type: 'AdaptiveCard', version: '1.4', body: [{ type: 'NoSuchBlock' }] })).not.toEqual([]);
});

test('a button says which card it belongs to and what it stands for, and names nobody', () => {
  for (const { face } of met) {
    const sent = dataIn(cardInTeams(face, '29:sam'));
    // The refresh, and each button with its fallback.
    expect(sent).toHaveLength(1 + 2 * face.options.length);
    expect(sent.flatMap((one) => Object.keys(one)).filter((key) => key !== 'card' && key !== 'choice')).toEqual([]);
    expect(JSON.stringify(sent)).not.toMatch(/sam|dave|29:/i);
  }
});

test('what people wrote is not read as Markdown, so that nobody can put a link into an alert', () => {
  const face = {
    card: 'c1-x',
    text: 'Sam wrote: [here](https://evil.example)',
    outcome: null,
    options: [],
    hint: null,
  };
  const card = cardInTeams({ ...face, pending: false }, '29:dave');
  expect(card['body']).toEqual([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: face.text }] }]);
});

describe('a message with buttons', () => {
  const text = 'How are you, 1 to 5?';

  test('is a card alone in Teams, which would show its words twice', () => {
    const activity = withButtons(text, CHOICES, 'msteams', '29:sam');
    expect(activity).not.toHaveProperty('text');
    expect(activity).toMatchObject({ summary: text, attachments: [{ content: { refresh: { userIds: ['29:sam'] } } }] });
  });

  test.each(['webchat', 'directline', 'emulator'])(
    'keeps its words in %s, where a card cannot be updated',
    (channel) => {
      const activity = withButtons(text, CHOICES, channel, 'sam');
      const content = { version: '1.3', body: [{ actions: [{ type: 'Action.Submit' }] }, {}] };
      expect(activity).toMatchObject({ text, textFormat: 'plain', attachments: [{ content }] });
      const [attached] = z.array(z.object({ content: z.unknown() })).parse(activity['attachments']);
      expect(faultsIn(attached?.content)).toEqual([]);
    },
  );

  test.each(['sms', 'email', 'a-channel-to-come'])('is its words alone by %s', (channel) => {
    expect(withButtons(text, CHOICES, channel, 'sam')).toEqual({ text, textFormat: 'plain' });
  });
});

describe('a message with a picture', () => {
  const text = '3 small steps so far. That all counts.';
  const choices = { card: '', options: [], hint: null, picture: { kind: 'path', stones: 3 } } as const;
  const image = { type: 'Image', url: expect.stringMatching(/^data:image\/png;base64,/), altText: '' };
  const contentOf = (activity: Readonly<Record<string, unknown>>) =>
    z.array(z.object({ content: z.record(z.string(), z.unknown()) })).parse(activity['attachments'])[0]?.content;

  test('is a card that nothing can be pressed on in Teams, with the words above it', () => {
    const activity = withButtons(text, choices, 'msteams', '29:sam');
    expect(activity).toMatchObject({ summary: text });
    const card = contentOf(activity);
    expect(card?.['body']).toEqual([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }, image]);
    expect(card).not.toHaveProperty('refresh');
    expect(faultsIn(card)).toEqual([]);
  });

  test('keeps its words where a card stands beside them, and is its words alone elsewhere', () => {
    const activity = withButtons(text, choices, 'webchat', 'sam');
    expect(activity).toMatchObject({ text });
    expect(contentOf(activity)?.['body']).toEqual([image]);
    expect(withButtons(text, choices, 'sms', 'sam')).toEqual({ text, textFormat: 'plain' });
  });

  test('stays under what Teams takes, however long the path, and beside every button', () => {
    const long = { ...CHOICES, picture: { kind: 'path', stones: 5_000 } } as const;
    const card = contentOf(withButtons(text, long, 'msteams', '29:sam'));
    expect(JSON.stringify(card).length).toBeLessThan(LARGEST);
    expect(faultsIn(card)).toEqual([]);
  });
});
