import type { CueArgs, Priority, Say } from '../effects';
import { withSaid } from '../lately';
import { openingOf, withOpening } from '../openings';
import { filled, hash, type Rendering, variantsOf } from '../scripts/render';
import { renderAfresh } from '../scripts/render-afresh';
import type { Wording } from '../scripts/wording';
import type { Draft } from './draft';

/** How something is said. */
export interface Manner {
  readonly priority?: Priority;
  readonly again?: boolean;
  readonly turn?: number;
  readonly way?: number;
  readonly onlyWhile?: Say['onlyWhile'];
  /** A talk is opened with it, in words that were not heard lately. */
  readonly opening?: boolean;
}

/** The words for a moment, which are kept in mind. */
export function spokenAs(draft: Draft, wording: Wording, offered: CueArgs, how: Manner): Rendering {
  const spoken = how.opening && !how.again ? opened(draft, wording, offered) : afresh(draft, wording, offered, how);
  draft.state.saidLately = withSaid(draft.state.saidLately, hash(spoken.text));
  return spoken;
}

function afresh({ state, context, today }: Draft, wording: Wording, offered: CueArgs, how: Manner): Rendering {
  const { again, turn, way } = how;
  const where = { person: context.person.id, day: today, channel: state.channel, again, turn, way };
  return renderAfresh(wording, offered, where, state.saidLately);
}

function opened({ state, context, today }: Draft, wording: Wording, offered: CueArgs): Rendering {
  const line = openingOf(variantsOf(wording, state.channel), state.opened, context.person.id);
  if (line === undefined) throw new Error(`${wording.cue} has no wording.`);
  state.opened = withOpening(state.opened, line, today);
  return filled(line, wording, offered, state.channel);
}
