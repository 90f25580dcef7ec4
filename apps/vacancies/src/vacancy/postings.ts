import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { traceHeaders } from '#eventing/tracing';
import { Problem } from '#platform/problem';
import type { VacancySubmission } from '#submissions/vacancy.submission';
import { Intake, type Taken } from './intake.ts';
import type { Vacancy } from './vacancy.entity.ts';

/** Postings in one transaction: should it fail, they are done again one by one. */
const MOST_TOGETHER = 50;
/** Transactions of an organisation at a time: while PostgreSQL works on one, the next is made ready. */
const AT_ONCE = 2;

interface Posting {
  readonly submission: VacancySubmission;
  readonly posted: (vacancy: Vacancy) => void;
  readonly refused: (error: unknown) => void;
}

/** What one organisation posts. */
interface Queue {
  readonly owner: string;
  waiting: Posting[];
  underWay: number;
}

/**
 * Stores new vacancies. Those of an organisation that arrive while others of it are being stored are stored together
 * when these are: a transaction costs nearly the same for one as for many. Nobody waits for company to come.
 */
@Injectable()
export class Postings {
  private readonly queues = new Map<string, Queue>();

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
      const queue = this.queues.get(owner) ?? { owner, waiting: [], underWay: 0 };
      this.queues.set(owner, queue);
      queue.waiting.push(posting);
      // Whoever has arrived in the same turn comes along.
      setImmediate(() => this.proceed(queue));
    });
  }

  /** A transaction that is under way already is not for others; nor is an event part of the trace of another. */
  private mustBeAlone(): boolean {
    return this.dataSource.manager.queryRunner !== undefined || Object.keys(traceHeaders()).length > 0;
  }

  private proceed(queue: Queue): void {
    if (queue.underWay === AT_ONCE || queue.waiting.length === 0) return;
    const together = takeSome(queue);
    queue.underWay += 1;
    void this.storeTogether(queue.owner, together).then(() => {
      queue.underWay -= 1;
      this.proceed(queue);
    });
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

/** Takes out of those that wait as many as go together, no two of one reference. */
function takeSome(queue: Queue): Posting[] {
  const taken = new Map<string, Posting>();
  queue.waiting = queue.waiting.filter((posting) => {
    const { externalRef } = posting.submission;
    if (taken.size === MOST_TOGETHER || taken.has(externalRef)) return true;
    taken.set(externalRef, posting);
    return false;
  });
  return [...taken.values()];
}
