import type { VacancyFacts } from '#scoring/assessment';
import { containsWorkplace } from '#scoring/hard-facts';
import type { Ruleset } from '#scoring/ruleset';
import { ELIGIBILITY_STATUSES } from '#scoring/vocabulary';
import { type CandidateColumns, CONSENT, engagementBit } from './candidate-columns.ts';

const CONDITIONAL = ELIGIBILITY_STATUSES.indexOf('conditional');

/** A hard fact speaks against the pair. */
export const AGAINST = 4;

/** What the availability parts of the columns mean for one vacancy. */
export class AvailabilityTable {
  private readonly needed: number;
  private readonly latest: number;
  /** By the number of the region: whether the workplace lies in it. */
  private readonly containing: boolean[];

  /** @param start day number */
  constructor(
    { engagement, workplace }: VacancyFacts,
    { availabilityGraceDays }: Ruleset,
    private readonly start: number,
    private readonly columns: CandidateColumns,
  ) {
    this.needed = CONSENT | engagementBit(engagement);
    this.latest = start + availabilityGraceDays;
    this.containing = Array.from({ length: columns.regions.size }, (_, region) =>
      containsWorkplace(columns.regions.nameOf(region), workplace),
    );
  }

  /** The rank that the availability leaves, or {@link AGAINST}. */
  rankOf(part: number): number {
    const { availabilities } = this.columns;
    const words = availabilities.allWords;
    const start = availabilities.startOf(part);
    const from = words[start]!;
    if (from > this.latest || (words[start + 1]! & this.needed) !== this.needed) return AGAINST;
    for (let at = start + 2; at < availabilities.startOf(part + 1); at += 1) {
      if (this.containing[words[at]!]) return from > this.start ? CONDITIONAL : 0;
    }
    return AGAINST;
  }
}
