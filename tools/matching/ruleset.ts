/** `npm run ruleset`: looks at a ruleset before it is put into force. */
import { readFileSync } from 'node:fs';
import { today } from '#platform/calendar';
import { contentOf, parseRuleset, type Ruleset, RulesetError } from '#scoring/ruleset';
import { type Simulation, simulate } from '../../apps/matching/src/ruleset/simulate.ts';
import { withMatchingDatabase } from './database.ts';
import { runCommand, WrongCall } from './wrong-call.ts';

const USAGE = `
npm run ruleset -- check FILE       whether the file, YAML or JSON, can be put into force, and the version it would have
npm run ruleset -- show FILE        all its values, as JSON
npm run ruleset -- simulate FILE    how many shortlists it would change, and who would gain and lose; changes nothing

Exit code 2: it cannot be put into force; each value that is wrong is named with what is allowed.
DATABASE_URL says where the database of the matching service is; without it, that of the running system is taken.`.trim();

const COMMANDS: Record<string, (ruleset: Ruleset, file: string) => Promise<void>> = {
  check: async ({ version }, file) => console.log(`${file} can be put into force; its version is ${version}.`),
  show: async (ruleset) => console.log(JSON.stringify(contentOf(ruleset), null, 2)),
  simulate: async (ruleset) =>
    console.log(told(await withMatchingDatabase((client) => simulate(client, ruleset, today())))),
};

function told({ shortlists, changed, reordered, shifts }: Simulation): string {
  const summary = `${shortlists} shortlists: ${changed} with other people, ${reordered} in another order, ${shortlists - changed - reordered} as they are.`;
  const rows = shifts.map(({ trade, recognition, entered, left, stayed, scoreChange }) => {
    const mean = stayed === 0 ? '' : (scoreChange / stayed).toFixed(1);
    return [trade, recognition, String(entered), String(left), String(stayed), mean];
  });
  return [summary, '', ...columns([HEAD, ...rows])].join('\n');
}

const HEAD = ['sought', 'recognition', 'enter', 'leave', 'stay', 'mean change of score'];

function columns(rows: string[][]): string[] {
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows.map((row) =>
    row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  );
}

function read(file: string): Ruleset {
  try {
    return parseRuleset(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof RulesetError) throw new WrongCall(cause.message, { cause });
    throw new WrongCall(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

await runCommand(async ([command = '', file, ...more]) => {
  const run = COMMANDS[command];
  if (run === undefined || file === undefined || more.length > 0) throw new WrongCall(USAGE);
  await run(read(file), file);
});
