export { type ErasePoint, erase } from './erase';
export { exportOf } from './export';
export { FEEDBACK_KEY, Feedback } from './feedback';
export { waitsInDanger } from './handoffs';
export { RecordKeeper } from './keeper';
