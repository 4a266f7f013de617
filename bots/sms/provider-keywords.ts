/** What the provider can be set up to answer by itself, in place of this program. */
export type ProviderAnswers = 'stop' | 'start' | 'help';

/**
 * The words that the provider acts on by default, as whole messages. It knows fewer than we do: what it does not know, it does not
 * answer, and then we must.
 * @see https://help.twilio.com/articles/223134027 and https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */
const WORDS: Readonly<Record<ProviderAnswers, readonly string[]>> = {
  stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  start: ['START', 'YES', 'UNSTOP'],
  help: ['HELP', 'INFO'],
};

/** The messages, in capitals, that the provider answers itself. */
export function answeredByProvider(answers: readonly ProviderAnswers[]): ReadonlySet<string> {
  return new Set(answers.flatMap((kind) => WORDS[kind]));
}
