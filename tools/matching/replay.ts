/** `npm run replay`: computes past proposals again and compares them bit for bit. */
import { parseArgs } from 'node:util';
import { replay } from '../../apps/matching/src/replay/replay.ts';
import { withMatchingDatabase } from './database.ts';
import { runCommand, WrongCall } from './wrong-call.ts';

const USAGE = `
npm run replay -- --all        every proposal ever made
npm run replay -- --match ID   those of one match

Each is computed again by the ruleset, the day and the inputs it was computed from. Exit code 1: one came out otherwise.
DATABASE_URL says where the database of the matching service is; without it, that of the running system is taken.`.trim();

function scope(args: string[]): string | undefined {
  const { all, match } = parse(args);
  if (all === (match !== undefined)) throw new WrongCall(USAGE);
  if (match !== undefined && !/^[0-9a-f-]{36}$/i.test(match)) throw new WrongCall(`${match} is not the id of a match.`);
  return match;
}

function parse(args: string[]): { all: boolean; match?: string } {
  try {
    const { values } = parseArgs({ args, options: { all: { type: 'boolean' }, match: { type: 'string' } } });
    return { all: values.all ?? false, ...(values.match !== undefined && { match: values.match }) };
  } catch (cause) {
    throw new WrongCall(`${(cause as Error).message}\n\n${USAGE}`, { cause });
  }
}

await runCommand(async (args) => {
  const matchId = scope(args);
  let [same, different] = [0, 0];
  await withMatchingDatabase(async (client) => {
    for await (const { matchId: id, matchVersion, rulesetVersion, difference } of replay(client, matchId)) {
      if (difference === undefined) {
        same += 1;
        continue;
      }
      different += 1;
      const { path, proposed, recomputed } = difference;
      const values = `${JSON.stringify(proposed)} was proposed, ${JSON.stringify(recomputed)} comes out now`;
      console.log(`match ${id} version ${matchVersion}, ruleset ${rulesetVersion}: ${path}: ${values}`);
    }
  });
  console.log(`${same + different} proposals computed again: ${same} the same, ${different} different.`);
  if (different > 0) process.exitCode = 1;
});
