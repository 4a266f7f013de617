import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSpelling, readSafetyBook, detectSafely, orThrow } from './dialogs/safety';
const d='locales/en-GB/understanding/';
const sp = orThrow(readSpelling(parse(readFileSync(d+'spelling.yaml','utf8')), 's'));
const book = orThrow(readSafetyBook(parse(readFileSync(d+'safety.yaml','utf8')), sp, 'b'));
const file = process.argv[2];
const t = parse(readFileSync(file,'utf8'));
let n=0,miss=0;
if (!file.includes('benign')) for (const [cat,tiers] of Object.entries<any>(t)) for (const [tier,texts] of Object.entries<any>(tiers)) for (const x of texts) { n++; const f=detectSafely(x,book);
 if (f.tier==='none' || (tier==='urgent'&&f.tier!=='urgent') || f.category!==cat) {miss++; console.log(tier,cat,'|',x,'=>',f.tier,f.category,f.evidence.join(' '))} }
else for (const [why,texts] of Object.entries<any>(t)) for (const x of texts) { n++; const f=detectSafely(x,book); if (f.tier!=='none'){miss++;console.log(why,'|',x,'=>',f.tier,f.evidence.join(' '))}}
console.log(file,n,miss);
