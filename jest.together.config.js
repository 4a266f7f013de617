const config = require('./jest.config.js');

/**
 * What `npm test` runs: the same suites as `npx jest`, with those of `dialogs/` in three parts and those of the check in two (test/together). Reading modules and scripts once for each
 * suite takes longer than most of them; one by itself is `npx jest dialogs/mentee/silence`.
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testSequencer: '<rootDir>/test/together/longest-first.js',
  projects: config.projects.map((project) =>
    project.displayName === 'all'
      ? {
          ...project,
          testMatch: [...project.testMatch, '**/test/together/*.suites.ts'],
          testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dialogs/', '<rootDir>/services/scripts/check/'],
        }
      : project,
  ),
};
