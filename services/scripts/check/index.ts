export { type Checked, checkScripts } from './check';
export { type Finding, findingLine } from './finding';
