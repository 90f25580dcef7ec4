import { cpus, loadavg, totalmem } from 'node:os';
import type { Home } from '#stack/home';

/** One number that a benchmark found, with the goal it is held against. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** `null` for a number that only explains another. */
  readonly goal: number | null;
  readonly better: 'higher' | 'lower';
}

/** What a benchmark is given. */
export interface Bench {
  /** Where parts are started and keep their logs. */
  readonly home: Home;
  /** The URL of a role that may create roles and databases. */
  readonly postgresUrl: string;
  readonly brokers: readonly string[];
  /** Tells how far it has come. */
  readonly say: (line: string) => void;
}

/** On what the numbers were found. */
export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  /** Processes that ran or waited to run in the last minute; what others do on the machine counts, too. */
  load: Number(loadavg()[0]?.toFixed(1)),
});

/** The results as a table for reading. */
export function table(results: readonly Result[]): string {
  const rows = results.map(({ name, value, unit, goal, better }) => {
    const met = goal === null ? '' : (better === 'higher' ? value >= goal : value <= goal) ? 'met' : 'missed';
    return [name, format(value), unit, goal === null ? '' : `${better === 'higher' ? '≥' : '≤'} ${goal}`, met];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([name = '', value = '', unit = '', goal = '', met = '']) =>
      `${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)} ${unit.padEnd(widths[2] ?? 0)}  ${goal.padEnd(widths[3] ?? 0)}  ${met}`.trimEnd(),
    )
    .join('\n');
}

const format = (value: number) => (value >= 1_000 ? Math.round(value).toLocaleString('en') : value.toFixed(2));
