import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { PersonSeals } from '../encryption/person-seal.ts';
import type { Access } from './access.ts';
import { type AccessPurpose, AccessRow } from './access-record.entity.ts';

const REASON = 'access-reason';

/** One reading, as the person may learn of it. */
export interface AccessEntry {
  readonly id: string;
  readonly at: Date;
  readonly subject: string;
  readonly organisation: string;
  readonly purpose: AccessPurpose;
  readonly reason?: string;
}

/** Who read what of whom, when and why. */
@Injectable()
export class AccessLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seals: PersonSeals,
  ) {}

  /** Notes a reading before it is answered: nothing is told that could not be noted. */
  async note(
    { caller, reason }: Access,
    purpose: AccessPurpose,
    candidateIds: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    if (candidateIds.length === 0) return;
    const reasons = reason === undefined ? undefined : await this.sealed(manager, candidateIds, reason);
    const rows = candidateIds.map((id) => ({
      id: newId(),
      candidate_id: id,
      reason: reasons?.get(id)?.toString('hex') ?? null,
    }));
    // Who is being erased at this moment takes the log with them.
    await manager.query(
      `INSERT INTO access_record (id, candidate_id, at, subject, organisation, purpose, reason)
       SELECT reading.id, candidate_id, now(), $2, $3, $4, decode(reason, 'hex')
       FROM json_to_recordset($1) AS reading (id uuid, candidate_id uuid, reason text)
         JOIN candidate ON candidate.id = candidate_id
       FOR KEY SHARE OF candidate`,
      [JSON.stringify(rows), caller.subject, caller.organisation, purpose],
    );
  }

  /** Readings of a candidate's data, the newest first. */
  async of(candidateId: string, { before, limit }: { before?: string; limit?: number } = {}): Promise<AccessEntry[]> {
    const { manager } = this.dataSource;
    const select = manager
      .createQueryBuilder(AccessRow, 'access')
      .where('access.candidateId = :candidateId', { candidateId })
      .orderBy('access.id', 'DESC');
    if (limit !== undefined) select.take(limit);
    if (before !== undefined) select.andWhere('access.id < :before', { before });
    const rows = await select.getMany();
    const seal = (await this.seals.forAll(manager, [candidateId])).get(candidateId);
    return rows.map(({ candidateId: _, reason, ...entry }) => ({
      ...entry,
      ...(reason === null || seal === undefined ? {} : { reason: seal.open<string>(REASON, reason) }),
    }));
  }

  private async sealed(manager: EntityManager, candidateIds: readonly string[], reason: string) {
    const seals = await this.seals.forAll(manager, candidateIds);
    return new Map([...seals].map(([id, seal]) => [id, seal.seal(REASON, reason)]));
  }
}
