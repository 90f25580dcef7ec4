import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { CandidateChanged } from '#contracts/candidate-event';
import { Outbox } from '#eventing/outbox';
import { type Caller, seesEverything } from '#platform/caller';
import { fromCursor, type Page, type PageQuery, pageOf } from '#platform/page';
import { Problem } from '#platform/problem';
import { Candidate } from './candidate.entity.ts';
import { type CandidateResource, toResource } from './candidate.resource.ts';
import type { CandidateSubmission } from './candidate.submission.ts';
import { Identity } from './identity.entity.ts';
import { readSubmission } from './read-submission.ts';

@Injectable()
export class CandidateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Creates or replaces the candidate of that reference. Others learn of it only with consent and if it changed. */
  async put(
    caller: Caller,
    externalRef: string,
    submission: CandidateSubmission,
  ): Promise<{ candidate: Candidate; created: boolean }> {
    const content = readSubmission(submission, new Date());
    return this.dataSource.transaction(async (manager) => {
      const before = await findByRef(manager, caller.organisation, externalRef);
      const candidate = manager.create(Candidate, {
        ...(before ?? {
          id: newId(),
          owner: caller.organisation,
          externalRef,
          version: 0,
          announced: false,
          createdAt: new Date(),
        }),
        ...content,
        updatedAt: new Date(),
      });
      candidate.identity = manager.create(Identity, { candidateId: candidate.id, ...submission.person });
      const changed = !before?.announced || !isDeepStrictEqual(plain(before.toState()), plain(candidate.toState()));
      await this.announce(manager, candidate, changed);
      return { candidate, created: before === null };
    });
  }

  /** @throws {Problem} `not-found` if there is none the caller may see */
  async find(caller: Caller, id: string): Promise<Candidate> {
    const owned = seesEverything(caller) ? {} : { owner: caller.organisation };
    const candidate = await this.dataSource.manager.findOneBy(Candidate, { id, ...owned });
    if (candidate === null) throw new Problem('not-found', `There is no candidate ${id} that you may see.`);
    return candidate;
  }

  /** Candidates the caller may see, in the order of nomination. */
  async list(caller: Caller, query: PageQuery): Promise<Page<CandidateResource>> {
    const select = this.dataSource.manager
      .createQueryBuilder(Candidate, 'candidate')
      .innerJoinAndSelect('candidate.identity', 'identity')
      .orderBy('candidate.id')
      .take(query.limit + 1);
    if (!seesEverything(caller)) select.andWhere('candidate.owner = :owner', { owner: caller.organisation });
    if (query.cursor !== undefined) {
      const [id] = fromCursor(query.cursor, ['uuid']);
      select.andWhere('candidate.id > :id', { id });
    }
    return pageOf(await select.getMany(), query.limit, toResource, ({ id }) => [id]);
  }

  /** Stores the candidate and tells others what they may know: the profile, nothing, or that it is gone. */
  private async announce(manager: EntityManager, candidate: Candidate, changed: boolean): Promise<void> {
    const wasAnnounced = candidate.announced;
    candidate.announced = candidate.consentsToMatching;
    if (candidate.announced && changed) candidate.version += 1;
    await manager.save(candidate);
    if (candidate.announced && changed) {
      await this.outbox.add(manager, CandidateChanged, { key: candidate.id, value: candidate.toState() });
    } else if (wasAnnounced && !candidate.announced) {
      await this.outbox.addTombstone(manager, CandidateChanged, candidate.id);
    }
  }
}

/** Holds the reference until the transaction ends, so that two who send it at once come one after the other. */
async function findByRef(manager: EntityManager, owner: string, externalRef: string): Promise<Candidate | null> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${owner}\n${externalRef}`]);
  return manager.findOneBy(Candidate, { owner, externalRef });
}

const plain = (state: object): unknown => JSON.parse(JSON.stringify(state));
