const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
const common = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(ts|js)$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // These are published as ES modules only; Jest runs CommonJS.
  transformIgnorePatterns: [
    '/node_modules/(?!(intl-messageformat|@formatjs|@marcbachmann/cel-js|temporal-polyfill|temporal-utils)/)',
  ],
};

/** @type {import('jest').Config} */
module.exports = {
  // Most tests wait for a disk or a socket: with as many workers as there are cores a quarter of the machine idles.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // Only what hangs is to end by it: a busy machine takes ten times as long over the largest.
  testTimeout: 240_000,
  projects: [
    {
      ...common,
      displayName: 'all',
      roots: ['<rootDir>/bots', '<rootDir>/dialogs', '<rootDir>/services', '<rootDir>/locales', '<rootDir>/test'],
      testMatch: ['**/*.test.ts'],
      // The one slow step of a first run, fetching Redis, happens here and not in some test's time.
      globalSetup: '<rootDir>/test/support/redis.ts',
    },
    {
      ...common,
      // The contracts of what is kept, once more on three masters with a replica each.
      displayName: 'cluster',
      roots: ['<rootDir>/test/contracts'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [
        // What these say is about one server (its files, its restart), or they start the store that they need themselves.
        '\\.own-store\\.test\\.ts$',
        '/mailroom/secrecy\\.test\\.ts$',
        // And these are about no store at all.
        '/handoffs/(rehearsal|rule-properties)\\.test\\.ts$',
        '/matching/model\\.test\\.ts$',
      ],
      globals: { contractsOn: 'cluster' },
      globalSetup: '<rootDir>/test/support/cluster-of-the-run.ts',
      globalTeardown: '<rootDir>/test/support/stop-cluster-of-the-run.ts',
    },
  ],
};
