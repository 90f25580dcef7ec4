/** `npm run ruleset`: looks at a ruleset before it is put into force. */
import { readFileSync } from 'node:fs';
import { parseRuleset, RulesetError } from '#scoring/ruleset';
import { runCommand, WrongCall } from './wrong-call.ts';

const USAGE = `
npm run ruleset -- check FILE    whether the file, YAML or JSON, can be put into force, and the version it would have

Exit code 2: it cannot; each value that is wrong is named with what is allowed.`.trim();

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new WrongCall(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

await runCommand(async ([command, file, ...more]) => {
  if (command !== 'check' || file === undefined || more.length > 0) throw new WrongCall(USAGE);
  const text = readText(file);
  try {
    console.log(`${file} can be put into force; its version is ${parseRuleset(text).version}.`);
  } catch (cause) {
    if (!(cause instanceof RulesetError)) throw cause;
    throw new WrongCall(cause.message, { cause });
  }
});
