import type { Occupation } from '#occupations/occupation';
import type { CandidateFacts, VacancyFacts } from './assessment.ts';
import type { Pair } from './criteria/criterion.ts';
import type { Ruleset } from './ruleset.ts';
import { stated } from './stated.ts';
import { similarityOf } from './trade-similarity.ts';
import type { Engagement, IsoDate } from './vocabulary.ts';

/** Why a pair is not considered at all. */
export type FilterReason =
  | { readonly kind: 'vacancy-not-open' }
  | { readonly kind: 'no-consent' }
  | { readonly kind: 'engagement'; readonly asked: Engagement; readonly offered: Engagement[] }
  | { readonly kind: 'region'; readonly workplace: { country: string; nuts?: string }; readonly regions: string[] }
  | { readonly kind: 'not-available'; readonly from: IsoDate; readonly start: IsoDate; readonly graceDays: number }
  | { readonly kind: 'unrelated-trade'; readonly asked: Occupation; readonly offered: Occupation[] };

/** Every hard fact that speaks against the pair; none of them is ever weighed. */
export function hardFactsAgainst({ vacancy, candidate, start }: Pair, ruleset: Ruleset): FilterReason[] {
  const reasons: FilterReason[] = [];
  const { availability, occupations } = candidate;
  if (!vacancy.open) reasons.push({ kind: 'vacancy-not-open' });
  if (!candidate.consentToMatching) reasons.push({ kind: 'no-consent' });
  if (!availability.engagements.includes(vacancy.engagement)) {
    reasons.push({ kind: 'engagement', asked: vacancy.engagement, offered: [...availability.engagements] });
  }
  if (!availability.regions.some((region) => containsWorkplace(region, vacancy.workplace))) {
    const { country, nuts } = vacancy.workplace;
    reasons.push({ kind: 'region', workplace: stated({ country, nuts }), regions: [...availability.regions] });
  }
  const { availabilityGraceDays: graceDays } = ruleset;
  if (daysFrom(start, availability.from) > graceDays) {
    reasons.push({ kind: 'not-available', from: availability.from, start, graceDays });
  }
  if (!occupations.some(({ occupation }) => similarityOf(vacancy.occupation, occupation, ruleset).value > 0)) {
    const plain = ({ isco, trade }: Occupation) => stated({ isco, trade });
    const offered = occupations.map(({ occupation }) => plain(occupation));
    reasons.push({ kind: 'unrelated-trade', asked: plain(vacancy.occupation), offered });
  }
  return reasons;
}

/**
 * Whether a region the candidate would go to contains the workplace. Where the workplace is known less exactly than
 * the region, it may well lie in it: the pair is let through.
 *
 * @param region a country code or a NUTS code, which begins with that of the region around it
 */
export function containsWorkplace(region: string, { country, nuts }: VacancyFacts['workplace']): boolean {
  if (region === country) return true;
  if (nuts === undefined) return region.startsWith(country);
  return nuts.startsWith(region) || (region.startsWith(nuts) && region.startsWith(country));
}

const MS_PER_DAY = 86_400_000;

const daysFrom = (start: IsoDate, end: CandidateFacts['availability']['from']) =>
  (Date.parse(end) - Date.parse(start)) / MS_PER_DAY;
