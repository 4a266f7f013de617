import { ALARMS, alarmsUnseen, type KnownMessage, schoolAlarms, schoolCategories } from '.';
import { PARTS, partedLessons } from './lessons';
import { harmless } from './messages';

const words = (text: string) =>
  text.split(/\s+/).map((word) => [...word].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) & 0x7fff, 7));

const danger = (text: string, family: string): KnownMessage => ({
  text,
  tier: 'urgent',
  category: 'suicide',
  family,
  everyday: false,
});
const messages = Array.from({ length: 60 }, (_, at) => [
  danger(`rope bridge ${at % 9} tonight`, `danger-${at}`),
  harmless(`bus shop ${at % 9} tea please now`, `plain-${at}`, true),
]).flat();

test('families stay whole: what was made of a message is in its part', () => {
  const parted = partedLessons(messages);
  expect(new Set(parted.map(({ part }) => part)).size).toBe(PARTS);
  const made = parted.slice(messages.length);
  expect(made.length).toBeGreaterThan(0);
  expect(made.every(({ tier, category }) => tier === 'none' && category === null)).toBe(true);
});

test('danger is told from the harmless, also in families that nothing was learnt from', () => {
  const standings = alarmsUnseen(messages, words, 'danger');
  const right = messages.filter(({ tier }, at) => (tier === 'none') === (standings[at] ?? 0) <= 0);
  expect(right.length).toBe(messages.length);
});

test('the same messages give the same lines', () => {
  const [one, two] = [schoolAlarms(messages, words), schoolAlarms(messages, words)];
  for (const alarm of ALARMS) {
    expect(one.lines.get(alarm)?.bias).toBe(two.lines.get(alarm)?.bias);
    expect(one.lines.get(alarm)?.weights).toEqual(two.lines.get(alarm)?.weights);
  }
});

test('every category is learnt', () => {
  expect([...schoolCategories(messages, words).lines.keys()].sort()).toEqual([
    'being-harmed',
    'child',
    'harm-to-others',
    'medical',
    'self-harm',
    'suicide',
  ]);
});
