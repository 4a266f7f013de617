/** An instant in `due` is a whole millisecond; whoever is not to be put off after an outage stands half a one before it. */
const PROMPT = 0.5;

/** @param wakeAt person-facing ms */
export const dueScore = (wakeAt: number, promptly: boolean) => Math.ceil(wakeAt) - (promptly ? PROMPT : 0);

/** The instant that a score means, person-facing ms. */
export const wakeAtOfScore = (score: number) => Math.ceil(score);

export const isPrompt = (score: number) => !Number.isInteger(score);
