import type { DeadLetter } from '#eventing/dead-letter';
import { typeOf } from './dlq-arguments.ts';

const HEAD = ['LETTER', 'TYPE', 'KEY', 'TRIES', 'WHEN', 'REASON'];

export const count = (letters: { length: number }) =>
  `${letters.length} ${letters.length === 1 ? 'letter' : 'letters'}`;

/** A table of letters for each topic they lie on. */
export function tables(letters: readonly DeadLetter[]): string {
  const topics = Map.groupBy(letters, ({ liesOn }) => liesOn);
  return [...topics.values()].map(table).join('\n\n');
}

function table(letters: DeadLetter[]): string {
  const [{ topic, group }] = letters as [DeadLetter];
  const rows = [HEAD, ...letters.map(row)];
  const widths = HEAD.map((_name, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return [`${topic}, put aside by ${group}: ${count(letters)}`, ...lines].join('\n');
}

function row(letter: DeadLetter): string[] {
  const { id, message, tries, failedAt, reason } = letter;
  const [firstLine = ''] = reason.split('\n');
  return [id, typeOf(letter) ?? '–', keyOf(message), String(tries), failedAt.toISOString(), firstLine].map(printable);
}

/** Everything that is known of a letter. */
export function details(letter: DeadLetter): string {
  const { message } = letter;
  const headers = Object.entries(message.headers).map(([name, value]) => `  ${name}: ${value}`);
  return [
    `letter    ${letter.id} on ${letter.liesOn}`,
    `from      ${letter.topic}, partition ${letter.partition}, offset ${letter.offset}`,
    `put aside ${letter.failedAt.toISOString()} by ${letter.group} after ${letter.tries} tries`,
    `key       ${keyOf(message)}`,
    'headers',
    ...headers,
    'value',
    indent(valueOf(message)),
    'reason',
    indent(letter.stack.includes(letter.reason) ? letter.stack : `${letter.reason}\n${letter.stack}`),
  ]
    .map(printable)
    .join('\n');
}

const keyOf = ({ key }: DeadLetter['message']) => (key === null ? '(none)' : key.toString());

function valueOf({ value }: DeadLetter['message']): string {
  if (value === null) return '(none: a tombstone)';
  const text = String(value);
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const indent = (text: string) => text.replace(/^/gm, '  ');

/** A message may hold anything, even what a terminal takes for a command. */
const printable = (text: string) => text.replace(/(?!\n)\p{Cc}/gu, '\u{fffd}');
