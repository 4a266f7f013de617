/** What people say in a run. None of it is anybody's: it was written for this, or stands in the lists that the recognisers are measured on. */

export const TELLS = [
  'been to the library and had a walk after',
  'my sister rang and we talked about the kids',
  'work was long and the bus was late again',
  'hostel is loud, could not sleep much',
  'cooked tea for once, it was nice',
  'waiting on the council still',
  'watched the football with a mate',
  'just the usual, tired',
] as const;

/** Danger, outright: who says one of these is answered and handed on at once. */
export const URGENT = [
  'i want to kill myself',
  'i want to die',
  'ive took all my tablets',
  'i am suicidal and need someone now',
  'going to end it tonight, dont bother replying',
] as const;

/** Danger, perhaps: they are asked. */
export const UNSURE = [
  'i cant see a way out of this',
  'whats the point anymore',
  'everyone would be better off without me',
  'i cant do this anymore',
] as const;

export const TO_THE_DIRECT_QUESTION = ['yes', 'no', 'i dont know', 'maybe', 'no im safe, just fed up'] as const;

export const LEAVES = [
  'STOP',
  'stop texting me',
  'no more texts x',
  'dont text me no more bruv',
  'please take me off this list',
  'texts stop now',
  'Can you please not send anything else to my mobile.',
  'plz rmv me',
  'unsubscribe',
  'STOP IT WITH THE MESSAGES',
] as const;

export const SLIPS = ['had a few cans last night', 'i used again yesterday', 'placed a bet, lost the lot'] as const;

export const MOVES = [
  'im in new york now',
  'ive moved to sydney',
  'im in spain for a while',
  'in lagos this month',
] as const;

export const PAUSES = ['pause till monday', 'pause the texts for a week', 'give me a break for 3 days'] as const;

export const WISHES = [
  'evenings please',
  '6ish is better',
  'not weekends',
  'every other day please',
  'mornings at 10',
  'only weekdays',
  'twice a day would be good',
  'less texts please',
  'why did you text me',
] as const;

export const WANTS_A_PERSON = [
  'can i talk to someone',
  'i need to speak to my mentor please',
  'can a real person ring me',
] as const;

export const SMALL_TALK = [
  'thanks',
  'got the job',
  'i want to set a goal',
  'who sees this',
  'are you a bot',
  'feeling lonely tonight',
  'gasping for a drink',
  'my nan died',
  'cant sleep',
] as const;

export const WRONG_NUMBER = ['wrong number mate', 'who is this', 'you have got the wrong number'] as const;
export const NEW_NUMBER = 'hi its me, this is my new number';

export const MENTOR_SAYS = [
  'hi, thanks for reaching out',
  'are you safe where you are',
  'i can ring you later if that helps',
  'that sounds hard, i am here',
] as const;

/** A word that nobody says but one person: wherever it turns up, it was theirs. */
export function markerOf(index: number): string {
  const letters = 'bcdfghjklmnp';
  let rest = index;
  let word = '';
  for (let place = 0; place < 4; place += 1) {
    word += letters[rest % letters.length] ?? '';
    rest = Math.floor(rest / letters.length);
  }
  return `qx${word}`;
}

export const MARKER = /qx[bcdfghjklmnp]{4}/g;
