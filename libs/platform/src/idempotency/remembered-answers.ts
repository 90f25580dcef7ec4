import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../problem.ts';
import { REMEMBERED_HOURS, type RepeatableRequest } from './idempotency-key.ts';
import { type Answer, seal, unseal } from './sealed-answer.ts';

const PURGE_EVERY_MS = 3_600_000;

/** The answers to requests that may come again, each stored in the transaction of what the request did. */
@Injectable()
export class RememberedAnswers implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RememberedAnswers.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  onModuleInit(): void {
    const purge = () => this.purge().catch((error: Error) => this.logger.warn(`Not purged: ${error.message}`));
    this.timer = setInterval(purge, PURGE_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /**
   * Holds the key until the transaction ends, and finds what was answered before.
   *
   * @returns `undefined` if the request is new
   * @throws {Problem} `request-in-progress`; `idempotency-key-reused` if the key came with another request
   */
  async find(manager: EntityManager, { id, fingerprint, secret }: RepeatableRequest): Promise<Answer | undefined> {
    const lock = 'SELECT pg_try_advisory_xact_lock($1::bigint) AS held';
    const [{ held }] = await manager.query<[{ held: boolean }]>(lock, [id.readBigInt64BE().toString()]);
    if (!held) {
      throw new Problem('request-in-progress', 'The request with this Idempotency-Key is still being worked on.');
    }
    const [known] = await manager.query<{ fingerprint: Buffer; answer: Buffer }[]>(
      'SELECT fingerprint, answer FROM remembered_answer WHERE id = $1 AND expires_at > now()',
      [id],
    );
    if (known === undefined) return undefined;
    if (!known.fingerprint.equals(fingerprint)) {
      throw new Problem(
        'idempotency-key-reused',
        'This Idempotency-Key was sent with another request before; take a new key for each new request.',
      );
    }
    return unseal(known.answer, secret);
  }

  /** Remembers the answer as part of the transaction. */
  async add(manager: EntityManager, { id, fingerprint, secret }: RepeatableRequest, answer: Answer): Promise<void> {
    await manager.query(
      `INSERT INTO remembered_answer (id, fingerprint, answer, expires_at)
       VALUES ($1, $2, $3, now() + make_interval(hours => $4))
       ON CONFLICT (id) DO UPDATE
         SET fingerprint = excluded.fingerprint, answer = excluded.answer, expires_at = excluded.expires_at`,
      [id, fingerprint, seal(answer, secret), REMEMBERED_HOURS],
    );
  }

  /** Forgets what has expired. */
  async purge(): Promise<void> {
    await this.dataSource.query('DELETE FROM remembered_answer WHERE expires_at <= now()');
  }
}
