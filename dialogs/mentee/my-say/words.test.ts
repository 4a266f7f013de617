import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../../../services/config';
import { ENGLISH } from '../../../test/support/library';
import { detectSafely } from '../../safety';
import { exactKeyword } from '../../understanding';
import { compileMySay, mySayFile, type Saying, type SeenBy } from './words';

const { mySay, optOut, safety } = ENGLISH.language('en-GB');

test.each<[string, Saying]>([
  ['What do you know about me?', 'known'],
  ['what do u know about me', 'known'],
  ['can i see what you have on me please', 'known'],
  ['can you send me a copy of my data', 'full-copy'],
  ['Forget that.', 'forget-last'],
  ['pls forget what i just said', 'forget-last'],
  ['actually forget my goals', 'forget-goal'],
  ["delete what I'm proud of", 'forget-proud'],
  ['forget what helped', 'forget-helped'],
  ['wipe my mood', 'forget-mood'],
  ['can you forget the slip', 'forget-slip'],
  ['delete all our texts please', 'forget-talk'],
  ['can you forget something i told you', 'forget-which'],
  ['DELETE ME', 'delete-me'],
  ['i want you to delete everything you have on me', 'delete-me'],
  ['wipe all my data please', 'delete-me'],
  ["don't delete me", 'keep-me'],
  ['Keep me', 'keep-me'],
  ["Dave mustn't see my check-ins", 'mentor-no'],
  ['i dont want dave to see my answers', 'mentor-no'],
  ["don't tell my mentor any of this", 'mentor-no'],
  ['stop sharing my check ins with dave please', 'mentor-no'],
  ['ok dave can see my check-ins again', 'mentor-yes'],
  ['im happy for my mentor to see how im doing', 'mentor-yes'],
  ["don't use my answers", 'use-no'],
  ["please don't count me in", 'counted-no'],
  ['count me in', 'counted-yes'],
  ['no research please', 'research-no'],
  ["don't use my answers for research", 'research-no'],
  ['you can use my answers for research', 'research-yes'],
  ['can I say something about the hostel?', 'feedback'],
  ["I've got a complaint", 'feedback'],
  ['I want to finish with this', 'ending'],
  ["I don't need it any more", 'ending'],
])('%j is heard as %s', (text, saying) => {
  expect(mySay.saying(text, 'Dave')).toBe(saying);
});

test.each([
  ['about something else', 'forget it happened to me at all and come round'],
  ['a step of theirs', 'dave can see me on Friday'],
  ['told of another service', 'they said they would delete me from the list at the council'],
  ['a goal', 'i want to finish my course'],
  ['a goal', 'i want to stop using'],
  ['somebody else', 'tell dave i said thanks'],
  ['what they need', "I don't need the money any more"],
  ['talk', 'what do you know about me going to college'],
  ['talk', 'keep me in mind'],
  ['a fixed word', 'stop'],
  ['nothing', ''],
  ['very long', 'forget that '.repeat(2_000)],
])('what is %s is no such saying: %#', (_why, text) => {
  expect(mySay.saying(text, 'Dave')).toBeNull();
});

test('a mentor is known by their first name, in any case, and by none when there is none', () => {
  expect(mySay.saying('joy mustnt see my check ins', 'Joy Okafor')).toBe('mentor-no');
  expect(mySay.saying('joy mustnt see my check ins', 'Dave')).toBeNull();
  expect(mySay.saying('joy mustnt see my check ins', null)).toBeNull();
  expect(mySay.saying('my mentor mustnt see my check ins', null)).toBe('mentor-no');
});

test.each<[string, SeenBy | null]>([
  ['does probation see this', 'probation'],
  ['will dave grass me to my PO', 'probation'],
  ['do the police get this', 'police'],
  ['will my mum find out', 'family'],
  ['can the council see it', 'others'],
  ['where does this go', 'kept'],
  ['does Dave see what i write', 'mentor-words'],
  ['does Dave see this', 'mentor'],
  ['who sees my goals', 'goals'],
  ['do you train ai on this', 'training'],
  ['who sees this', null],
])('"who sees this" is about whom it names: %j', (text, who) => {
  expect(mySay.seenBy(text, 'Dave')).toBe(who);
});

test('feedback may be signed', () => {
  expect(mySay.signed('the desk is never open, put my name on it')).toBe(true);
  expect(mySay.signed('nobody knows my name here')).toBe(false);
});

test('none of its sayings is one of the fixed words, or may be danger', () => {
  const said = [
    'delete me',
    'wipe me',
    'erase me',
    'forget me',
    'i dont need it any more',
    'im finished with this',
    'i can do this on my own',
  ];
  for (const text of said) {
    expect([text, exactKeyword(text, optOut, { afterStop: false })]).toEqual([text, null]);
    expect([text, detectSafely(text, safety).tier]).toEqual([text, 'none']);
  }
});

test('a part that there is not is named', () => {
  const shipped = mySayFile.parse(
    parse(readFileSync(join(PROJECT_ROOT, 'locales/en-GB/understanding/my-say.yaml'), 'utf8')),
  );
  const planted = { ...shipped, says: { ...shipped.says, known: ['tell <nobody>'] } };
  expect(() => compileMySay(planted)).toThrow(/<nobody>/);
});
