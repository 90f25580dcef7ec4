import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { Problem } from '#platform/problem';
import { queryTogether } from '#platform/query-together';
import { storable } from '#platform/storable-text';
import { Import, type ImportFormat, OUTCOMES } from './import.entity.ts';
import type { ImportRow } from './import.resource.ts';

/** How often a running import says that it runs. */
const SIGN_OF_LIFE_MS = 5_000;
/** How long results are kept. */
const KEPT_FOR = '30 days';

/** Writes down what becomes of imports, so that every instance can tell it, and a crash takes nothing away. */
@Injectable()
export class ImportLog {
  private readonly logger = new Logger(ImportLog.name);

  constructor(private readonly dataSource: DataSource) {}

  /** Begins an import; its sender's results of long ago are forgotten. */
  async begin(owner: string, format: ImportFormat): Promise<string> {
    const id = newId();
    await this.dataSource.query(`DELETE FROM import WHERE owner = $1 AND started_at < now() - $2::interval`, [
      owner,
      KEPT_FOR,
    ]);
    await this.dataSource.query(`INSERT INTO import (id, owner, format, status) VALUES ($1, $2, $3, 'running')`, [
      id,
      owner,
      format,
    ]);
    return id;
  }

  /** Says again and again that the import runs, until the returned function is called. */
  keepAlive(id: string): () => void {
    const sign = () =>
      this.dataSource
        .query('UPDATE import SET alive_at = now() WHERE id = $1', [id])
        .catch((error: Error) => this.logger.warn(`Import ${id} runs, and cannot say so: ${error.message}`));
    const timer = setInterval(sign, SIGN_OF_LIFE_MS);
    return () => clearInterval(timer);
  }

  /** Makes what became of some rows part of the transaction in which it did. */
  async record(manager: EntityManager, id: string, rows: readonly ImportRow[]): Promise<void> {
    const outcomes = rows.map(({ outcome }) => outcome);
    const counts = OUTCOMES.map((outcome) => outcomes.filter((one) => one === outcome).length);
    const lines = rows.map((row) => JSON.stringify(row)).join('\n');
    await queryTogether(
      manager,
      [
        `INSERT INTO import_batch (import_id, last_row, outcomes, lines) VALUES ($1, $2, $3, $4)`,
        [id, rows.at(-1)?.row, [...new Set(outcomes)], lines],
      ],
      [
        `UPDATE import SET ${OUTCOMES.map((outcome, index) => `${outcome} = ${outcome} + $${index + 2}`).join(', ')},
           alive_at = now()
         WHERE id = $1`,
        [id, ...counts],
      ],
    );
  }

  /** Ends the import; with a problem if it ended before the file did. */
  async end(id: string, problem?: Problem): Promise<Import> {
    await this.dataSource.query('UPDATE import SET status = $2, problem = $3, finished_at = now() WHERE id = $1', [
      id,
      problem === undefined ? 'finished' : 'stopped',
      problem === undefined ? null : JSON.stringify(problem.toBody(), storableTexts),
    ]);
    return this.dataSource.manager.findOneByOrFail(Import, { id });
  }
}

/** A problem may quote what the file holds, and that may be anything. */
const storableTexts = (_name: string, value: unknown) => (typeof value === 'string' ? storable(value) : value);
