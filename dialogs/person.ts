import type { Duty } from './handoffs/shifts';

/** A person's stable id: opaque, random, never derived from a name or a number. */
export type PersonId = string;

/** `teams` stands for every Bot Framework channel but SMS; `simulator` for the two phones of /try; `terminal` for `npm run chat`. */
export type Channel = 'sms' | 'teams' | 'simulator' | 'terminal';

/** A `stranger` is somebody who wrote to us and is not enrolled: answered safely, never ignored. */
export type Role = 'mentee' | 'mentor' | 'coordinator' | 'stranger';

/** Somebody as another person may know them. */
export interface Named {
  readonly id: PersonId;
  readonly name: string;
}

/** What the programme knows of a person, apart from their conversation and their addresses. */
export interface Person extends Named {
  readonly role: Role;
  readonly programme: string;
  /** BCP 47, for example en-GB. */
  readonly locale: string;
  /** The file in locales/regions that holds their crisis lines, for example GB. */
  readonly region: string;
  /** IANA, for example Europe/London. */
  readonly timezone: string;
  /** A mentee's own mentor, when there is one. */
  readonly mentor?: Named;
  /** Mentors whom a mentee does not want to hear from: never asked to come to them. */
  readonly apart?: readonly PersonId[];
  /** A mentor who has left: nobody is theirs, and they are asked for nothing. */
  readonly left?: true;
  /** A mentor's or coordinator's hours. */
  readonly duty?: Duty;
}
