import { ENGLISH } from '../../test/support/library';

const { matching, answers } = ENGLISH.language('en-GB');
const MONDAY = { date: '2026-01-05', time: '10:00' };

test.each([
  'can i have a different mentor',
  'Can I have a different mentor please?',
  'hi, could i get another mentor instead of Dave',
  'i want a new mentor',
  "I'd like another mentor pls",
  'i want to change mentor',
  'how do i change my mentor',
  'change mentor',
  'dont want dave anymore',
  "I don't want Dave any more.",
  'i dont want dave as my mentor',
  "don't want to talk to my mentor anymore",
  "i can't work with dave",
  'me and dave dont get on',
  'dave and me just dont click',
  "dave isn't right for me",
  'anyone but dave',
  'no more dave',
  'can someone else be my mentor',
])('a wish for another mentor: %s', (text) => {
  expect(matching.isMenteeWish(text, 'Dave Smith')).toBe(true);
});

test.each([
  'can i have a different time',
  'me and my mum dont get on',
  'dont want lee anymore',
  'i dont want dave to worry',
  'can dave be my mentor',
  'is dave my mentor',
  'i like my mentor',
  'dave is my new mentor',
  'i dont want to talk anymore',
  'i dont want to live anymore',
  'can i talk to dave',
])('no wish for another mentor: %s', (text) => {
  expect(matching.isMenteeWish(text, 'Dave Smith')).toBe(false);
});

test.each([
  ["can't be sams mentor anymore", 'sam'],
  ['someone else for Sam please', 'sam'],
  ['can someone else have jo bloggs', 'jo bloggs'],
  ["me and sam don't get on", 'sam'],
  ["i'm not right for Sam", 'sam'],
])('a mentor wishes somebody else for one of theirs: %s', (text, name) => {
  expect(matching.mentorWish(text)).toBe(name);
});

test.each(['someone else', 'cant tonight', 'sam needs food', 'can someone else do it'])('no such wish: %s', (text) => {
  expect(matching.mentorWish(text)).toBeNull();
});

test.each([
  "i'm leaving as a mentor",
  'I want to stop mentoring',
  "i can't be a mentor anymore",
  'stepping down as a mentor',
])('a mentor wants to leave: %s', (text) => expect(matching.isLeaving(text)).toBe(true));

test.each(['im leaving', 'i want to stop smoking', 'leaving work now'])('no mentor who leaves: %s', (text) => {
  expect(matching.isLeaving(text)).toBe(false);
});

test.each([
  ['Match Sam with Ann', { do: 'match', mentee: 'sam', mentor: 'ann' }],
  ["Sam's mentor is Ann", { do: 'match', mentee: 'sam', mentor: 'ann' }],
  ['match Sam with nobody', { do: 'match', mentee: 'sam', mentor: null }],
  ['unmatch sam and dave', { do: 'match', mentee: 'sam', mentor: null }],
  ['Dave has left', { do: 'let-go', mentor: 'dave', next: null }],
  ['Dave has left, Ann takes over', { do: 'let-go', mentor: 'dave', next: 'ann' }],
  ['Dave is back as a mentor', { do: 'bring-back', mentor: 'dave' }],
  ['Sam and Dave finish on 12 march', { do: 'plan-ending', mentee: 'sam', on: '2026-03-12', of: 'match' }],
  ['end sam on friday', { do: 'plan-ending', mentee: 'sam', on: '2026-01-09' }],
  ['ENDING Sam Friday', { do: 'plan-ending', mentee: 'sam', on: '2026-01-09' }],
  ['ending sam 3/4', { do: 'plan-ending', mentee: 'sam', on: '2026-04-03' }],
  ['sam and ann finish on 6.1.', { do: 'plan-ending', mentor: 'ann', on: '2026-01-06' }],
  ['the service for sam ends on 12 march', { do: 'plan-ending', mentee: 'sam', of: 'service' }],
  ["don't finish sam", { do: 'plan-ending', mentee: 'sam', on: null }],
])('a coordinator: %s', (text, request) => {
  expect(matching.command(text, answers, MONDAY)).toMatchObject(request);
});

test('an end whose day cannot be read is asked about', () => {
  expect(matching.command('finish sam on someday', answers, MONDAY)).toBe('which-day');
});

test.each(['take', 'hello', 'sam is fine', 'dave is off', 'end'])('no instruction: %s', (text) => {
  expect(matching.command(text, answers, MONDAY)).toBeNull();
});

test('what is said of a mentor by name is heard as it would be of anybody', () => {
  expect(matching.withoutName('Dave hit me', 'Dave Smith')).toBe('he hit me');
  expect(matching.withoutName('my mentor scares me', 'Dave')).toBe('he scares me');
  expect(matching.withoutName('davenport hit me', 'Dave')).toBeNull();
});

test.each([
  ['call me Sammy', 'Sammy'],
  ['can you call me mo instead', 'Mo'],
  ['just call me Mary-Jane pls', 'Mary-Jane'],
  ['everyone calls me Shaz', 'Shaz'],
  ['change my name to José', 'José'],
  ["call me O'Neil", "O'Neil"],
])('what somebody wants to be called: %s', (text, name) => {
  expect(matching.calledIn(text)).toBe(name);
});

test.each([
  'call me back',
  'call me later',
  'call me when you can',
  'call me a taxi',
  'call me stupid',
  'call me a junkie',
  'call me STOP',
  'call me http://evil.example',
  'call me 07700900123',
  'call me',
  `call me ${'a'.repeat(200)}`,
  'my name is not Samuel',
  'i prefer evenings',
  'they call me names',
])('is no name: %s', (text) => {
  expect(matching.calledIn(text)).toBeNull();
});

test.each([
  'dave wants to meet me at his house at night and told me not to tell anyone',
  'dave wants me to come to his house at night and not tell anyone',
  'my mentor asked me to come to his flat',
  'dave said its our little secret',
  'Dave told me to keep it between us',
  'Dave keeps texting me on my own phone saying he loves me',
  'dave kissed me',
  'i slept with dave',
  'dave wants nudes',
  'dave asked me for naked pics',
  'dave asked me what im wearing',
  'dave keeps asking me for money',
  'dave asked me for 20 quid',
  'dave nicked my card',
  'dave sold me some gear',
  'dave gave me vodka',
  'i get my weed off dave',
  'dave threatened to tell my po if i dont do what he says',
  'dave is blackmailing me',
  'dave said id be better off dead',
  'Dave told me to kill myself',
  'dont tell dave but im scared of him',
  'dave scares me',
  'dave wont leave me alone',
  'dave turned up at my flat',
])('no mentor may do that: %s', (text) => {
  expect(matching.wrongBy(text, 'Dave')).toBe('harms');
});

test.each([
  'dave shouted at me',
  'dave swore at me',
  'dave is horrible to me, can you tell someone but not him',
  'dave is a dick',
  'Dave told everyone at the hostel my business',
  'dave grassed me up',
  'dave called me a smackhead',
  'dave laughs at me',
  'dave talks to me like shit',
  'i lent dave 200 quid',
  'dave owes me 50 quid',
  'dave texts me on my own phone',
  'dave asked for my number',
  'dave bullies me',
])('they are treated badly by their mentor: %s', (text) => {
  expect(matching.wrongBy(text, 'Dave')).toBe('unhappy');
});

test.each([
  'dave said dont tell anyone your pin',
  'dave told me to go home and rest',
  'dave asked me to go to the gym at night',
  'dave gave me a leaflet about drugs',
  'dave used heroin for 10 years so he gets it',
  'dave loves me being honest with him',
  'my mate dave sold me some weed',
  'dave asked me for my goals',
  'dave asked me for 3 goals',
  'dave told everyone at group he was proud of me',
  'dave didnt shout at me',
  'dave never judges me',
  'dave laughed with me',
  'dave is mean at pool',
  'tell dave my dad shouted at me',
  'dave told me not to kill myself',
  'dave said if i want to kill myself ring 999',
  'dave asked me out of interest',
  'dave called me a legend',
  'dave says he will keep it between us',
  'dave follows me up every week',
  'dave got me off the gear',
  'i paid dave a compliment',
  'scared of letting dave down',
  'lee shouted at me',
])('nothing of that kind: %s', (text) => {
  expect(matching.wrongBy(text, 'Dave')).toBeNull();
});
