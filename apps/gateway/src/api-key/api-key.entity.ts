import { Column, Entity, OneToMany, PrimaryColumn } from 'typeorm';
import type { Scope } from '#platform/access/scope';
import type { API_KEY_ROLES } from '#platform/access/token-verifier';
import { ApiKeySecret } from './api-key-secret.entity.ts';

/** What a system of a partner or an institution may do, by whichever of its secrets it proves to be it. */
@Entity('api_key')
export class ApiKey {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  /** What is posted with the key belongs to it. */
  @Column('text')
  organisation!: string;

  @Column('text')
  name!: string;

  @Column('text')
  role!: (typeof API_KEY_ROLES)[number];

  @Column('text', { array: true })
  scopes!: Scope[];

  /** `null`: as everybody. */
  @Column('integer', { name: 'requests_per_minute', nullable: true })
  requestsPerMinute!: number | null;

  @Column('integer')
  version!: number;

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** One, or two while a new one takes over; those that ended are kept for their last use. */
  @OneToMany(
    () => ApiKeySecret,
    (secret) => secret.apiKey,
    { eager: true, cascade: true },
  )
  secrets!: ApiKeySecret[];
}
