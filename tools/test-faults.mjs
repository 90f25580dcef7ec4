/** `npm run test:faults -- --rounds 100 --seed 7`: the fault tests in their long form. */
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string' } },
});
for (const [name, value] of Object.entries(values)) {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${name} must be a whole number from 1; it is "${value}".`);
  process.env[`PASSUNG_FAULTS_${name.toUpperCase()}`] = value;
}
process.argv.splice(2, Number.POSITIVE_INFINITY, 'faults');
await import('./test.mjs');
