import type { DeadLetter } from '#eventing/dead-letter';
import { typeOf } from './dlq-arguments.ts';

const HEAD = ['LETTER', 'TYPE', 'KEY', 'TRIES', 'WHEN', 'REASON'];
const REASON_WIDTH = 100;

export const count = (letters: { length: number }) =>
  `${letters.length} ${letters.length === 1 ? 'letter' : 'letters'}`;

/** A table of letters for each topic they lie on. */
export function tables(letters: readonly DeadLetter[]): string {
  const topics = [...new Set(letters.map(({ liesOn }) => liesOn))];
  return topics.map((topic) => table(letters.filter(({ liesOn }) => liesOn === topic))).join('\n\n');
}

function table(letters: DeadLetter[]): string {
  const [{ topic, group }] = letters as [DeadLetter];
  const rows = [HEAD, ...letters.map(row)];
  const widths = HEAD.map((_name, column) => rows.reduce((width, cells) => Math.max(width, cells[column]!.length), 0));
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
  const short = reason.length > REASON_WIDTH ? `${reason.slice(0, REASON_WIDTH)}…` : reason;
  return [id, typeOf(letter) ?? '–', keyOf(message), String(tries), failedAt.toISOString(), short].map((cell) =>
    printable(cell).replaceAll('\n', ' '),
  );
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
    indent(String(message.value ?? '(none: a tombstone)')),
    'reason',
    indent(letter.stack.includes(letter.reason) ? letter.stack : `${letter.reason}\n${letter.stack}`),
  ]
    .map(printable)
    .join('\n');
}

const keyOf = ({ key }: DeadLetter['message']) => (key === null ? '(none)' : key.toString());

const indent = (text: string) => text.replace(/^/gm, '  ');

/** A message may hold anything, even what a terminal takes for a command. */
const printable = (text: string) => text.replace(/(?![\n\t])\p{Cc}/gu, '\u{fffd}');
