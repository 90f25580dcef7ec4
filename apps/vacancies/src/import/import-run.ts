import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Problem } from '#platform/problem';
import type { VacancySubmission } from '#submissions/vacancy.submission';
import type { Taken } from '../vacancy/intake.ts';
import { checkRow, inWordsOf, isWellFormed } from './check-row.ts';
import type { ImportRow } from './import.resource.ts';
import type { Row } from './rows/row.ts';

/** Rows that are written in one transaction. */
const BATCH = 2_000;
/** More would need more memory than an import may take, since references are remembered to find those sent twice. */
export const MOST_ROWS = 500_000;

interface Checked {
  readonly row: Row;
  readonly externalRef: string | undefined;
  readonly read: VacancySubmission | Problem;
}

/** What a run needs of those around it. */
export interface Writing {
  /** Runs `work` in a transaction. */
  readonly inTransaction: (work: (manager: EntityManager) => Promise<void>) => Promise<void>;
  /** Takes vacancies of different references; see `Intake.take`. */
  readonly take: (manager: EntityManager, submissions: readonly VacancySubmission[]) => Promise<(Taken | Problem)[]>;
  /** Writes down what became of rows. */
  readonly record: (manager: EntityManager, rows: readonly ImportRow[]) => Promise<void>;
}

/**
 * Takes the rows of a file, in their order, a batch a transaction: while one batch is written the next is read, and no
 * more than these two are held. A row that is refused hinders no other.
 *
 * @throws {Problem} if the file cannot be read to its end, or holds nothing; rows before are taken
 */
export class ImportRun {
  /** Where each reference stands first. */
  private readonly seen = new Map<string, number>();
  private batch: Checked[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly to: Writing) {}

  async run(rows: AsyncIterable<Row[]>, signal: AbortSignal): Promise<void> {
    let count = 0;
    try {
      for await (const some of rows) {
        for (const row of some) {
          signal.throwIfAborted();
          count += 1;
          if (count > MOST_ROWS)
            throw new Problem('body-too-large', `An import may have at most ${MOST_ROWS} rows; send it in parts.`);
          // A promise for each of many rows that are right would cost as much as to look at them.
          const read = isWellFormed(row.value) ? row.value : await checkRow(row);
          this.batch.push(this.unlessSeen(row, read));
          if (this.batch.length === BATCH) await this.write();
        }
        // Reading ahead must not keep what the database answers waiting.
        await nextTurn();
      }
    } finally {
      await this.write();
      await this.writing;
    }
    if (count === 0) throw new Problem('malformed-body', 'There is no vacancy in the file.');
  }

  private unlessSeen(row: Row, read: VacancySubmission | Problem): Checked {
    const externalRef = referenceIn(row.value);
    if (read instanceof Problem) return { row, externalRef, read };
    const first = this.seen.get(read.externalRef);
    if (first === undefined) this.seen.set(ownCopy(read.externalRef), row.row);
    else {
      const detail = `Row ${first} of this file bears the same reference ${read.externalRef}; only the first is looked at.`;
      return { row, externalRef, read: new Problem('conflict', detail) };
    }
    return { row, externalRef, read };
  }

  /** Begins to write the batch once the one before is written. */
  private async write(): Promise<void> {
    const { batch } = this;
    this.batch = [];
    await this.writing;
    if (batch.length === 0) return;
    this.writing = this.to.inTransaction(async (manager) => {
      const well = batch.flatMap(({ read }) => (read instanceof Problem ? [] : [read]));
      const taken = well.length === 0 ? [] : await this.to.take(manager, well);
      const results = batch.map((one) => toResult(one, one.read instanceof Problem ? one.read : taken.shift()));
      await this.to.record(manager, results);
    });
    // Whoever waits for it next is told of the failure.
    this.writing.catch(() => {});
  }
}

/** A text cut out of a file holds on to all of the file around it. */
const ownCopy = (text: string) => Buffer.from(text).toString();

function referenceIn(value: unknown): string | undefined {
  const { externalRef } = (value ?? {}) as { externalRef?: unknown };
  return typeof externalRef === 'string' ? externalRef : undefined;
}

function toResult({ row, externalRef }: Checked, became: Taken | Problem | undefined): ImportRow {
  const named = { row: row.row, ...(externalRef === undefined ? {} : { externalRef }) };
  const ignored = row.ignored === undefined || row.ignored.length === 0 ? {} : { ignored: row.ignored };
  if (became instanceof Problem)
    return { ...named, outcome: 'refused', problem: inWordsOf(row, became).toBody(), ...ignored };
  if (became === undefined) throw new Error(`Nobody said what became of row ${row.row}.`);
  return { ...named, outcome: became.outcome, vacancyId: became.vacancy.id, ...ignored };
}
