import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ApiKey } from './api-key.entity.ts';

/** A text that proves an API key; only its hash is stored. */
@Entity('api_key_secret')
export class ApiKeySecret {
  @PrimaryColumn('bytea')
  hash!: Buffer;

  @ManyToOne(
    () => ApiKey,
    (apiKey) => apiKey.secrets,
  )
  @JoinColumn({ name: 'api_key_id' })
  apiKey!: unknown;

  /** By which people recognise it, e.g. `passung_…4fGh`. */
  @Column('text')
  hint!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** When a newer one takes over alone; until the key expires if `null`. */
  @Column('timestamptz', { name: 'ends_at', nullable: true })
  endsAt!: Date | null;

  /** To the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
