import type { CueArgs } from '../effects';
import type { Happening } from '../events';
import { inOneList } from '../lists';
import { LONGEST_PART, MOST_PARTS, MOST_STORIES, type Story } from '../stories/shape';
import type { StoryCommand } from '../stories/words';
import { plain } from './phrases';
import type { Desk } from './turn';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** What a mentor, or a coordinator, texts about stories. @returns whether it was that */
export function hearStory(desk: Desk, text: string): boolean {
  const command = desk.context.language.stories.command(text);
  if (command !== null) return obey(desk, command);
  const open = desk.state.stories.find(({ status }) => status === 'telling');
  if (open === undefined || text === '') return false;
  addPart(desk, open, text);
  return true;
}

function obey(desk: Desk, command: StoryCommand): boolean {
  switch (command.kind) {
    case 'begin':
      begin(desk, command);
      return true;
    case 'done':
      readBack(desk);
      return true;
    case 'send':
      send(desk);
      return true;
    case 'bin':
      bin(desk);
      return true;
    case 'back':
      takeBack(desk);
      return true;
    case 'mine':
      tellMine(desk);
      return true;
    default:
      return review(desk, command.name, command.kind === 'ok');
  }
}

function begin(desk: Desk, { topic }: Extract<StoryCommand, { kind: 'begin' }>) {
  const { state } = desk;
  if (unfinished(desk)) return desk.say('stories.one-at-a-time');
  if (topic === null) return desk.say('stories.which-topic');
  if (state.stories.length >= MOST_STORIES) return desk.say('stories.enough');
  state.stories.push({ id: `st-${desk.event.id}`, topic, parts: [], status: 'telling' });
  desk.say('stories.begin');
}

/** One that is being told, or looked at. */
function unfinished({ state }: Desk): Story | undefined {
  return state.stories.find(({ status }) => status !== 'agreed');
}

function addPart(desk: Desk, story: Story, text: string) {
  if (text.length > LONGEST_PART) return desk.say('stories.part-too-long');
  if (story.parts.length >= MOST_PARTS) return desk.say('stories.full');
  story.parts.push(text);
  if (story.parts.length === 1) desk.say('stories.go-on');
  else note(desk, 'story-part');
}

function readBack(desk: Desk) {
  const story = unfinished(desk);
  if (story === undefined || story.parts.length === 0 || story.status === 'sent')
    return desk.say('stories.nothing-open');
  story.status = 'told';
  for (const part of story.parts) desk.say('stories.part', { part });
  desk.say('stories.read-back');
}

/** With this they agree to its being told, and a coordinator is asked. */
function send(desk: Desk) {
  const story = unfinished(desk);
  if (story?.status !== 'told') return desk.say('stories.nothing-open');
  story.status = 'sent';
  desk.effects.push({ kind: 'handoff', do: 'share', about: 'story', to: null, words: story.parts.join(' ') });
  note(desk, 'story-sent', { topic: story.topic });
}

function bin(desk: Desk) {
  const story = unfinished(desk);
  if (story === undefined) return desk.say('stories.nothing-open');
  desk.state.stories = desk.state.stories.filter((one) => one !== story);
  note(desk, 'story-binned');
  desk.say('stories.binned');
}

/** All of theirs, at once: from here on nobody hears any of it, and a story that is half told ends. */
function takeBack(desk: Desk) {
  if (desk.state.stories.length === 0) return desk.say('stories.none');
  desk.state.stories = [];
  note(desk, 'stories-taken-back');
  desk.say('stories.taken-back');
}

function tellMine(desk: Desk) {
  const { stories } = desk.state;
  if (stories.length === 0) return desk.say('stories.none');
  desk.say('stories.mine', { count: stories.filter(({ status }) => status === 'agreed').length });
}

/** To a coordinator: somebody's story is to be looked at, with what the house style finds in it. */
export function storyCame(desk: Desk, { from, words }: Of<'colleague-shared'>): void {
  const { state, context } = desk;
  state.storyReviews = [...state.storyReviews.filter(({ id }) => id !== from.id), from];
  const found = context.language.stories.unfit(words);
  const findings = inOneList(
    found.map((word) => `"${word}"`),
    context.language.locale,
  );
  desk.say('stories.to-look-at', { from: from.name, words }, 'relay');
  desk.say('stories.found', { from: from.name, found: found.length > 0 ? 'yes' : 'no', findings }, 'relay');
}

function review(desk: Desk, name: string, ok: boolean): boolean {
  const { state, context } = desk;
  const from = state.storyReviews.find((one) => plain(one.name) === plain(name));
  if (from === undefined) return false;
  state.storyReviews = state.storyReviews.filter((one) => one !== from);
  const by = { id: context.person.id, name: context.person.name };
  desk.effects.push({ kind: 'post', to: from.id, event: { kind: 'story-looked-at', by, ok } });
  note(desk, 'story-looked-at', { ok: ok ? 'yes' : 'no' });
  desk.say('stories.answered', { from: from.name });
  return true;
}

/** A coordinator has looked at one of theirs, or a mentee asks for one. */
export function ofStories(desk: Desk, event: Of<'story-asked' | 'story-looked-at'>): void {
  if (event.kind === 'story-asked') storyAsked(desk, event);
  else storyLookedAt(desk, event);
}

/** To the mentor: a coordinator has looked at it. Whatever they say, a story that was taken back stays so. */
function storyLookedAt(desk: Desk, { by, ok }: Of<'story-looked-at'>): void {
  const story = desk.state.stories.find(({ status }) => status === 'sent');
  if (story === undefined) return desk.ignore('no-such-story');
  story.status = ok ? 'agreed' : 'told';
  if (ok) desk.say('stories.agreed', { by: by.name }, 'relay');
  else desk.say('stories.not-yet', { by: by.name }, 'relay');
}

/** A mentee asked for one, or for the next part. Only what is agreed to at this moment is told. */
function storyAsked(desk: Desk, { mentee, topic, heard, next }: Of<'story-asked'>): void {
  const { id, name } = desk.context.person;
  // While their number may be somebody else's, nothing of theirs is passed on.
  const agreed = desk.state.held ? [] : desk.state.stories.filter(({ status }) => status === 'agreed');
  const fits = agreed.filter((story) => (topic === 'any' || story.topic === topic) && !heard.includes(story.id));
  const story = next === null ? fits[0] : agreed.find((one) => one.id === next.story);
  const part = next?.part ?? 0;
  const words = story?.parts[part];
  const told =
    story === undefined || words === undefined
      ? null
      : { story: story.id, part, words, isLast: part === story.parts.length - 1 };
  desk.effects.push({
    kind: 'post',
    to: mentee.id,
    event: { kind: 'story-answered', mentor: { id, name }, told, next },
  });
}

function note(desk: Desk, what: string, detail: CueArgs = {}) {
  desk.effects.push({ kind: 'ledger', what, detail });
}
