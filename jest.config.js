/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/bots', '<rootDir>/dialogs', '<rootDir>/services', '<rootDir>/locales', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
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
  // The one slow step of a first run, fetching Redis, happens here and not in some test's time.
  globalSetup: '<rootDir>/test/support/redis.ts',
  testTimeout: 30_000,
};
