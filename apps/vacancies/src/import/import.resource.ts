import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField } from '#platform/fields';
import { NextCursor, PageQuery } from '#platform/page';
import {
  IMPORT_FORMATS,
  IMPORT_STATUSES,
  type Import,
  type ImportFormat,
  type ImportStatus,
  OUTCOMES,
  type Outcome,
} from './import.entity.ts';

const PROBLEM = { $ref: '#/components/schemas/Problem' };
const rows = (example: number) => ({ type: 'integer', example }) as const;

/** An import as its sender reads it. */
export class ImportResource {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: IMPORT_FORMATS, example: 'application/x-ndjson' })
  format!: ImportFormat;

  @ApiProperty({
    enum: IMPORT_STATUSES,
    description: '`stopped`: it ended before the file did; `problem` says why. Rows that were taken are kept',
    example: 'finished',
  })
  status!: ImportStatus;

  @ApiProperty({ ...rows(1_000), description: 'Rows looked at so far' })
  rows!: number;

  @ApiProperty(rows(990))
  created!: number;

  @ApiProperty(rows(5))
  changed!: number;

  @ApiProperty(rows(3))
  unchanged!: number;

  @ApiProperty(rows(2))
  refused!: number;

  @ApiProperty({ required: false, ...PROBLEM })
  problem?: Record<string, unknown>;

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ format: 'date-time', required: false })
  finishedAt?: string;
}

/** What became of a row. */
export class ImportRow {
  @ApiProperty({
    type: 'integer',
    description: 'The line of NDJSON, the row of a CSV sheet whose header is row 1, or the place in a list',
    example: 17,
  })
  row!: number;

  @ApiProperty({ required: false, example: 'HWK-2026-0815' })
  externalRef?: string;

  @ApiProperty({ enum: OUTCOMES, example: 'created' })
  outcome!: Outcome;

  @ApiProperty({ format: 'uuid', required: false })
  vacancyId?: string;

  @ApiProperty({ required: false, description: 'Why it was refused; pointers lead into the row', ...PROBLEM })
  problem?: Record<string, unknown>;

  @ApiProperty({ type: [String], required: false, description: 'Words of the row that have no meaning here' })
  ignored?: readonly string[];
}

export class ImportPage {
  @ApiProperty({ type: [ImportResource] })
  items!: ImportResource[];

  @NextCursor()
  next!: string | null;
}

export class ImportRowPage {
  @ApiProperty({ type: [ImportRow] })
  items!: ImportRow[];

  @NextCursor()
  next!: string | null;
}

export class ImportQuery extends PageQuery {
  @ChoiceField({ of: IMPORT_STATUSES, optional: true })
  status?: ImportStatus;
}

export class ImportRowQuery extends PageQuery {
  @ChoiceField({ of: OUTCOMES, optional: true, description: 'Only rows of which this became' })
  outcome?: Outcome;
}

/** What the API shows of an import. */
export function toImportResource(one: Import): ImportResource {
  const { id, format, status, created, changed, unchanged, refused, problem, startedAt, finishedAt } = one;
  return {
    id,
    format,
    status,
    rows: created + changed + unchanged + refused,
    created,
    changed,
    unchanged,
    refused,
    ...(problem === null ? {} : { problem }),
    startedAt: startedAt.toISOString(),
    ...(finishedAt === null ? {} : { finishedAt: finishedAt.toISOString() }),
  };
}
