import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSpelling, readSafetyBook, detectSafely, orThrow } from './dialogs/safety';
import { run } from './dialogs/safety/phrases/run';
const d='locales/en-GB/understanding/';
const sp = orThrow(readSpelling(parse(readFileSync(d+'spelling.yaml','utf8')), 's'));
const y=parse(readFileSync(d+'safety.yaml','utf8'));
const t0=performance.now();
const book = orThrow(readSafetyBook(y, sp, 'b'));
console.log('compile',performance.now()-t0);
const rows = readFileSync('../shared/data/benign-sms.jsonl','utf8').trim().split('\n').map(l=>JSON.parse(l).text as string);
const pb=book.phrasebook; const none=new Set<string>();
function stat(name:string,f:(t:string)=>void){ for(let k=0;k<2;k++){const ts=rows.map(t=>{const a=performance.now();f(t);return performance.now()-a}).sort((a,b)=>a-b); if(k) console.log(name,'p50',ts[ts.length>>1]!.toFixed(4),'p99',ts[Math.floor(ts.length*.99)]!.toFixed(4),'max',ts.at(-1)!.toFixed(3));}}
stat('normalise',t=>{pb.normalise(t)});
const toks=new Map(rows.map(t=>[t,pb.normalise(t)]));
stat('run',t=>{run(pb.program,toks.get(t)!,none)});
stat('all',t=>{detectSafely(t,book)});
const big='i want to kill him and '.repeat(4000); let a=performance.now(); detectSafely(big,book); console.log('big', performance.now()-a);
for (const h of ['a '.repeat(50000),'k*'.repeat(50000),'not '.repeat(25000),'"'.repeat(100000),'💊'.repeat(50000),'i wanna '.repeat(12500),'x'.repeat(100000),'.'.repeat(100000),'а'.repeat(100000)]) { a=performance.now(); pb.normalise(h); const n=performance.now(); run(pb.program,pb.normalise(h),none); console.log('hostile',JSON.stringify(h.slice(0,4)),'norm',(n-a).toFixed(1),'run',(performance.now()-n).toFixed(1)); }
