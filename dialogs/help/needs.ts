import type { HelpTopic, NEEDS } from '../understanding';

export type Need = (typeof NEEDS)[number];

/** What of the directory each is about. */
export const TOPIC_OF: Readonly<Record<Need, HelpTopic>> = {
  'no-roof': 'housing',
  'no-food': 'food',
  'care-without-papers': 'gp',
  attacked: 'legal',
  naloxone: 'gp',
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
  'council-number': 'housing',
  'no-things': 'money',
  'no-money': 'money',
};

/** What cannot wait for tomorrow. */
export const PRESSING: ReadonlySet<Need> = new Set<Need>(['no-roof', 'no-food', 'care-without-papers', 'attacked']);

/** Beside these somebody may be hurt, or going under, now. */
export const OF_HARM: ReadonlySet<Need> = new Set<Need>(['care-without-papers', 'attacked', 'naloxone']);
