/** `npm run dlq`: looks after the messages that a service could never handle. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { WrongCall } from './dlq-arguments.ts';
import { dlq } from './dlq-command.ts';

const RUN_FILE = '.passung/run.json';

function brokers(): string[] {
  const { KAFKA_BROKERS } = process.env;
  if (KAFKA_BROKERS) return KAFKA_BROKERS.split(',');
  try {
    return (JSON.parse(readFileSync(RUN_FILE, 'utf8')) as { kafkaBrokers: string[] }).kafkaBrokers;
  } catch (cause) {
    throw new WrongCall(
      `Where is Kafka? There is no ${RUN_FILE} to tell. Start Passung (npm start), or set KAFKA_BROKERS=host:port.`,
      { cause },
    );
  }
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new WrongCall('There is nobody to ask: add --yes to do it, or --dry-run to look.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

try {
  await dlq(process.argv.slice(2), { brokers, print: console.log, confirm });
} catch (error) {
  if (!(error instanceof WrongCall)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
