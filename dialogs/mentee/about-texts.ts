import { isOnlyWhen } from '../rhythm';
import { localTime } from '../time';
import type { Remark } from '../understanding';
import type { Draft } from './draft';
import { wasInvited } from './hour-invited';
import { OF_SETTINGS, wasJustSaid } from './said-last';
import { wishIn } from './wish-heard';

const NAMES_THEM: readonly Remark[] = ['names-texts', 'names-asking', 'change-it'];

export const namesTexts = ({ remarks }: Draft) => NAMES_THEM.some((remark) => remarks.has(remark));

/** The words name texts, or asking; or that is what was just talked about. */
export function isOfTexts(draft: Draft): boolean {
  return namesTexts(draft) || wasJustSaid(draft, OF_SETTINGS) || wasInvited(draft);
}

/** A day or an hour and nothing else, where nothing of texts was talked about: "9 oclock", "wed 10am", and no "weekends". */
export function isWhenAlone(draft: Draft): boolean {
  const heard = draft.heard ?? '';
  const { rhythm, answers } = draft.context.language;
  const now = localTime(draft.context.now, draft.context.person.timezone);
  // A bare figure is how they are, or nothing.
  if (!/\p{L}/u.test(heard)) return false;
  return !isOfTexts(draft) && isOnlyWhen(heard, rhythm, answers, now) && wishIn(draft, heard)?.plain !== true;
}
