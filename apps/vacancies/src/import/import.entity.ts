import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The media types in which vacancies are taken by the many. */
export const IMPORT_FORMATS = ['application/x-ndjson', 'text/csv', 'application/ld+json', 'application/json'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** `stopped`: it ended before the file did, and the rest of the file was not looked at. */
export const IMPORT_STATUSES = ['running', 'finished', 'stopped'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** What may become of a row. */
export const OUTCOMES = ['created', 'changed', 'unchanged', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A file of vacancies that was sent, and how far it has come. */
@Entity('import')
export class Import {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  /** The organisation that sent it. */
  @Column('text')
  owner!: string;

  @Column('text')
  format!: ImportFormat;

  @Column('text')
  status!: ImportStatus;

  /** Rows of each outcome so far. */
  @Column('integer')
  created!: number;

  @Column('integer')
  changed!: number;

  @Column('integer')
  unchanged!: number;

  @Column('integer')
  refused!: number;

  /** Why it stopped, as RFC 9457 tells it. */
  @Column('jsonb', { nullable: true })
  problem!: Record<string, unknown> | null;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  /** When the instance that runs it was last known to do so. */
  @Column('timestamptz', { name: 'alive_at' })
  aliveAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
