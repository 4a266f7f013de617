/**
 * A pure function that keeps its last results: the calendar is asked the same few things at every turn (what day is it in
 * London, when is nine o'clock tomorrow), and takes longer over each than all else that a turn does with it. So do the
 * spellings of a word.
 * @param most results kept; with one more all are forgotten, which costs nothing but asking again
 */
export function remembering<Arguments extends readonly (string | number)[], Result>(
  most: number,
  work: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const results = new Map<string, Result>();
  return (...given) => {
    const key = given.length === 1 ? String(given[0]) : given.join('\n');
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = work(...given);
    if (results.size >= most) results.clear();
    results.set(key, result);
    return result;
  };
}
