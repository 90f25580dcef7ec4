import { DataSource } from 'typeorm';
import type { CandidateState } from '#contracts/candidate-event';
import { candidateExample, vacancyExample } from '#contracts/event-examples';
import type { VacancyState } from '#contracts/vacancy-event';
import { migrate } from '#platform/database.module';
import { SESSIONS } from '#platform/database-session';
import { Precondition } from '#platform/versioned';
import { defaultRuleset, type Ruleset } from '#scoring/ruleset';
import { freshDatabase } from '../../../test/infrastructure.ts';
import type { DecisionService } from '../src/decision/decision.service.ts';
import { MATCHING_ENTITIES, MATCHING_MIGRATIONS } from '../src/matching.tables.ts';
import { keepRuleset } from '../src/ruleset/keep-ruleset.ts';
import { SimulatedWork } from '../src/shortlist/simulated-work.spec.ts';

/** Matching on a real database of its own: what events would do is called, and the work topic is a list. */
export class TrialMatching {
  private constructor(
    readonly url: string,
    readonly dataSource: DataSource,
    public work: SimulatedWork,
    private readonly drop: () => Promise<void>,
  ) {}

  static async create(): Promise<TrialMatching> {
    const database = await freshDatabase();
    const dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      extra: SESSIONS,
      entities: MATCHING_ENTITIES,
      migrations: MATCHING_MIGRATIONS,
    }).initialize();
    await migrate(dataSource);
    const ruleset = await keepRuleset(dataSource, defaultRuleset);
    return new TrialMatching(database.url, dataSource, new SimulatedWork(dataSource, ruleset), database.drop);
  }

  async release(): Promise<void> {
    await this.dataSource.destroy();
    await this.drop();
  }

  /** What happens when the service is started anew with this ruleset: outdated shortlists are matched anew. */
  async startWith(ruleset: Ruleset): Promise<void> {
    this.work = new SimulatedWork(this.dataSource, await keepRuleset(this.dataSource, ruleset));
    this.work.outdated.onApplicationBootstrap();
    await this.work.outdated.beforeApplicationShutdown();
    await this.work.takeAll(0);
  }

  /** A vacancy for a plumber with German at B1, unless `changes` says otherwise. */
  async post(changes: Partial<VacancyState> & { id: string }): Promise<void> {
    const state = { ...vacancyExample, startsOn: '2099-03-01', validThrough: '2099-12-31', ...changes };
    await this.dataSource.transaction((transaction) =>
      this.work.vacancies.take(transaction, new Map([[state.id, state]])),
    );
    await this.work.takeAll(0);
  }

  /** A plumber whose recognition is under way, with German at A2 and a course to B1, unless `changes` says otherwise. */
  async nominate(changes: Partial<CandidateState> & { id: string }): Promise<void> {
    const state = { ...candidateExample, ...changes };
    await this.dataSource.transaction((transaction) =>
      this.work.candidates.take(transaction, new Map([[state.id, state]])),
    );
    await this.work.takeAll(0);
  }

  /** What the coordinator `coordinator-1` decides about a proposal. */
  async decide(matchId: string, decision: Parameters<DecisionService['decide']>[2]): Promise<void> {
    const caller = { subject: 'coordinator-1', organisation: 'city', roles: ['coordinator' as const] };
    await this.work.decisions.decide(caller as never, matchId, decision, new Precondition(undefined));
  }
}
