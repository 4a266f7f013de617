import { error, type Finding } from '../finding';
import { anyPhrasePattern, type HouseStyle } from '../house-style';
import type { Moment } from '../moments';
import { questionsIn } from '../prose';
import { shapeOf } from '../shape';
import type { Entry, Variant } from '../wording-source';

/** What waits for an answer asks for one, what does not asks nothing, and a second way to say something is another way. */
export function checkAsking(entry: Entry, at: readonly Moment[], style: HouseStyle): Finding[] {
  return [...asks(entry, at, style), ...sameWords(entry)];
}

/** Of what code says it is the code that knows whether an answer is waited for. */
function asks(entry: Entry, at: readonly Moment[], style: HouseStyle): Finding[] {
  const steps = at.filter(({ by }) => by.startsWith('dialogs/flows/'));
  if (steps.length === 0) return [];
  const waits = steps.filter((moment) => moment.asks !== null);
  return entry.variants.flatMap((variant): Finding[] => {
    if (variant.said === 'again') return [];
    const asked = questionsIn(variant.words.source) > 0;
    if (waits.length === 0) return asked ? [idle(entry, variant)] : [];
    // Where they may write whatever they like, an invitation asks as well.
    const open = waits.every((moment) => moment.asks === 'text');
    const invited = open && style.invites.length > 0 && anyPhrasePattern(style.invites).test(words(variant));
    return asked || invited ? [] : [silent(entry, variant, open)];
  });
}

const words = ({ words: { source } }: Variant) => shapeOf(source).literal;

function idle({ file, cue }: Entry, { line }: Variant): Finding {
  const what = 'this asks something, and nothing waits for the answer';
  return error('asks', { file, line }, cue, what, 'say it without a question, or give the step an "ask:"');
}

function silent({ file, cue }: Entry, { line }: Variant, open: boolean): Finding {
  const what = 'an answer is waited for here, and nothing is asked';
  return error(
    'asks',
    { file, line },
    cue,
    what,
    open ? 'ask, or invite them: "Text me ..."' : 'end it with a question',
  );
}

/** Each text of an entry is one of its kind: said again in the same words, a question was not put in others. */
function sameWords({ file, cue, variants }: Entry): Finding[] {
  const known = new Map<string, Variant>();
  return variants.flatMap((variant): Finding[] => {
    const key = variant.words.source
      .toLowerCase()
      .replace(/[^\p{L}\p{N}{}]+/gu, ' ')
      .trim();
    const before = known.get(key);
    known.set(key, before ?? variant);
    if (before === undefined || (before.said !== variant.said && variant.said !== 'again')) return [];
    const what = variant.said === before.said ? 'the same words stand here twice' : '`again` says the same as `say`';
    return [error('same-words', { file, line: variant.line }, cue, what, 'say it another way, or take it out')];
  });
}
