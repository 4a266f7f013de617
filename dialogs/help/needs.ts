import type { HelpTopic, Remark } from '../understanding';

/** What people are in need of, as remarks.yaml hears it in few or broken words. An entry of the directory may say that it is the first place for one. */
export const NEEDS = [
  'no-roof',
  'no-food',
  'home-going',
  'no-pay',
  'no-power',
  'no-id',
  'no-care',
  'no-script',
  'treatment',
  'a-meeting',
  'no-credit',
  'no-fare',
  'cant-read',
  'no-money',
] as const satisfies readonly Remark[];
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
