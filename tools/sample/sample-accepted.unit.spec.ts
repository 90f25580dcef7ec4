import { validationPipe } from '#platform/validation';
import { assess } from '#scoring/assess';
import type { CandidateFacts, VacancyFacts } from '#scoring/assessment';
import { defaultRuleset } from '#scoring/ruleset';
import { CandidateSubmission } from '#submissions/candidate.submission';
import { readCandidate } from '#submissions/read-candidate';
import { readVacancy } from '#submissions/read-vacancy';
import { VacancySubmission } from '#submissions/vacancy.submission';
import { generate } from './generate.ts';

const TODAY = '2026-10-14';
const { vacancies, candidates } = generate({ seed: 2013, today: TODAY });

/** Checks a body the way a service does before it takes it. */
const taken = <Body>(body: object, as: new () => Body): Promise<Body> =>
  validationPipe().transform(JSON.parse(JSON.stringify(body)), { type: 'body', metatype: as });

async function vacancyFacts(body: VacancySubmission): Promise<VacancyFacts> {
  return { ...readVacancy(await taken(body, VacancySubmission), TODAY), open: true };
}

async function candidateFacts(body: CandidateSubmission): Promise<CandidateFacts> {
  const read = readCandidate(await taken(body, CandidateSubmission), new Date(`${TODAY}T12:00:00Z`));
  return {
    consentToMatching: read.consents.some(({ purpose, given }) => purpose === 'matching' && given),
    occupations: read.occupations.map(({ resolved, ...stated }) => ({ ...stated, occupation: resolved })),
    qualifications: read.qualifications.map(({ resolved, ...stated }) => ({ ...stated, occupation: resolved })),
    languages: read.languages.map(({ matchingLevel, ...stated }) => ({ ...stated, level: matchingLevel })),
    availability: read.availability,
  };
}

describe('the services and the sample region', () => {
  test('every vacancy is taken as sent, on any day of the month', async () => {
    for (const today of ['2026-10-01', '2026-10-31', '2027-02-28', '2028-02-29']) {
      for (const vacancy of generate({ seed: 2013, today }).vacancies) {
        const submission = await taken(vacancy, VacancySubmission);
        expect(() => readVacancy(submission, today)).not.toThrow();
      }
    }
  });

  test('every candidate is taken as sent, on any day of the month', async () => {
    for (const today of ['2026-10-01', '2026-10-31', '2028-02-29']) {
      for (const { submission } of generate({ seed: 2013, today }).candidates) {
        const read = await taken(submission, CandidateSubmission);
        expect(() => readCandidate(read, new Date(`${today}T00:00:00Z`))).not.toThrow();
      }
    }
  });

  test('every vacancy has candidates to propose, most more than ten, and every eligibility occurs', async () => {
    const people = await Promise.all(candidates.map(({ submission }) => candidateFacts(submission)));
    const lists = await Promise.all(
      vacancies.map(async (vacancy) => {
        const facts = await vacancyFacts(vacancy);
        return people
          .map((person) => assess(facts, person, defaultRuleset, TODAY))
          .flatMap((fit) => (fit.matched && fit.score >= defaultRuleset.threshold ? [fit] : []));
      }),
    );
    expect(Math.min(...lists.map(({ length }) => length))).toBeGreaterThan(0);
    expect(lists.filter(({ length }) => length > 10).length).toBeGreaterThan(vacancies.length / 2);
    expect(new Set(lists.flat().map(({ eligibility }) => eligibility.status)).size).toBe(4);
  });
});
