import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSpelling, readSafetyBook, proveSafetyBook } from './dialogs/safety';
const d='locales/en-GB/understanding/';
const sp = readSpelling(parse(readFileSync(d+'spelling.yaml','utf8')), 'spelling.yaml');
if(!sp.ok) {console.log(sp.problems); process.exit(1)}
const t0=Date.now();
const b = readSafetyBook(parse(readFileSync(d+'safety.yaml','utf8')), sp.value, 'safety.yaml');
if(!b.ok) {console.log(b.problems.join('\n')); process.exit(1)}
console.log('ms', Date.now()-t0, 'states', b.value.phrasebook.program.states.length, 'vocab', b.value.phrasebook.program.vocabulary.size);
console.log(proveSafetyBook(b.value).join('\n'));
