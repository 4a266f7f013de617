import { INTENTS, type Intent, SLIP_KINDS, UNSURE, type Understanding } from '../../dialogs/understanding';

/** A remote project calls its intents as ours are called, `mentor-please` or `MentorPlease`. */
const OURS: ReadonlyMap<string, Intent> = new Map(
  INTENTS.flatMap((intent) => [
    [intent, intent],
    [inCamelCase(intent), intent],
  ]),
);

/** What a remote answer is to us. `kinds`: the keys of its list entity `kind`; the first that is a kind of slip-up counts. */
export function understandingOf(name: string, confidence: number, kinds: readonly string[]): Understanding {
  const intent = OURS.get(name) ?? 'unsure';
  if (intent === 'unsure') return UNSURE;
  const kind = intent === 'slip-up' ? SLIP_KINDS.find((known) => kinds.includes(known)) : undefined;
  return { intent, confidence, entities: kind === undefined ? {} : { kind }, strong: false };
}

function inCamelCase(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
