import { parseArgs } from 'node:util';
import type { DeadLetter } from '#eventing/dead-letter';

export const USAGE = `
npm run dlq -- list   [filters]                   the dead letters
npm run dlq -- show   LETTER                      one of them, with value and stack
npm run dlq -- replay LETTER… | filters | --all   send the messages again, as they were
npm run dlq -- drop   LETTER… | filters | --all   erase them for good

Filters, all of which a letter must pass:
  --topic TOPIC      where the message came from
  --group GROUP      who could not handle it, e.g. matching
  --type TYPE        the event's type, e.g. vacancy.changed
  --error TEXT       part of the reason
  --since MOMENT     put aside then or later, e.g. 2026-11-24 or 2026-11-24T09:00:00Z
replay and drop say what they are about to do and ask:
  --dry-run          say it and do nothing
  --yes              do not ask`.trimStart();

/** The command was called in a way that has no meaning. The message says how to call it. */
export class WrongCall extends Error {
  override readonly name = 'WrongCall';
}

const COMMANDS = ['list', 'show', 'replay', 'drop'] as const;

/** What is asked for. */
export interface Call {
  readonly command: (typeof COMMANDS)[number];
  readonly letters: readonly string[];
  readonly topic?: string;
  readonly group?: string;
  readonly type?: string;
  readonly error?: string;
  readonly since?: Date;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

/** @throws {WrongCall} */
export function parseCall(args: string[]): Call {
  const { values, positionals } = parse(args);
  const [name, ...letters] = positionals;
  const command = COMMANDS.find((one) => one === name);
  const { all, since, 'dry-run': dryRun = false, yes = false, ...filters } = values;
  const filtered = since !== undefined || Object.keys(filters).length > 0;
  if (command === undefined) throw new WrongCall(USAGE);
  if (command === 'show' && letters.length !== 1) {
    throw new WrongCall('Say which letter to show: npm run dlq -- show 0-17. "npm run dlq -- list" names them.');
  }
  if (command === 'list' && letters.length > 0) {
    throw new WrongCall(`list takes filters only; for a letter: npm run dlq -- show ${letters[0]}`);
  }
  if ((command === 'replay' || command === 'drop') && letters.length === 0 && !filtered && !all) {
    throw new WrongCall(`Say which letters to ${command}: their ids, filters such as --group matching, or --all.`);
  }
  return { command, letters, ...filters, ...(since !== undefined && { since: moment(since) }), dryRun, yes };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const filters = { topic: text, group: text, type: text, error: text, since: text };
  try {
    return parseArgs({ args, allowPositionals: true, options: { ...filters, all: flag, 'dry-run': flag, yes: flag } });
  } catch (error) {
    throw new WrongCall(`${(error as Error).message}\n\n${USAGE}`, { cause: error });
  }
}

function moment(since: string): Date {
  const date = new Date(since);
  if (Number.isNaN(date.getTime())) {
    throw new WrongCall(`--since ${since} is no moment. Write 2026-11-24 or 2026-11-24T09:00:00Z.`);
  }
  return date;
}

/**
 * The letters that a call means.
 *
 * @throws {WrongCall} if it names one that does not exist, or that exists on several topics
 */
export function selectLetters(all: readonly DeadLetter[], call: Call): DeadLetter[] {
  const passing = all.filter(
    (letter) =>
      (call.topic === undefined || letter.topic === call.topic) &&
      (call.group === undefined || letter.group === call.group) &&
      (call.type === undefined || typeOf(letter) === call.type) &&
      (call.error === undefined || letter.reason.toLowerCase().includes(call.error.toLowerCase())) &&
      (call.since === undefined || letter.failedAt >= call.since),
  );
  if (call.letters.length === 0) return passing;
  for (const id of call.letters) {
    const [found, other] = passing.filter((letter) => letter.id === id);
    if (found === undefined)
      throw new WrongCall(`There is no letter ${id}. "npm run dlq -- list" names those there are.`);
    if (other === undefined) continue;
    throw new WrongCall(`Letter ${id} lies on ${found.liesOn} and on ${other.liesOn}: add --topic or --group.`);
  }
  return passing.filter(({ id }) => call.letters.includes(id));
}

/** The type of the event in the letter, if it is an event at all. */
export const typeOf = ({ message }: DeadLetter): string | undefined => message.headers.ce_type?.toString();
