export { FAULT_POINTS, type FaultPoint } from './fault-points';
export type { Fault, OnFault } from './faults';
export type { Delivery, Ending, LogLine } from './log';
export { markOf as eventIdOf } from './mail';
export { createMailroom, type Mailroom, type MailroomOptions } from './mailroom';
export type { Handoffs } from './perform';
export type { News } from './receipts';
export { realTimers, type Timers } from './timers';
