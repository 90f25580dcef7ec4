import type { Readable } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '#platform/problem';
import { Intake } from '../vacancy/intake.ts';
import type { Import, ImportFormat } from './import.entity.ts';
import { toImportResource } from './import.resource.ts';
import { ImportLog } from './import-log.ts';
import { ImportRun } from './import-run.ts';
import { bytesOf, textsOf, toUtf8 } from './rows/bytes.ts';
import { csvRows } from './rows/csv-rows.ts';
import { jsonLdRows } from './rows/json-ld-rows.ts';
import { jsonRows } from './rows/json-rows.ts';
import { ndjsonRows } from './rows/ndjson-rows.ts';
import type { Row } from './rows/row.ts';

/** The largest file, in bytes. */
const LARGEST_FILE = 512 * 2 ** 20;

const SHUTTING_DOWN = new Problem(
  'unavailable',
  'The service is being restarted. Send the file again: rows that were taken will be unchanged.',
);

/** A file of vacancies as it comes in. */
export interface ImportFile {
  readonly format: ImportFormat;
  /** As `Content-Type` says it. */
  readonly charset: string;
  /** The body as a stream; of `application/json`, which is small, what it says. */
  readonly body: unknown;
}

/** Runs imports. */
@Injectable()
export class Imports implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Imports.name);
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<unknown>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly intake: Intake,
    private readonly log: ImportLog,
  ) {}

  /** Notes an import, which {@link run} then runs; the id tells others of its progress. */
  begin(owner: string, format: ImportFormat): Promise<string> {
    return this.log.begin(owner, format);
  }

  /**
   * Takes the file to its end.
   *
   * @throws {Problem} if the import stops before; its member `import` says how far it came
   */
  async run(id: string, owner: string, file: ImportFile): Promise<Import> {
    const running = this.runToEnd(id, owner, file);
    this.running.add(running);
    try {
      return await running;
    } finally {
      this.running.delete(running);
    }
  }

  /** Lets the batches in hand be written, and tells the senders to send again. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort(SHUTTING_DOWN);
    await Promise.allSettled(this.running);
  }

  private async runToEnd(id: string, owner: string, file: ImportFile): Promise<Import> {
    const run = new ImportRun({
      inTransaction: (work) => this.dataSource.transaction(work),
      take: (manager, submissions) => this.intake.take(manager, owner, submissions),
      record: (manager, rows) => this.log.record(manager, id, rows),
    });
    const die = this.log.keepAlive(id);
    try {
      await run.run(rowsOf(file), this.stopping.signal);
      return await this.log.end(id);
    } catch (error) {
      const problem = this.toProblem(error);
      const { problem: _, ...stopped } = toImportResource(await this.log.end(id, problem));
      throw new Problem(problem.kind, problem.detail, { import: stopped });
    } finally {
      die();
    }
  }

  private toProblem(error: unknown): Problem {
    if (error instanceof Problem) return error;
    this.logger.error(error);
    return new Problem(
      'internal-error',
      'The error was logged. Send the file again: rows that were taken will be unchanged.',
    );
  }
}

function rowsOf({ format, charset, body }: ImportFile): AsyncIterable<Row[]> {
  if (format === 'application/json') return jsonRows(body);
  const bytes = bytesOf(body as Readable, LARGEST_FILE);
  const isUtf8 = /^utf-?8$/i.test(charset);
  switch (format) {
    case 'application/x-ndjson':
      return ndjsonRows(isUtf8 ? bytes : toUtf8(bytes, charset));
    case 'text/csv':
      return csvRows(textsOf(bytes, charset));
    case 'application/ld+json':
      return jsonLdRows(toUtf8(bytes, charset));
  }
}
