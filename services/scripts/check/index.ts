export { type Checked, checkScripts } from './check';
export { atRelease, type Finding, findingLine, stopsUse } from './finding';
