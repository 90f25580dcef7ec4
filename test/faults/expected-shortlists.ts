import { resolveOccupation } from '#occupations/resolve-occupation';
import { today } from '#platform/calendar';
import { assess } from '#scoring/assess';
import type { CandidateFacts, VacancyFacts } from '#scoring/assessment';
import { byRank } from '#scoring/rank';
import { defaultRuleset } from '#scoring/ruleset';
import type { AcceptedRequests, AcceptedVacancy } from './accepted-requests.ts';
import type { CandidateBody, VacancyBody } from './submissions.ts';

/**
 * The shortlist that scoring every candidate anew gives: declined ones left out, confirmed ones kept, and those of them
 * that lost their ground flagged. One line a match, in any order.
 */
export function expectedShortlist(accepted: AcceptedRequests, vacancy: AcceptedVacancy): string[] {
  const decided = new Map(
    [...accepted.decisions.values()]
      .filter(({ vacancyId }) => vacancyId === vacancy.id)
      .map(({ candidateId, decision }) => [candidateId, decision]),
  );
  const known = accepted.consenting;
  const facts = factsOfVacancy(vacancy.body);
  const suitable = (vacancy.status === 'open' ? known : [])
    .filter(({ id }) => decided.get(id) !== 'decline')
    .flatMap(({ id, body }) => {
      const fit = assess(facts, factsOfCandidate(body), defaultRuleset, today());
      return fit.matched && fit.score >= defaultRuleset.threshold ? [{ candidateId: id, ...fit }] : [];
    })
    .sort(byRank);
  const confirmed = [...decided].flatMap(([id, decision]) => (decision === 'confirm' ? [id] : []));
  const suits = new Set(suitable.map(({ candidateId }) => candidateId));
  return [
    ...suitable
      .filter(({ candidateId }, place) => place < defaultRuleset.shortlistSize || confirmed.includes(candidateId))
      .map(({ candidateId, score, scoreToday, eligibility }) => {
        const status = confirmed.includes(candidateId) ? 'confirmed' : 'proposed';
        return `${candidateId} ${status} ${score} ${scoreToday} ${eligibility.status}`;
      }),
    ...confirmed.filter((id) => !suits.has(id)).map((id) => `${id} confirmed, flagged: ${groundOf(id)}`),
  ];

  function groundOf(candidateId: string): string {
    if (vacancy.status !== 'open') return 'vacancy-closed';
    return known.some(({ id }) => id === candidateId) ? 'no-longer-suitable' : 'candidate-gone';
  }
}

function factsOfVacancy({ occupation, engagement, startsOn, workplace, requirements }: VacancyBody): VacancyFacts {
  return { occupation: resolved(occupation), engagement, startsOn, workplace, requirements, open: true };
}

function factsOfCandidate({ occupations, qualifications, languages, availability }: CandidateBody): CandidateFacts {
  return {
    occupations: occupations.map(({ experienceYears, ...named }) => ({ occupation: resolved(named), experienceYears })),
    qualifications: qualifications.map(({ occupation, recognition }) => ({
      occupation: resolved(occupation),
      recognition,
    })),
    languages,
    availability,
    consentToMatching: true,
  };
}

function resolved(named: Parameters<typeof resolveOccupation>[0]) {
  const resolution = resolveOccupation(named);
  if ('problem' in resolution) throw new Error(resolution.message);
  return resolution.occupation;
}
