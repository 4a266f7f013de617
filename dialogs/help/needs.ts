import type { HelpTopic, NEEDS } from '../understanding';

export type Need = (typeof NEEDS)[number];

/** What of the directory each is about. */
export const TOPIC_OF: Readonly<Record<Need, HelpTopic>> = {
  'no-roof': 'housing',
  'no-food': 'food',
  'home-going': 'housing',
  'no-pay': 'work',
  'no-power': 'money',
  'no-id': 'id',
  'no-care': 'gp',
  'no-script': 'gp',
  treatment: 'gp',
  'a-meeting': 'gp',
  'no-credit': 'money',
  'no-fare': 'money',
  'cant-read': 'legal',
  'no-money': 'money',
};

/** What cannot wait for tomorrow. */
export const PRESSING: ReadonlySet<Need> = new Set<Need>(['no-roof', 'no-food']);
