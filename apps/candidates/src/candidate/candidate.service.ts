import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { CandidateChanged } from '#contracts/candidate-event';
import { Outbox } from '#eventing/outbox';
import type { Caller } from '#platform/caller';
import { type FieldFault, Problem } from '#platform/problem';
import type { Precondition } from '#platform/versioned';
import type { CandidateSubmission } from '#submissions/candidate.submission';
import { consentsToMatching } from '#submissions/consent.submission';
import { readCandidate } from '#submissions/read-candidate';
import { withReplacement } from '../consent/consents.ts';
import { Introductions } from '../introduction/introductions.ts';
import { knownQualifications } from '../recognition/known-qualifications.ts';
import { versionOf } from './candidate.resource.ts';
import { type Candidate, consentsToIntroduction, toState } from './candidate.ts';
import { CandidateHistory } from './candidate-history.ts';
import { CandidateStore } from './candidate-store.ts';

/** What of a candidate a change makes anew. */
export type CandidateChange = Partial<Pick<Candidate, 'profile' | 'consents'>>;

@Injectable()
export class CandidateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidateStore,
    private readonly history: CandidateHistory,
    private readonly outbox: Outbox,
    private readonly introductions: Introductions,
  ) {}

  /**
   * Creates or replaces the candidate of that reference. Others learn of it only with consent and if it changed.
   *
   * @throws {Problem} `invalid-input`; `precondition-failed`; `conflict` if a recognition cannot come into the stated
   * state from where it is
   */
  async put(
    caller: Caller,
    externalRef: string,
    submission: CandidateSubmission,
    expected: Precondition,
  ): Promise<{ candidate: Candidate; created: boolean }> {
    const now = new Date();
    const { consents, qualifications, ...profile } = readCandidate(submission, now);
    return this.dataSource.transaction(async (manager) => {
      const before = await this.candidates.holdByRef(manager, caller.organisation, externalRef);
      expected.check(before === null ? undefined : versionOf(before));
      const faults: FieldFault[] = [];
      const known = knownQualifications(before?.profile.qualifications ?? [], qualifications, faults);
      if (faults.length > 0) throw refusal(faults);
      const candidate: Candidate = {
        ...(before ?? {
          id: newId(),
          owner: caller.organisation,
          version: 0,
          announced: false,
          createdAt: now,
        }),
        profile: { externalRef, ...profile, qualifications: known },
        consents: withReplacement(before?.consents ?? [], consents),
        updatedAt: now,
        confirmedAt: now,
        confirmBy: null,
      };
      return { candidate: await this.write(manager, caller, before, candidate), created: before === null };
    });
  }

  /**
   * Changes a part of a candidate.
   *
   * @param change what is new of it; may throw to leave everything as it was
   * @throws {Problem} `not-found` if there is none the caller may see
   */
  async change(caller: Caller, id: string, change: (candidate: Candidate) => CandidateChange): Promise<Candidate> {
    return this.dataSource.transaction(async (manager) => {
      const before = await this.candidates.holdVisible(manager, caller, id);
      return this.write(manager, caller, before, { ...before, ...change(before), updatedAt: new Date() });
    });
  }

  /** Says that the profile is still true, which is asked from time to time. */
  async confirm(caller: Caller, id: string): Promise<Candidate> {
    return this.dataSource.transaction(async (manager) => {
      const before = await this.candidates.holdVisible(manager, caller, id);
      const confirmed = { ...before, confirmedAt: new Date(), confirmBy: null };
      await this.candidates.update(manager, confirmed);
      return confirmed;
    });
  }

  /** Stores the candidate and tells others what they may know: the profile, nothing, or that it is gone. */
  private async write(
    manager: EntityManager,
    caller: Caller,
    before: Candidate | null,
    next: Candidate,
  ): Promise<Candidate> {
    const announced = consentsToMatching(next);
    const news = announced && !(before?.announced && isDeepStrictEqual(plainState(before), plainState(next)));
    const candidate = { ...next, announced, version: next.version + (news ? 1 : 0) };
    if (before === null) await this.candidates.insert(manager, candidate);
    else await this.candidates.update(manager, candidate);
    await this.history.add(manager, before, candidate, caller.subject);
    if (before !== null && consentsToIntroduction(before) && !consentsToIntroduction(candidate)) {
      await this.introductions.withdraw(manager, candidate.id);
    }
    if (news) {
      await this.outbox.add(manager, CandidateChanged, { key: candidate.id, value: toState(candidate) });
    } else if (before?.announced && !announced) {
      await this.outbox.addTombstone(manager, CandidateChanged, candidate.id);
    }
    return candidate;
  }
}

const refusal = (errors: FieldFault[]) =>
  new Problem('conflict', errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join(' '), { errors });

/** As it comes back from the database, so that the two can be compared. */
const plainState = (candidate: Candidate): unknown => JSON.parse(JSON.stringify(toState(candidate)));
