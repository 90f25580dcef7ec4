import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { CandidateChanged } from '#contracts/candidate-event';
import { Outbox } from '#eventing/outbox';
import type { Caller } from '#platform/caller';
import type { Precondition } from '#platform/versioned';
import { versionOf } from './candidate.resource.ts';
import type { CandidateSubmission } from './candidate.submission.ts';
import { type Candidate, consentsToMatching, toState } from './candidate.ts';
import { CandidateStore } from './candidate-store.ts';
import { readSubmission } from './read-submission.ts';

@Injectable()
export class CandidateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidateStore,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Creates or replaces the candidate of that reference. Others learn of it only with consent and if it changed.
   *
   * @throws {Problem} `invalid-input`; `precondition-failed`
   */
  async put(
    caller: Caller,
    externalRef: string,
    submission: CandidateSubmission,
    expected: Precondition,
  ): Promise<{ candidate: Candidate; created: boolean }> {
    const now = new Date();
    const { consents, ...profile } = readSubmission(submission, now);
    return this.dataSource.transaction(async (manager) => {
      const before = await this.candidates.holdByRef(manager, caller.organisation, externalRef);
      expected.check(before === null ? undefined : versionOf(before));
      const candidate: Candidate = {
        ...(before ?? {
          id: newId(),
          owner: caller.organisation,
          version: 0,
          announced: false,
          createdAt: now,
        }),
        profile: { externalRef, ...profile },
        consents,
        updatedAt: now,
      };
      return { candidate: await this.write(manager, before, candidate), created: before === null };
    });
  }

  /** Stores the candidate and tells others what they may know: the profile, nothing, or that it is gone. */
  private async write(manager: EntityManager, before: Candidate | null, next: Candidate): Promise<Candidate> {
    const announced = consentsToMatching(next);
    const news = announced && !(before?.announced && isDeepStrictEqual(plainState(before), plainState(next)));
    const candidate = { ...next, announced, version: next.version + (news ? 1 : 0) };
    if (before === null) await this.candidates.insert(manager, candidate);
    else await this.candidates.update(manager, candidate);
    if (news) {
      await this.outbox.add(manager, CandidateChanged, { key: candidate.id, value: toState(candidate) });
    } else if (before?.announced && !announced) {
      await this.outbox.addTombstone(manager, CandidateChanged, candidate.id);
    }
    return candidate;
  }
}

/** As it comes back from the database, so that the two can be compared. */
const plainState = (candidate: Candidate): unknown => JSON.parse(JSON.stringify(toState(candidate)));
