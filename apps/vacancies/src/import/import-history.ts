import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import type { Caller } from '#platform/caller';
import { fromCursor, type Page, type PageQuery, pageOf } from '#platform/page';
import { Problem } from '#platform/problem';
import { Import } from './import.entity.ts';
import type { ImportQuery, ImportResource, ImportRow, ImportRowQuery } from './import.resource.ts';
import { toImportResource } from './import.resource.ts';

/** An import that has given no sign of life for so long runs no more. */
const GONE_AFTER = '20 seconds';
const LOOK_EVERY_MS = 200;
const BATCHES_AT_A_TIME = 4;

const STOPPED = new Problem(
  'unavailable',
  'The service ended before the file did. Send the file again: rows that were taken will be unchanged.',
);

interface Batch {
  readonly last_row: number;
  readonly lines: string;
}

/** Tells senders what becomes and became of their imports. */
@Injectable()
export class ImportHistory {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Problem} `not-found` if the caller's organisation sent none of that id */
  async find(caller: Caller, id: string): Promise<Import> {
    const one = await this.read(id);
    if (one.owner !== caller.organisation) throw notFound(id);
    return one;
  }

  /** The imports of the caller's organisation, oldest first. */
  async list(caller: Caller, { limit, cursor, status }: ImportQuery): Promise<Page<ImportResource>> {
    await this.endThoseGone('owner', caller.organisation);
    const after = cursor === undefined ? {} : { id: MoreThan(fromCursor(cursor, ['uuid'])[0] as string) };
    const where = { owner: caller.organisation, ...after, ...(status === undefined ? {} : { status }) };
    const order = { id: 'ASC' } as const;
    const imports = await this.dataSource.manager.find(Import, { where, order, take: limit + 1 });
    return pageOf(imports, limit, toImportResource, ({ id }) => [id]);
  }

  /** What became of the rows, in the order of the file. */
  async rows({ id }: Import, { limit, cursor, outcome }: ImportRowQuery & PageQuery): Promise<Page<ImportRow>> {
    let after = cursor === undefined ? 0 : (fromCursor(cursor, ['number'])[0] as number);
    const found: ImportRow[] = [];
    while (found.length <= limit) {
      const batches = await this.batches(id, after, outcome);
      const rows = batches.flatMap(({ lines }) => lines.split('\n').map((line): ImportRow => JSON.parse(line)));
      found.push(...rows.filter((one) => one.row > after && (outcome === undefined || one.outcome === outcome)));
      after = batches.at(-1)?.last_row ?? after;
      if (batches.length < BATCHES_AT_A_TIME) break;
    }
    return pageOf(
      found,
      limit,
      (row) => row,
      ({ row }) => [row],
    );
  }

  /** What becomes of the rows, a JSON object a line, until the import ends; the last line is the import itself. */
  async *follow(id: string): AsyncGenerator<string> {
    let after = 0;
    for (;;) {
      const one = await this.read(id);
      const batches = await this.batches(id, after);
      for (const { lines } of batches) yield `${lines}\n`;
      after = batches.at(-1)?.last_row ?? after;
      if (batches.length === BATCHES_AT_A_TIME) continue;
      if (one.status !== 'running') return yield `${JSON.stringify({ import: toImportResource(one) })}\n`;
      await pause(LOOK_EVERY_MS);
    }
  }

  /** How far the import has come, each time it has come further, until it ends. */
  async *progress(id: string): AsyncGenerator<ImportResource> {
    let told = '';
    for (;;) {
      const one = toImportResource(await this.read(id));
      if (JSON.stringify(one) !== told) yield one;
      if (one.status !== 'running') return;
      told = JSON.stringify(one);
      await pause(LOOK_EVERY_MS);
    }
  }

  private batches(id: string, after: number, outcome?: string): Promise<Batch[]> {
    return this.dataSource.query(
      `SELECT last_row, lines FROM import_batch
       WHERE import_id = $1 AND last_row > $2 AND ($3::text IS NULL OR $3 = ANY(outcomes))
       ORDER BY last_row LIMIT ${BATCHES_AT_A_TIME}`,
      [id, after, outcome],
    );
  }

  /** @throws {Problem} `not-found` */
  private async read(id: string): Promise<Import> {
    await this.endThoseGone('id', id);
    const one = await this.dataSource.manager.findOneBy(Import, { id });
    if (one === null) throw notFound(id);
    return one;
  }

  /** One whose instance has gone has stopped, though nobody was left to write that down. */
  private async endThoseGone(column: 'id' | 'owner', value: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE import SET status = 'stopped', problem = $2, finished_at = alive_at
       WHERE ${column} = $1 AND status = 'running' AND alive_at < now() - $3::interval`,
      [value, STOPPED.toBody(), GONE_AFTER],
    );
  }
}

const notFound = (id: string) => new Problem('not-found', `There is no import ${id} that you may see.`);
