import { Transform } from 'class-transformer';
import type { SelectQueryBuilder } from 'typeorm';
import { ChoiceListField, IdField, PatternField, WholeNumberField } from '#platform/fields';
import { ELIGIBILITY_STATUSES, type EligibilityStatus } from '#scoring/vocabulary';
import type { FeedEntry } from './feed-entry.entity.ts';

/** What a reader wants to hear of; what is not given does not narrow it. */
export class FeedFilter {
  @PatternField({
    optional: true,
    pattern: /^\d{2}$/,
    form: 'an occupational field: the two digits of an ISCO-08 sub-major group, like 71',
    description: 'Vacancies of one occupational field (ISCO-08 sub-major group)',
    example: '71',
  })
  field?: string;

  @IdField({ optional: true, description: 'Matches of one vacancy' })
  vacancyId?: string;

  @ChoiceListField({ of: ELIGIBILITY_STATUSES, optional: true, description: 'May be given several times' })
  @Transform(({ value }) => (Array.isArray(value) ? value : [value]))
  eligibility?: EligibilityStatus[];

  @WholeNumberField({ min: 0, max: 100, optional: true, description: 'Matches with at least this score' })
  @Transform(({ value }) => Number(value))
  minScore?: number;
}

/** Where to begin, beside what to hear of. */
export class FeedQuery extends FeedFilter {
  @PatternField({
    optional: true,
    pattern: /^\d{1,15}$/,
    form: 'the id of an event of this stream, or 0 for all that is held',
    description: 'As the header `Last-Event-ID`, for a client that cannot set it on its first request',
  })
  lastEventId?: string;
}

/** Whether a reader wants to hear of an entry: the same question as {@link narrow} asks of the database. */
export const passes = (entry: FeedEntry, { field, vacancyId, eligibility, minScore }: FeedFilter): boolean =>
  (field === undefined || entry.field === field) &&
  (vacancyId === undefined || entry.vacancyId === vacancyId) &&
  (eligibility === undefined || (entry.eligibility !== null && eligibility.includes(entry.eligibility))) &&
  (minScore === undefined || (entry.score !== null && entry.score >= minScore));

/** Narrows a query to what a reader wants to hear of. */
export function narrow(select: SelectQueryBuilder<FeedEntry>, filter: FeedFilter): SelectQueryBuilder<FeedEntry> {
  const { field, vacancyId, eligibility, minScore } = filter;
  if (field !== undefined) select.andWhere('entry.field = :field', { field });
  if (vacancyId !== undefined) select.andWhere('entry.vacancyId = :vacancyId', { vacancyId });
  if (eligibility !== undefined) select.andWhere('entry.eligibility IN (:...eligibility)', { eligibility });
  if (minScore !== undefined) select.andWhere('entry.score >= :minScore', { minScore });
  return select;
}
