const Sequencer = require('@jest/test-sequencer').default;

/**
 * A fresh machine knows of no earlier run, and begins with the largest files: those that hold many suites are the smallest, and one worker
 * would still be at them when the others have nothing left to do.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = [...super.sort(tests)];
    const isOfMany = ({ path }) => path.endsWith('.suites.ts');
    return [...sorted.filter(isOfMany), ...sorted.filter((test) => !isOfMany(test))];
  }
};
