import { HearingFiles } from '../../services/scripts/hearing';

/** The child of understanding-load.ts: reads what a language listens with, and prints what that cost this process. */
const [root = '', what = ''] = process.argv.slice(2);

const before = process.cpuUsage();
const files = new HearingFiles(root, 'en-GB');
const safety = files.safety();
const others = what === 'safety' ? [] : [files.optOut(), files.intents()];
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({ ms: (user + system) / 1000, learnt: safety.sense === null ? 0 : 1, books: 1 + others.length }),
);
