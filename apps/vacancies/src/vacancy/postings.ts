import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { traceHeaders } from '#eventing/tracing';
import { Problem } from '#platform/problem';
import type { VacancySubmission } from '#submissions/vacancy.submission';
import { Intake, type Taken } from './intake.ts';
import type { Vacancy } from './vacancy.entity.ts';

/** Postings in one transaction: should it fail, they are done again one by one. */
const MOST_TOGETHER = 50;

interface Posting {
  readonly submission: VacancySubmission;
  readonly posted: (vacancy: Vacancy) => void;
  readonly refused: (error: unknown) => void;
}

/**
 * Stores new vacancies. Those of an organisation that arrive while others of it are being stored are stored together
 * when these are: a transaction costs nearly the same for one as for many. Nobody waits for company to come.
 */
@Injectable()
export class Postings {
  /** By organisation; it is missing while none of its postings is being stored. */
  private readonly waiting = new Map<string, Posting[]>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly intake: Intake,
  ) {}

  /** @throws {Problem} `conflict` if the organisation has a vacancy of that reference; `invalid-input` */
  post(owner: string, submission: VacancySubmission): Promise<Vacancy> {
    return new Promise((posted, refused) => {
      const posting = { submission, posted, refused };
      if (this.mustBeAlone()) {
        void this.storeTogether(owner, [posting]);
        return;
      }
      const waiting = this.waiting.get(owner);
      if (waiting !== undefined) {
        waiting.push(posting);
        return;
      }
      const first = [posting];
      this.waiting.set(owner, first);
      // Whoever arrives in the same turn comes along.
      setImmediate(() => this.storeAll(owner, first));
    });
  }

  /** A transaction that is under way already is not for others; nor is an event part of the trace of another. */
  private mustBeAlone(): boolean {
    return this.dataSource.manager.queryRunner !== undefined || Object.keys(traceHeaders()).length > 0;
  }

  private async storeAll(owner: string, waiting: Posting[]): Promise<void> {
    while (waiting.length > 0) await this.storeTogether(owner, takeSome(waiting));
    this.waiting.delete(owner);
  }

  private async storeTogether(owner: string, together: readonly Posting[]): Promise<void> {
    const submissions = together.map(({ submission }) => submission);
    try {
      const outcomes = await this.dataSource.transaction((manager) =>
        this.intake.take(manager, owner, submissions, { onlyNew: true }),
      );
      for (const [index, { posted, refused }] of together.entries()) {
        const outcome = outcomes[index] as Taken | Problem;
        if (outcome instanceof Problem) refused(outcome);
        else posted(outcome.vacancy);
      }
    } catch (error) {
      if (together.length === 1) together[0]?.refused(error);
      else await Promise.all(together.map((posting) => this.storeTogether(owner, [posting])));
    }
  }
}

/** Takes as many out of those that wait as go together, no two of one reference. */
function takeSome(waiting: Posting[]): Posting[] {
  const taken = new Map<string, Posting>();
  for (const posting of waiting.splice(0)) {
    const { externalRef } = posting.submission;
    if (taken.size === MOST_TOGETHER || taken.has(externalRef)) waiting.push(posting);
    else taken.set(externalRef, posting);
  }
  return [...taken.values()];
}
