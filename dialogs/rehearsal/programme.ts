import type { Library } from '../language';
import type { NamesShown } from '../names';
import type { Pace, Programme } from '../programme';

const morning = 'next-working-morning';
const inTheMorning = { 'each-waits': morning, 'then-again-every': morning, 'silent-for': morning } as const;
const minutes = (count: number) => ({ minutes: count });

const URGENT: Pace = {
  for: ['urgent'],
  ask: ['own', 'backups', 'everyone', 'coordinators'],
  'each-waits': minutes(2),
  'then-again-every': [2, 5, 10, 15, 30, 60, 60, 60, 120, 180].map(minutes),
  'silent-for': minutes(10),
  'even-off-shift': ['coordinators'],
  'tell-the-mentee': true,
};
const SUPPORT: Pace = {
  for: ['support'],
  ask: ['coordinators', 'backups', 'everyone'],
  'each-waits': minutes(15),
  'then-again-every': minutes(60),
  'silent-for': minutes(60),
  'even-off-shift': ['coordinators'],
  'tell-the-mentee': false,
};
const SOON: Pace = {
  for: ['concern', 'asked', 'fault'],
  ask: ['own', 'backups', 'everyone', 'coordinators'],
  'each-waits': minutes(15),
  'then-again-every': morning,
  'silent-for': minutes(60),
  'even-off-shift': [],
  'tell-the-mentee': true,
};
const calmly = (reasons: Pace['for'], ask: Pace['ask']): Pace => ({
  for: reasons,
  ask,
  ...inTheMorning,
  'even-off-shift': [],
  'tell-the-mentee': false,
});

/**
 * The programme in which every `.chat` file plays, whatever an organisation has settled for itself in programmes/main.yaml: its own
 * limits and waits break no conversation. A test holds it to the one that is shipped.
 */
export const REHEARSAL_PROGRAMME: Programme = {
  programme: 'main',
  timezone: 'Europe/London',
  'last-resort': null,
  'working-days': ['mon', 'tue', 'wed', 'thu', 'fri'],
  'working-from': '09:00',
  limits: { 'most-open-at-once': 5, 'most-alerts-a-day': 12, 'most-mentees': 8 },
  'delete-after-days': 3,
  names: { 'mentors-see': 'in-full', 'mentees-see': 'in-full' },
  ladder: [
    URGENT,
    SUPPORT,
    SOON,
    { ...calmly(['no-rush'], ['own', 'coordinators']), 'tell-the-mentee': true },
    calmly(['deletion'], ['coordinators']),
    calmly(['unreachable', 'wrong-number'], ['coordinators', 'own', 'everyone']),
    calmly(['rematch', 'leaving'], ['coordinators']),
    calmly(['last-talk'], ['own', 'coordinators']),
    calmly(['silence', 'slip-up', 'delivery-failed', 'not-understood'], ['own', 'backups', 'everyone', 'coordinators']),
  ],
};

/** The same library in the programme of the rehearsal. @param names what it has settled otherwise about names */
export function rehearsed<L extends Library>(library: L, names: Partial<NamesShown> = {}): L {
  const settled = { ...REHEARSAL_PROGRAMME, names: { ...REHEARSAL_PROGRAMME.names, ...names } };
  return new Proxy(library, {
    get(target, key) {
      if (key === 'programme') return () => settled;
      const found: unknown = Reflect.get(target, key, target);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}
