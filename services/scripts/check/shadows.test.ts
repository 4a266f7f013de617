import { ENGLISH } from '../../../test/support/library';
import { PROJECT_ROOT } from '../../config';
import { PlantedScripts } from './planted.fixture';
import { shadowsOf } from './shadows';

const library = ENGLISH;
const scripts = new PlantedScripts();
afterEach(() => scripts.mend());
afterAll(() => scripts.throwAway());

test('what the words that begin a conversation take away is named, on its line, and stops no release', () => {
  scripts.set('locales/en-GB/story.yaml', ['which', 'begins'], ['a tale of old', 'i want to talk to my mentor']);
  expect(shadowsOf(scripts.root, library)).toMatchObject([
    {
      rule: 'begins',
      severity: 'warning',
      file: 'locales/en-GB/story.yaml',
      line: scripts.lineOf('locales/en-GB/story.yaml', 'i want to talk to my mentor'),
      about: 'story.which',
      what: expect.stringContaining('"mentor-please" so far, and is taken from it'),
    },
  ]);
});

test('what is shipped takes nothing away', () => {
  expect(shadowsOf(PROJECT_ROOT, library).filter(({ file }) => file.startsWith('locales/en-GB/'))).toEqual([]);
});
