/** Runs through steps without a breath in between, for who has nothing else to do. */
export function atOnce<Result>(steps: Generator<void, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
