import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { DataSource, type EntityManager } from 'typeorm';
import type { CandidateState } from '#contracts/candidate-event';
import { MATCH_TOPIC } from '#contracts/topics';
import type { VacancyState } from '#contracts/vacancy-event';
import { partitionOf } from '#eventing/partition-of';
import { occupationalField } from '#occupations/occupational-field';
import { today } from '#platform/calendar';
import { migrate } from '#platform/database.module';
import { Precondition } from '#platform/versioned';
import { assess } from '#scoring/assess';
import { byRank } from '#scoring/rank';
import { contentOf, defaultRuleset, readRuleset } from '#scoring/ruleset';
import { CEFR_LEVELS, RECOGNITION_STATUSES } from '#scoring/vocabulary';
import { freshDatabase } from '../../../../test/infrastructure.ts';
import { Match } from '../match/match.entity.ts';
import { MATCHING_ENTITIES, MATCHING_MIGRATIONS } from '../matching.tables.ts';
import { keepRuleset } from '../ruleset/keep-ruleset.ts';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { candidateFacts, vacancyFacts } from './facts.ts';
import { PARTITIONS, SimulatedWork } from './simulated-work.spec.ts';

const CANDIDATES = 12;
const VACANCIES = 3;
/** Small, so that few candidates are enough to crowd each other out. */
const RULESET = readRuleset({ ...contentOf(defaultRuleset), shortlistSize: 4 });
/** Most in one trade; the others are related to it, within its occupational field or in another. */
const TRADES = ['7126', '7126', '7126', '7126', '7125', '7212', '3115', '2221'];
const FIELDS = [...new Set(TRADES.map((isco) => occupationalField({ isco })))];
/** How many worlds are tried, and which: `PASSUNG_WORLDS=10000 PASSUNG_SEED=1 npm test -- int shortlists.int` takes its time. */
const WORLDS = Number(process.env.PASSUNG_WORLDS ?? 20);
const SEED = Number(process.env.PASSUNG_SEED ?? Date.now() % 2 ** 31);

/** Of the seed as well, since ids decide ties. */
const idOf = (number: number) =>
  createHash('sha256')
    .update(`${SEED} ${number}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
const ids = Array.from({ length: CANDIDATES + VACANCIES }, (_, number) => idOf(number));
const candidateIds = ids.slice(0, CANDIDATES);
const vacancyIds = ids.slice(CANDIDATES);

const profile = fc.record({
  trades: fc.uniqueArray(fc.constantFrom(...TRADES), { minLength: 1, maxLength: 2 }),
  experienceYears: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
  status: fc.option(fc.constantFrom(...RECOGNITION_STATUSES), { nil: undefined }),
  level: fc.option(fc.constantFrom(...CEFR_LEVELS), { nil: undefined }),
  gone: fc.constantFrom(true, false, false, false),
});
const demand = fc.record({
  isco: fc.constantFrom(...TRADES),
  level: fc.constantFrom(...CEFR_LEVELS),
  open: fc.constantFrom(true, true, true, true, false),
});
const take = fc.record({
  instance: fc.nat(2),
  partition: fc.nat(1),
  messages: fc.integer({ min: 1, max: 20 }),
  fails: fc.constantFrom(true, false, false, false),
  prepares: fc.option(fc.nat(2), { nil: undefined }),
});
const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ candidate: fc.nat(CANDIDATES - 1), to: profile }) },
  { weight: 1, arbitrary: fc.record({ vacancy: fc.nat(VACANCIES - 1), to: demand }) },
  {
    weight: 1,
    arbitrary: fc.record({ decide: fc.constantFrom('confirm' as const, 'decline' as const), which: fc.nat() }),
  },
  { weight: 6, arbitrary: take },
);
const beginning = fc.array(
  demand.map((to) => ({ ...to, open: true })),
  { minLength: VACANCIES, maxLength: VACANCIES },
);

type Profile = typeof profile extends fc.Arbitrary<infer Value> ? Value : never;
type Demand = typeof demand extends fc.Arbitrary<infer Value> ? Value : never;

function candidateState(id: string, version: number, to: Profile): CandidateState {
  const { experienceYears, status, level } = to;
  return {
    id,
    version,
    occupations: to.trades.map((isco) => ({
      occupation: { isco },
      ...(experienceYears === undefined ? {} : { experienceYears }),
    })),
    qualifications: to.trades.map((isco) => ({
      occupation: { isco },
      ...(status === undefined ? {} : { recognition: { status } }),
    })),
    languages: level === undefined ? [] : [{ language: 'de', level }],
    availability: { from: '2020-01-01', engagements: ['permanent'], regions: ['DE'] },
  };
}

function vacancyState(id: string, version: number, to: Demand): VacancyState {
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

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await freshDatabase();
    dataSource = await migrate(
      await new DataSource({
        type: 'postgres',
        url: database.url,
        entities: MATCHING_ENTITIES,
        migrations: MATCHING_MIGRATIONS,
      }).initialize(),
    );
    await keepRuleset(dataSource, RULESET);
  });

  beforeEach(() => empty());

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  test(
    'are what scoring every pair anew gives, after any order of changes and decisions, on one instance or while three take the fields from each other and read them in advance, and while transactions fail',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          beginning,
          fc.array(step, { minLength: 30, maxLength: 60 }),
          fc.constantFrom(1, 3),
          fc.nat(2),
          async (first, steps, instances, last) => {
            await empty();
            const world = new World(dataSource);
            for (const [number, to] of first.entries()) await world.changeVacancy(number, to);
            for (const one of steps) {
              if ('vacancy' in one) await world.changeVacancy(one.vacancy, one.to);
              else if ('candidate' in one) await world.changeCandidate(one.candidate, one.to);
              else if ('decide' in one) await world.decide(one.decide, one.which);
              else await world.work.take({ ...one, instance: one.instance % instances });
            }
            await world.work.takeAll(last % instances);
            for (const id of world.vacancies.keys()) expect(await standing(id)).toEqual(world.expected(id));
            expect(await followed()).toEqual(await stored());
          },
        ),
        { numRuns: WORLDS, seed: SEED, endOnFailure: true },
      );
    },
    Math.max(120_000, WORLDS * 2_000),
  );

  test('what an instance reads in advance is thrown away if another has worked on the partition meanwhile', async () => {
    const world = new World(dataSource);
    const suitable: Profile = { trades: ['7126'], experienceYears: 3, status: 'full', level: 'C1', gone: false };
    const partition = partitionOf('71', PARTITIONS);
    const neighbour = TRADES.find((isco) => {
      const field = occupationalField({ isco });
      return field !== '71' && partitionOf(field, PARTITIONS) === partition;
    });
    await world.changeVacancy(0, { isco: '7126', level: 'B1', open: true });
    await world.changeCandidate(0, suitable);
    await world.work.takeAll(0);
    const [read, released] = [new Gate(), new Gate()];
    const held = {
      transaction: async (work: (transaction: EntityManager) => Promise<unknown>) => {
        const field = await dataSource.manager.transaction(work);
        read.open();
        await released.passed;
        return field;
      },
    };
    const preparing = world.work.prepare(1, partition, held as EntityManager);
    await read.passed;
    await world.changeCandidate(1, suitable);
    await world.work.takeAll(0);
    await world.changeVacancy(1, { isco: neighbour!, level: 'B1', open: true });
    await world.work.takeAll(1);
    released.open();
    await preparing;
    await world.changeVacancy(0, { isco: '7126', level: 'A2', open: true });
    await world.work.takeAll(1);
    expect(await standing(vacancyIds[0]!)).toEqual(world.expected(vacancyIds[0]!));
  });

  test('a confirmed match that lost its ground stays flagged, and takes no place, while others change', async () => {
    const world = new World(dataSource);
    const suitable: Profile = { trades: ['7126'], experienceYears: 3, status: 'full', level: 'C1', gone: false };
    await world.changeVacancy(0, { isco: '7126', level: 'B1', open: true });
    await world.changeCandidate(0, suitable);
    await world.work.takeAll(0);
    await world.decide('confirm', 0);
    await world.changeCandidate(0, { ...suitable, gone: true });
    await world.changeCandidate(1, suitable);
    await world.changeCandidate(1, { ...suitable, experienceYears: 1 });
    await world.work.takeAll(1);
    const match = await dataSource.manager.findOneByOrFail(Match, { candidateId: candidateIds[0]! });
    expect(match).toMatchObject({ status: 'confirmed', lostGround: 'candidate-gone' });
  });

  test('a confirmed match hears that its candidate is gone, or back, also after the vacancy went to another field', async () => {
    const world = new World(dataSource);
    const plumber: Profile = { trades: ['7126'], experienceYears: 3, status: 'full', level: 'C1', gone: false };
    const flags = () => standing(vacancyIds[0]!);
    await world.changeVacancy(0, { isco: '7126', level: 'B1', open: true });
    await world.changeCandidate(0, plumber);
    await world.work.takeAll(0);
    await world.decide('confirm', 0);
    await world.changeVacancy(0, { isco: '2221', level: 'B1', open: true });
    await world.work.takeAll(0);
    expect(await flags()).toEqual([`${candidateIds[0]} confirmed no-longer-suitable`]);
    await world.changeCandidate(0, { ...plumber, gone: true });
    await world.work.takeAll(0);
    expect(await flags()).toEqual([`${candidateIds[0]} confirmed candidate-gone`]);
    await world.changeCandidate(0, plumber);
    await world.work.takeAll(0);
    expect(await flags()).toEqual([`${candidateIds[0]} confirmed no-longer-suitable`]);
  });

  test('shortlists of an earlier day, or by another ruleset, are made anew, once however often it is looked', async () => {
    const world = new World(dataSource);
    await world.changeVacancy(0, { isco: '7126', level: 'B1', open: true });
    await world.changeCandidate(0, { trades: ['7126'], experienceYears: 3, status: 'full', level: 'C1', gone: false });
    await world.work.takeAll(0);
    await dataSource.query("UPDATE known_vacancy SET assessed_on = '2020-01-01'");
    // As it would be if a course had ended overnight.
    await dataSource.query('UPDATE match SET score_today = 1');
    world.work.outdated.onApplicationBootstrap();
    await world.work.outdated.beforeApplicationShutdown();
    world.work.outdated.onApplicationBootstrap();
    await world.work.outdated.beforeApplicationShutdown();
    const [{ count }] = await dataSource.query("SELECT count(*)::int FROM outbox WHERE topic = 'matching.work.v1'");
    expect(count).toBe(1);
    await world.work.takeAll(0);
    expect(await dataSource.manager.findOneByOrFail(Match, {})).toMatchObject({ scoreToday: 95, version: 2 });
    expect(await dataSource.manager.findOneByOrFail(KnownVacancy, {})).toMatchObject({ assessedOn: today() });
  });

  const empty = async () => {
    const logs = ['decision', 'proposal', 'proposed_vacancy', 'proposed_candidate'];
    await dataSource.transaction(async (transaction) => {
      // Nobody but a superuser can empty the logs.
      await transaction.query('SET LOCAL session_replication_role = replica');
      for (const table of [...logs, 'decision_note', 'match', 'known_vacancy', 'known_candidate', 'outbox']) {
        await transaction.query(`DELETE FROM ${table}`);
      }
    });
  };

  async function standing(vacancyId: string): Promise<string[]> {
    const matches = await dataSource.manager.findBy(Match, { vacancyId });
    return matches
      .filter(({ status }) => status === 'proposed' || status === 'confirmed')
      .map(({ candidateId, status, score, scoreToday, lostGround }) =>
        lostGround === null
          ? `${candidateId} ${status} ${score} ${scoreToday}`
          : `${candidateId} ${status} ${lostGround}`,
      )
      .sort();
  }

  /** The newest state of each match as the announced events tell it. */
  async function followed(): Promise<Map<string, string>> {
    const events: { value: string }[] = await dataSource.query(
      'SELECT value FROM outbox WHERE topic = $1 ORDER BY id',
      [MATCH_TOPIC],
    );
    return new Map(
      events.map(({ value }) => {
        const { id, status, score, version } = JSON.parse(value);
        return [id, `${status} ${score} version ${version}`];
      }),
    );
  }

  async function stored(): Promise<Map<string, string>> {
    const matches = await dataSource.manager.find(Match);
    return new Map(matches.map(({ id, status, score, version }) => [id, `${status} ${score} version ${version}`]));
  }
});

class Gate {
  open!: () => void;
  readonly passed = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

/** What was sent, and what shortlists must be of it. */
class World {
  readonly work: SimulatedWork;
  readonly vacancies = new Map<string, VacancyState>();
  private readonly candidates = new Map<string, CandidateState>();
  private readonly decisions = new Map<string, 'confirm' | 'decline'>();
  private version = 0;

  constructor(private readonly dataSource: DataSource) {
    this.work = new SimulatedWork(dataSource, RULESET, FIELDS);
  }

  async changeVacancy(number: number, to: Demand): Promise<void> {
    this.version += 1;
    const state = vacancyState(vacancyIds[number]!, this.version, to);
    this.vacancies.set(state.id, state);
    await this.dataSource.transaction((transaction) =>
      this.work.vacancies.take(transaction, new Map([[state.id, state]])),
    );
  }

  async changeCandidate(number: number, to: Profile): Promise<void> {
    this.version += 1;
    const id = candidateIds[number]!;
    const state = to.gone ? null : candidateState(id, this.version, to);
    if (state === null) this.candidates.delete(id);
    else this.candidates.set(id, state);
    await this.dataSource.transaction((transaction) => this.work.candidates.take(transaction, new Map([[id, state]])));
  }

  async decide(decision: 'confirm' | 'decline', which: number): Promise<void> {
    const proposed = await this.dataSource.manager.find(Match, { where: { status: 'proposed' }, order: { id: 'ASC' } });
    const match = proposed[which % proposed.length];
    if (match === undefined) return;
    const caller = { subject: 'coordinator', organisation: 'city', roles: ['coordinator' as const] };
    const submission = { decision, reason: 'other' as const, note: 'Entschieden' };
    await this.work.decisions.decide(caller as never, match.id, submission, new Precondition(undefined));
    this.decisions.set(`${match.vacancyId} ${match.candidateId}`, decision);
  }

  expected(vacancyId: string): string[] {
    const vacancy = this.vacancies.get(vacancyId)!;
    const decided = (id: string) => this.decisions.get(`${vacancyId} ${id}`);
    const suitable = [...this.candidates.values()]
      .filter(({ id }) => decided(id) !== 'decline')
      .flatMap((state) => {
        const fit = assess(vacancyFacts(vacancy, today()), candidateFacts(state), RULESET, today());
        return fit.matched && fit.score >= RULESET.threshold ? [{ candidateId: state.id, ...fit }] : [];
      })
      .sort(byRank);
    const suits = new Set(suitable.map(({ candidateId }) => candidateId));
    const lost = candidateIds.filter((id) => decided(id) === 'confirm' && !suits.has(id));
    const ground = (id: string) => {
      if (vacancy.status !== 'open') return 'vacancy-closed';
      return this.candidates.has(id) ? 'no-longer-suitable' : 'candidate-gone';
    };
    return [
      ...suitable
        .filter(({ candidateId }, place) => place < RULESET.shortlistSize || decided(candidateId) === 'confirm')
        .map(({ candidateId, score, scoreToday }) => {
          const status = decided(candidateId) === 'confirm' ? 'confirmed' : 'proposed';
          return `${candidateId} ${status} ${score} ${scoreToday}`;
        }),
      ...lost.map((id) => `${id} confirmed ${ground(id)}`),
    ].sort();
  }
}
