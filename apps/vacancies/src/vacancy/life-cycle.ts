import type { VacancyState } from '#contracts/vacancy-event';
import { Problem } from '#platform/problem';
import type { SubmittedStatus } from '#submissions/vacancy.submission';

/**
 * Where a vacancy stands in its life: a draft is kept and published to nobody, an open one is matched, and the others
 * are closed. An `expired` one closed by itself on the day after its `validThrough`.
 */
export const VACANCY_STATUSES = ['draft', 'open', 'filled', 'withdrawn', 'expired'] as const;
export type VacancyStatus = (typeof VACANCY_STATUSES)[number];

/** Why somebody closes a vacancy. */
export const CLOSING_REASONS = ['filled', 'withdrawn'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** What may follow what. An expired one may turn out to have been filled. */
const FOLLOWERS: Readonly<Record<VacancyStatus, readonly VacancyStatus[]>> = {
  draft: ['open', 'withdrawn', 'expired'],
  open: ['filled', 'withdrawn', 'expired'],
  filled: ['open'],
  withdrawn: ['open'],
  expired: ['open', 'filled', 'withdrawn'],
};

/** Whether a vacancy may go from one status to the other. */
export const mayFollow = (from: VacancyStatus, to: VacancyStatus) => FOLLOWERS[from].includes(to);

/** Whether nobody can be found for it any more. */
export const isClosed = (status: VacancyStatus) => status !== 'draft' && status !== 'open';

/** Statuses that time ends. */
export const EXPIRING_STATUSES: readonly VacancyStatus[] = ['draft', 'open'];

/**
 * The status as events tell it. Their word for it is a promise that was made when vacancies did not expire: an expired
 * one is `withdrawn` there, and the reason says more.
 */
export function publishedStatus(
  status: VacancyStatus,
  closedAt: Date | null,
): Pick<VacancyState, 'status' | 'closing'> {
  if (status === 'draft' || status === 'open' || closedAt === null) return { status: 'open' };
  const closing = { reason: status, at: closedAt.toISOString() };
  return { status: status === 'expired' ? 'withdrawn' : status, closing };
}

/**
 * The status a vacancy has after a submission of it.
 *
 * @param before the vacancy as it stands; `undefined` if it is new
 * @throws {Problem} `conflict` if the submission cannot be taken in that status
 */
export function statusAfter(
  submission: { readonly status?: SubmittedStatus; readonly validThrough: string },
  before: { readonly status: VacancyStatus; readonly publishedAt: Date | null } | undefined,
  today: string,
): VacancyStatus {
  const { status: wanted, validThrough } = submission;
  if (before === undefined) return wanted ?? 'open';
  const { status, publishedAt } = before;
  if (wanted === 'draft' && publishedAt !== null) {
    throw new Problem('conflict', 'The vacancy was published and cannot become a draft again; close it as withdrawn.');
  }
  if (validThrough < today) {
    if (wanted === undefined || wanted === status) return status;
    throw new Problem('conflict', `The vacancy is valid through ${validThrough}, which has passed; send a later day.`);
  }
  if ((status === 'filled' || status === 'withdrawn') && wanted === undefined) {
    throw new Problem(
      'conflict',
      `The vacancy is closed as ${status}; send status "open" to open it again, or post a new one under a new externalRef.`,
    );
  }
  return wanted ?? (publishedAt === null ? 'draft' : 'open');
}
