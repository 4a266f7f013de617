import { placed } from '../agenda';
import type { MenteeState } from '../state';
import type { TurnContext } from '../turn';

/** What a turn may know, by the zone and the language that this mentee has told us, and by whose they are by now. */
export function asTheyChose(given: TurnContext, state: MenteeState): TurnContext {
  const { zone, locale, match } = state;
  if (zone === null && match.set === null && (locale === null || locale === given.language.locale)) return given;
  const language = locale === null ? given.language : given.languageOf(locale);
  return { ...given, person: placed(state, given.person), language };
}
