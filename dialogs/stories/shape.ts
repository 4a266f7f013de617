import { z } from 'zod';
import { openObject } from '../open-object';

/** What a story may be about. */
export const STORY_TOPICS = ['first-weeks', 'slip', 'loneliness', 'work', 'family'] as const;
export type StoryTopic = (typeof STORY_TOPICS)[number];

const named = openObject({ id: z.string(), name: z.string() });

const story = openObject({
  id: z.string(),
  topic: z.enum(STORY_TOPICS),
  /** Each text as it was written, in order. */
  parts: z.array(z.string()),
  /** `sent`: a coordinator is looking at it. Only what was `agreed` to is ever told. */
  status: z.enum(['telling', 'told', 'sent', 'agreed']),
});
export type Story = z.infer<typeof story>;

/** What a mentor's state keeps of stories: their own, and, for a coordinator, whose wait to be looked at. */
export const storytelling = {
  stories: z.array(story).default([]),
  storyReviews: z.array(named).default([]),
};

/** The same, of somebody about whom nothing is known yet. */
export function newStorytelling(): { stories: Story[]; storyReviews: { id: string; name: string }[] } {
  return { stories: [], storyReviews: [] };
}

/** What a mentee's state keeps of them: which they have heard, and which they want no more of. */
export const storyHearing = {
  storiesHeard: z.array(z.string()).default([]),
};

/** A part is what two texts hold, and a story has so many. */
export const LONGEST_PART = 260;
export const MOST_PARTS = 6;
export const MOST_STORIES = 10;
