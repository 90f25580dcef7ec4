import type { CandidateState } from '#contracts/candidate-event';
import type { VacancyState } from '#contracts/vacancy-event';
import type { CandidateFacts, VacancyFacts } from '#scoring/assessment';

/** Whether the vacancy can still be filled on that day. */
export const isOpen = (vacancy: Pick<VacancyState, 'status' | 'validThrough'>, today: string) =>
  vacancy.status === 'open' && vacancy.validThrough >= today;

/** What the scorer may know of a vacancy. */
export function vacancyFacts(
  vacancy: Pick<VacancyState, keyof Omit<VacancyFacts, 'open'> | 'status' | 'validThrough'>,
  today: string,
): VacancyFacts {
  const { occupation, engagement, startsOn, workplace, requirements } = vacancy;
  return { occupation, engagement, startsOn, workplace, requirements, open: isOpen(vacancy, today) };
}

/** What the scorer may know of a candidate. Who did not consent is not known to matching at all. */
export function candidateFacts(candidate: Omit<CandidateState, 'id' | 'version'>): CandidateFacts {
  const { occupations, qualifications, languages, availability } = candidate;
  return { occupations, qualifications, languages, availability, consentToMatching: true };
}
