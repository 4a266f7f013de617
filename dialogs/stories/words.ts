import { z } from 'zod';
import { anyOf, NAME, plain, tidy } from '../mentor/phrases';
import { STORY_TOPICS, type StoryTopic } from './shape';

const ways = z.array(z.string()).min(1);

/** locales/<tag>/understanding/stories.yaml */
export const storiesFile = z.strictObject({
  begin: ways,
  done: ways,
  send: ways,
  bin: ways,
  back: ways,
  mine: ways,
  ok: ways,
  no: ways,
  topics: z.record(z.enum(STORY_TOPICS), ways),
});

/** What a mentor, or a coordinator, wishes about stories. */
export type StoryCommand =
  /** No topic: none that is known was named. */
  | { readonly kind: 'begin'; readonly topic: StoryTopic | null }
  | { readonly kind: 'done' | 'send' | 'bin' | 'back' | 'mine' }
  | { readonly kind: 'ok' | 'no'; readonly name: string };

export interface StoryWords {
  command(text: string): StoryCommand | null;
  /** Words that must not stand in a story as they are: those never said, and those that must not lie open on a phone. */
  unfit(text: string): readonly string[];
}

/** @param unfit what the house style and the lock screen rule out */
export function compileStoryWords(file: z.infer<typeof storiesFile>, unfit: StoryWords['unfit']): StoryWords {
  const whole = (['done', 'send', 'bin', 'back', 'mine'] as const).map((kind) => ({
    kind,
    said: new Set(file[kind].map(plain)),
  }));
  const topics = STORY_TOPICS.map((topic) => ({ topic, said: new Set(file.topics[topic].map(plain)) }));
  const begins = new RegExp(`^${anyOf(file.begin)}(?:\\s*:?\\s+(.+))?$`, 'isu');
  const named = (['ok', 'no'] as const).map((kind) => ({
    kind,
    pattern: new RegExp(`^${anyOf(file[kind])} (${NAME})$`, 'iu'),
  }));
  return {
    command(text) {
      const said = plain(text);
      const command = whole.find((one) => one.said.has(said));
      if (command) return { kind: command.kind };
      for (const { kind, pattern } of named) {
        const name = pattern.exec(tidy(text))?.[1];
        if (name !== undefined) return { kind, name };
      }
      const begun = begins.exec(said);
      if (begun === null) return null;
      const about = plain(begun[1] ?? '');
      const topic = topics.find((one) => one.said.has(about))?.topic ?? null;
      // "my story is a long one" is talk.
      return topic !== null || about === '' ? { kind: 'begin', topic } : null;
    },
    unfit,
  };
}
