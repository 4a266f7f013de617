export type { Fault, OnFault } from './faults';
export type { Delivery, LogLine } from './log';
export { createMailroom, type Mailroom, type MailroomOptions } from './mailroom';
export type { Handoffs } from './perform';
export { realTimers, type Timers } from './timers';
