import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOptionsWhere, LessThan } from 'typeorm';
import { type Caller, seesEverything } from '#platform/caller';
import { findEntity } from '#platform/find-entity';
import { fromCursor } from '#platform/page';
import { Problem } from '#platform/problem';
import type { Consent } from '#submissions/consent.submission';
import { Lookup } from '../encryption/lookup.ts';
import { PersonSeals } from '../encryption/person-seal.ts';
import { SealedCandidate } from './candidate.entity.ts';
import type { CandidateQuery } from './candidate.query.ts';
import type { Candidate } from './candidate.ts';

const PROFILE = 'profile';

/** Keeps candidates, encrypted, and finds them again. */
@Injectable()
export class CandidateStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seals: PersonSeals,
    private readonly lookup: Lookup,
  ) {}

  /**
   * Finds a candidate by the institution's reference. The reference is held until the transaction ends, so that two who
   * send it at once come one after the other.
   */
  async holdByRef(manager: EntityManager, owner: string, externalRef: string): Promise<Candidate | null> {
    const refHash = this.lookup.hash(owner, externalRef);
    await manager.query('SELECT pg_advisory_xact_lock($1)', [refHash.readBigInt64BE().toString()]);
    return this.hold(manager, { owner, refHash });
  }

  /**
   * Finds a candidate that the caller may see and keeps others from changing them until the transaction ends.
   *
   * @throws {Problem} `not-found` if there is none the caller may see
   */
  async holdVisible(manager: EntityManager, caller: Caller, id: string): Promise<Candidate> {
    return (await this.hold(manager, { id, ...ownedBy(caller) })) ?? refuse(id);
  }

  /** Finds a candidate and keeps others from changing them until the transaction ends. */
  holdById(manager: EntityManager, id: string): Promise<Candidate | null> {
    return this.hold(manager, { id });
  }

  /** Holds one of those whose profile was not confirmed in time, unless another instance holds it. */
  holdOverdue(manager: EntityManager, now: Date): Promise<Candidate | null> {
    return this.hold(manager, { confirmBy: LessThan(now) }, 'skip_locked');
  }

  /** @throws {Problem} `not-found` if there is none the caller may see */
  async findVisible(caller: Caller, id: string): Promise<Candidate> {
    const row = await findEntity(this.dataSource.manager, SealedCandidate, { id, ...ownedBy(caller) });
    return row === null ? refuse(id) : this.open(row);
  }

  /** Candidates the caller may see, in the order of nomination: one more than the page asks for, if there are. */
  async list(caller: Caller, query: CandidateQuery): Promise<Candidate[]> {
    const select = this.dataSource.manager
      .createQueryBuilder(SealedCandidate, 'candidate')
      .innerJoinAndSelect('candidate.key', 'key')
      .orderBy('candidate.id')
      .take(query.limit + 1);
    if (!seesEverything(caller)) select.andWhere('candidate.owner = :owner', { owner: caller.organisation });
    if (query.confirmation === 'due') select.andWhere('candidate.confirmBy IS NOT NULL');
    if (query.cursor !== undefined) {
      const [id] = fromCursor(query.cursor, ['uuid']);
      select.andWhere('candidate.id > :id', { id });
    }
    return (await select.getMany()).map((row) => this.open(row));
  }

  async insert(manager: EntityManager, candidate: Candidate): Promise<void> {
    const { profile, consents, ...row } = candidate;
    const seal = await this.seals.create(manager, candidate.id);
    await manager.insert(SealedCandidate, {
      ...row,
      consents: withoutProof(consents),
      refHash: this.lookup.hash(candidate.owner, profile.externalRef),
      profile: seal.seal(PROFILE, profile),
    });
  }

  /** Writes a candidate that this transaction holds. */
  async update(manager: EntityManager, candidate: Candidate): Promise<void> {
    const { id, profile, consents, ...row } = candidate;
    const seal = (await this.seals.forAll(manager, [id])).get(id);
    await manager.update(
      SealedCandidate,
      { id },
      { ...row, consents: withoutProof(consents), profile: seal?.seal(PROFILE, profile) },
    );
  }

  private async hold(
    manager: EntityManager,
    where: FindOptionsWhere<SealedCandidate>,
    onLocked?: 'skip_locked',
  ): Promise<Candidate | null> {
    const row = await manager.findOne(SealedCandidate, {
      where,
      lock: { mode: 'pessimistic_write', tables: ['candidate'], ...(onLocked && { onLocked }) },
    });
    return row && this.open(row);
  }

  private open({ key, refHash: _, profile, ...row }: SealedCandidate): Candidate {
    return { ...row, profile: this.seals.of(key).open(PROFILE, profile) };
  }
}

/** A proof may name people: it is kept encrypted, with the history. */
const withoutProof = (consents: readonly Consent[]): Consent[] => consents.map(({ proof: _, ...consent }) => consent);

const ownedBy = (caller: Caller) => (seesEverything(caller) ? {} : { owner: caller.organisation });

function refuse(id: string): never {
  throw new Problem('not-found', `There is no candidate ${id} that you may see.`);
}
