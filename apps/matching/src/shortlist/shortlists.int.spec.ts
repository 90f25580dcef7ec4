import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import type { CandidateState } from '#contracts/candidate-event';
import type { VacancyState } from '#contracts/vacancy-event';
import { CreateEventingTables1700000000000, EVENTING_ENTITIES } from '#eventing/eventing-tables.migration';
import { Outbox } from '#eventing/outbox';
import { today } from '#platform/calendar';
import { migrate } from '#platform/database.module';
import { assess } from '#scoring/assess';
import { byRank } from '#scoring/rank';
import { defaultRuleset } from '#scoring/ruleset';
import { CEFR_LEVELS, RECOGNITION_STATUSES } from '#scoring/vocabulary';
import { freshDatabase } from '../../../../test/infrastructure.ts';
import { KnownCandidate } from '../candidate/known-candidate.entity.ts';
import { Decision } from '../match/decision.entity.ts';
import { Match } from '../match/match.entity.ts';
import { CreateMatching1700000001000 } from '../migrations/1700000001000-create-matching.ts';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { candidateFacts, vacancyFacts } from './facts.ts';
import { ShortlistWriter } from './shortlist-writer.ts';
import { Shortlists } from './shortlists.ts';

const CANDIDATES = 40;
const VACANCIES = 3;
/** Most in one trade, so that more suit than a shortlist takes. */
const TRADES = [...Array<string>(12).fill('7126'), '7125', '7411', '2221'];

const ids = Array.from({ length: CANDIDATES + VACANCIES }, () => randomUUID());
const candidateIds = ids.slice(0, CANDIDATES);
const vacancyIds = ids.slice(CANDIDATES);

const candidate = fc.record({
  isco: fc.constantFrom(...TRADES),
  experienceYears: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  status: fc.option(fc.constantFrom(...RECOGNITION_STATUSES), { nil: undefined }),
  level: fc.option(fc.constantFrom(...CEFR_LEVELS), { nil: undefined }),
  gone: fc.constantFrom(true, false, false, false),
});
const vacancy = fc.record({
  isco: fc.constantFrom(...TRADES),
  level: fc.constantFrom(...CEFR_LEVELS),
  open: fc.constantFrom(true, true, true, false),
});
const change = fc.oneof(
  { weight: 20, arbitrary: fc.record({ candidate: fc.nat(CANDIDATES - 1), to: candidate }) },
  { weight: 1, arbitrary: fc.record({ vacancy: fc.nat(VACANCIES - 1), to: vacancy }) },
);

type Profile = typeof candidate extends fc.Arbitrary<infer Value> ? Value : never;

function candidateState(id: string, version: number, to: Profile): CandidateState {
  const occupation = { isco: to.isco };
  const { experienceYears, status, level } = to;
  return {
    id,
    version,
    occupations: [{ occupation, ...(experienceYears === undefined ? {} : { experienceYears }) }],
    qualifications: [{ occupation, ...(status === undefined ? {} : { recognition: { status } }) }],
    languages: level === undefined ? [] : [{ language: 'de', level }],
    availability: { from: '2020-01-01', engagements: ['permanent'], regions: ['DE'] },
  };
}

function vacancyState(
  id: string,
  version: number,
  to: { isco: string; level: (typeof CEFR_LEVELS)[number]; open: boolean },
): VacancyState {
  return {
    id,
    version,
    externalRef: id,
    companyId: id,
    title: 'Fachkraft',
    occupation: { isco: to.isco },
    engagement: 'permanent',
    demand: 'open',
    status: to.open ? 'open' : 'filled',
    positions: 1,
    startsOn: '2099-01-01',
    validThrough: '2099-12-31',
    workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE' },
    requirements: {
      recognition: 'preferred',
      experienceYears: 3,
      languages: [{ language: 'de', level: to.level, importance: 'must' }],
    },
    updatedAt: '2026-11-01T00:00:00.000Z',
  };
}

describe('Shortlists that follow each change', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let dataSource: DataSource;
  const options = {
    service: 'matching',
    brokers: [],
    databaseUrl: '',
    withLogFields: <R>(_: object, work: () => R) => work(),
  };
  const shortlists = new Shortlists(new ShortlistWriter(new Outbox(options)));

  beforeAll(async () => {
    database = await freshDatabase();
    dataSource = await migrate(
      await new DataSource({
        type: 'postgres',
        url: database.url,
        entities: [...EVENTING_ENTITIES, KnownVacancy, KnownCandidate, Match, Decision],
        migrations: [CreateEventingTables1700000000000, CreateMatching1700000001000],
      }).initialize(),
    );
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  test('are what scoring every pair anew would give, after any order of changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 100, maxLength: 160 }), async (changes) => {
        await dataSource.query('TRUNCATE known_vacancy, known_candidate, match, decision, outbox CASCADE');
        const candidates = new Map<string, CandidateState>();
        const vacancies = new Map<string, VacancyState>();
        let version = 0;
        for (const step of changes) {
          version += 1;
          await dataSource.transaction(async (manager) => {
            if ('vacancy' in step) {
              const state = vacancyState(vacancyIds[step.vacancy]!, version, step.to);
              vacancies.set(state.id, state);
              await shortlists.vacancyChanged(manager, state);
              return;
            }
            const id = candidateIds[step.candidate]!;
            if (step.to.gone && candidates.delete(id)) return shortlists.candidateGone(manager, id);
            const state = candidateState(id, version, step.to);
            candidates.set(id, state);
            await shortlists.candidateChanged(manager, state);
          });
        }
        for (const { id } of vacancies.values()) {
          expect(await standing(id)).toEqual(bruteForce(vacancies.get(id)!, [...candidates.values()]));
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);

  test('announce each step, so that whoever follows the events has the same shortlists', async () => {
    const events: { headers: { ce_type: string }; value: string }[] = await dataSource.query(
      'SELECT headers, value FROM outbox ORDER BY id',
    );
    const followed = new Map<string, string>();
    for (const { headers, value } of events) {
      const { id, score, status } = JSON.parse(value);
      followed.set(id, `${status} ${score}`);
      expect(headers.ce_type).toBe(`match.${status === 'withdrawn' ? 'withdrawn' : headers.ce_type.slice(6)}`);
    }
    const rows = await dataSource.manager.find(Match);
    expect(followed).toEqual(new Map(rows.map(({ id, status, score }) => [id, `${status} ${score}`])));
  });

  test('a confirmed match that lost its ground stays flagged, and takes no place, while others change', async () => {
    await dataSource.query('TRUNCATE known_vacancy, known_candidate, match, decision, outbox CASCADE');
    const [vacancyId, gone, other] = [vacancyIds[0]!, candidateIds[0]!, candidateIds[1]!];
    const suitable: Profile = { isco: '7126', experienceYears: 3, status: 'full', level: 'C1', gone: false };
    const nominate = (id: string, version: number, to: Profile) =>
      dataSource.transaction((manager) => shortlists.candidateChanged(manager, candidateState(id, version, to)));
    await dataSource.transaction((manager) =>
      shortlists.vacancyChanged(manager, vacancyState(vacancyId, 1, { isco: '7126', level: 'B1', open: true })),
    );
    await nominate(gone, 1, suitable);
    await dataSource.manager.update(Match, { candidateId: gone }, { status: 'confirmed' });
    await dataSource.transaction((manager) => shortlists.candidateGone(manager, gone));
    await nominate(other, 1, suitable);
    await nominate(other, 2, { ...suitable, experienceYears: 1 });
    const match = await dataSource.manager.findOneByOrFail(Match, { candidateId: gone });
    expect(match).toMatchObject({ status: 'confirmed', lostGround: 'candidate-gone' });
  });

  async function standing(vacancyId: string): Promise<string[]> {
    const matches = await dataSource.manager.findBy(Match, { vacancyId, status: 'proposed' });
    return matches.sort(byRank).map(({ candidateId, score, scoreToday }) => `${candidateId} ${score} ${scoreToday}`);
  }

  function bruteForce(vacancy: VacancyState, candidates: CandidateState[]): string[] {
    return candidates
      .map((state) => ({
        candidateId: state.id,
        fit: assess(vacancyFacts(vacancy, today()), candidateFacts(state), defaultRuleset, today()),
      }))
      .flatMap(({ candidateId, fit }) =>
        fit.matched && fit.score >= defaultRuleset.threshold ? [{ candidateId, ...fit }] : [],
      )
      .sort(byRank)
      .slice(0, defaultRuleset.shortlistSize)
      .map(({ candidateId, score, scoreToday }) => `${candidateId} ${score} ${scoreToday}`);
  }
});
