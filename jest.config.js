import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
const swcWithJsx = {
  ...swc,
  jsc: {
    ...swc.jsc,
    parser: { ...swc.jsc.parser, tsx: true },
    transform: { ...swc.jsc.transform, react: { runtime: 'automatic' } },
  },
};

const everyProject = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': '@swc/jest', '\\.tsx$': ['@swc/jest', swcWithJsx] },
  // The "source" condition makes Jest read the package.json "imports" the way TypeScript does.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.passung/'],
};

/**
 * Four tiers, by file name: `unit` needs nothing, `int` the stack's infrastructure, `e2e` the whole system, and `faults`
 * a whole system of its own to take to pieces.
 */
export default {
  projects: [
    { ...everyProject, displayName: 'unit', testMatch: ['**/*.unit.spec.ts'] },
    {
      ...everyProject,
      displayName: 'int',
      testMatch: ['**/*.int.spec.ts'],
      globalSetup: '<rootDir>/test/start-infrastructure.js',
      globalTeardown: '<rootDir>/test/stop-infrastructure.js',
    },
    {
      ...everyProject,
      displayName: 'e2e',
      testMatch: ['**/*.e2e.spec.ts'],
      globalSetup: '<rootDir>/test/start-passung.js',
      globalTeardown: '<rootDir>/test/stop-passung.js',
    },
    {
      ...everyProject,
      displayName: 'faults',
      testMatch: ['**/*.faults.spec.ts'],
      globalSetup: '<rootDir>/test/start-passung.js',
      globalTeardown: '<rootDir>/test/stop-passung.js',
    },
  ],
};
