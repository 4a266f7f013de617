import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSpelling, readSafetyBook, orThrow } from './dialogs/safety';
const d='locales/en-GB/understanding/';
const sp = orThrow(readSpelling(parse(readFileSync(d+'spelling.yaml','utf8')), 's'));
const y=parse(readFileSync(d+'safety.yaml','utf8'));
for(let i=0;i<4;i++){const t0=performance.now(); orThrow(readSafetyBook(y, sp, 'b')); console.log('compile',performance.now()-t0);}
