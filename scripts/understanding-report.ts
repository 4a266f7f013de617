import '../services/config/tell-usage';
import { join } from 'node:path';
import { PROJECT_ROOT, readConfig } from '../services/config';
import { HearingFiles } from '../services/scripts/hearing';
import { readIntentLessons } from '../services/scripts/learnt';
import { heldOutIntents, heldOutOptOuts, heldOutSafety } from './report/held-out';
import { sayHeldOutIntents, sayUnseenExamples } from './report/intents';
import { sayHeldOutOptOuts, sayUnseenOptOuts } from './report/opt-outs';
import { sayCost, sayHeldOut, sayPublicData, sayUnseenFamilies, sayWorst } from './report/safety';

/** `npm run understanding:report`: how well danger, intents and opt-outs are heard, on messages that nothing was learnt from. A few minutes. */
function main() {
  const { locale } = readConfig(process.env).defaults;
  const say = (line: string) => console.log(line);
  const files = new HearingFiles(PROJECT_ROOT, locale);
  const [safety, intents] = [files.safety(), files.intents()];
  const heldOut = heldOutSafety(PROJECT_ROOT, locale);
  sayHeldOut(heldOut, safety, say);
  sayPublicData(join(PROJECT_ROOT, '../shared/data'), safety, say);
  sayUnseenFamilies(files, say);
  sayWorst(heldOut, safety, say);
  sayHeldOutIntents(heldOutIntents(PROJECT_ROOT, locale), intents, say);
  sayUnseenExamples(readIntentLessons(PROJECT_ROOT, locale), intents, files.reader().pieces, say);
  sayHeldOutOptOuts(heldOutOptOuts(PROJECT_ROOT, locale), files.optOut(), say);
  sayUnseenOptOuts(files.optOutLessons(), files.optOut(), files.reader().pieces, say);
  sayCost(files.messages(), safety, say);
}

main();
