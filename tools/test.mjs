/**
 * `npm test` in a bare clone: installs and builds what is missing, then runs the tests, tier by tier.
 *
 * Usage: `npm test -- [unit] [int] [e2e] [faults] [arguments for Jest]`
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { prepare, root } from './prepare.mjs';
import { runToEnd } from './run-to-end.mjs';

/** Real parts may take their time on a busy machine; a test that waits in vain says so by itself before. */
const PATIENCE = '--testTimeout=60000';

const TIERS = {
  unit: [PATIENCE],
  int: [PATIENCE],
  // The end-to-end tests share one system, and some take parts of it away: one file after the other.
  e2e: ['--runInBand', PATIENCE],
  // In their short form; "npm run test:faults" has the long one.
  faults: [],
};

const given = process.argv.slice(2);
const named = given.filter((argument) => argument in TIERS);
const forJest = given.filter((argument) => !(argument in TIERS));
const tiers = named.length > 0 ? named : Object.keys(TIERS);

prepare();
const results = `${root}.passung/test-results/`;
mkdirSync(results, { recursive: true });
const outcomes = [];
for (const tier of tiers) outcomes.push(await run(tier));
console.log(`\n${outcomes.map(({ line }) => line).join('\n')}`);
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`Tests: ${sum('passed')} passed, ${sum('ran') - sum('passed')} failed`);
process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1);

async function run(tier) {
  const begun = performance.now();
  const file = `${results}${tier}.json`;
  rmSync(file, { force: true });
  const jest = ['node_modules/jest/bin/jest.js', `--selectProjects=${tier}`, '--passWithNoTests', ...TIERS[tier]];
  const status = await runToEnd([...jest, '--json', `--outputFile=${file}`, ...forJest], {
    cwd: root,
    // With --json, Jest repeats all results on its standard output.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`,
    },
  });
  const { numTotalTests: total, numPassedTests: passed, numPendingTests: skipped } = readResults(file);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  const ran = total - skipped;
  const line = `${tier.padEnd(6)} ${passed} of ${ran} passed in ${seconds} s${status === 0 ? '' : '  FAILED'}`;
  return { ok: status === 0, ran, passed, line };
}

/** Jest writes no results if it could not begin; its own words are above then. */
function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return { numTotalTests: 0, numPassedTests: 0, numPendingTests: 0 };
  }
}
