import type { VacancySubmission } from '#submissions/vacancy.submission';
import { generateCandidates, type SampleCandidate } from './candidates.ts';
import { MonthCalendar } from './month-calendar.ts';
import { SeededRandom } from './seeded-random.ts';
import { generateVacancies } from './vacancies.ts';

/** The made-up region: what its companies look for and who is nominated from Latvia. */
export interface SampleRegion {
  readonly vacancies: readonly VacancySubmission[];
  readonly candidates: readonly SampleCandidate[];
}

/**
 * The same seed gives the same region; its days are counted from the month of `today`.
 *
 * @param today `YYYY-MM-DD`
 * @throws {RangeError} if `today` is written otherwise
 */
export function generate({ seed, today }: { seed: number; today: string }): SampleRegion {
  const calendar = new MonthCalendar(today);
  // A run of chance for each, so that a posting more or less does not make other people.
  return {
    vacancies: generateVacancies(new SeededRandom(seed), calendar),
    candidates: generateCandidates(new SeededRandom(seed + 1), calendar),
  };
}
