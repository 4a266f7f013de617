import { isQuiet } from '../time';

/** Milliseconds. */
export const HOUR = 60 * 60_000;

/** Whether they can be asked in an hour how it went: nobody is texted at night, and nobody who does not want texts. */
export function mayAskInAnHour(now: number, zone: string, texts: boolean | null): boolean {
  return texts === true && !isQuiet(now + HOUR, zone);
}
