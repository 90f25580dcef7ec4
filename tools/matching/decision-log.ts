/** `npm run decision-log`: what was proposed and decided, for an auditor, as JSON Lines. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { decisionLog, type LogSpan } from '../../apps/matching/src/audit/decision-log.ts';
import { withMatchingDatabase } from './database.ts';
import { runCommand, WrongCall } from './wrong-call.ts';

const USAGE = `
npm run --silent decision-log > log.jsonl                                       everything that was ever proposed and decided
npm run --silent decision-log -- --from 2026-01-01 --to 2026-12-31 > log.jsonl  of these days, by UTC

One JSON object a line, in the order of time: "kind" is ruleset, proposal or decision. Nobody is named but who decided.
DATABASE_URL says where the database of the matching service is; without it, that of the running system is taken.`.trim();

function span(args: string[]): LogSpan {
  try {
    const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' } } });
    for (const [name, value] of Object.entries(values)) checkDay(name, value);
    return values;
  } catch (cause) {
    throw new WrongCall(`${(cause as Error).message}\n\n${USAGE}`, { cause });
  }
}

function checkDay(name: string, value: string): void {
  const day = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
    throw new Error(`--${name} must be a day such as 2026-01-31; "${value}" is not.`);
  }
}

// Whoever reads may have read enough, e.g. "head".
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await runCommand(async (args) => {
  const wanted = span(args);
  let entries = 0;
  await withMatchingDatabase(async (client) => {
    const lines = async function* () {
      for await (const entry of decisionLog(client, wanted)) {
        entries += 1;
        yield `${entry}\n`;
      }
    };
    await pipeline(Readable.from(lines()), process.stdout, { end: false });
  });
  console.error(`${entries} entries.`);
});
