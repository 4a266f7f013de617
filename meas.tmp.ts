import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSpelling, readSafetyBook, detectSafely, orThrow } from './dialogs/safety';
const d='locales/en-GB/understanding/';
const sp = orThrow(readSpelling(parse(readFileSync(d+'spelling.yaml','utf8')), 's'));
const book = orThrow(readSafetyBook(parse(readFileSync(d+'safety.yaml','utf8')), sp, 'b'));
const show=process.argv[2]==='show';
for (const f of ['benign-sms','xstest','hyperbole']) {
 const rows = readFileSync('../shared/data/'+f+'.jsonl','utf8').trim().split('\n').map(l=>JSON.parse(l));
 const rs = rows.filter(r=> f!=='xstest' || ['homonyms','figurative_language'].includes(r.type));
 let u=0,c=0; const times:number[]=[];
 for (const r of rs){ const t=process.hrtime.bigint(); const x=detectSafely(r.text,book); times.push(Number(process.hrtime.bigint()-t)/1e6); if(x.tier==='urgent')u++; if(x.tier==='concern')c++; if(show&&x.tier!=='none') console.log(x.tier,x.evidence.join(' '),'|',r.text.slice(0,220)); }
 times.sort((a,b)=>a-b);
 console.log(f, rs.length,'urgent',u,'concern',c,'per1000', (1000*u/rs.length).toFixed(2),(1000*(u+c)/rs.length).toFixed(2), 'p50',times[times.length>>1]?.toFixed(3),'p99',times[Math.floor(times.length*.99)]?.toFixed(3));
}
