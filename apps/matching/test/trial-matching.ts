import { DataSource } from 'typeorm';
import type { CandidateState } from '#contracts/candidate-event';
import { candidateExample, vacancyExample } from '#contracts/event-examples';
import type { VacancyState } from '#contracts/vacancy-event';
import { CreateEventingTables1700000000000, EVENTING_ENTITIES } from '#eventing/eventing-tables.migration';
import { migrate } from '#platform/database.module';
import { defaultRuleset, type Ruleset } from '#scoring/ruleset';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { KnownCandidate } from '../src/candidate/known-candidate.entity.ts';
import { ErasedCandidate } from '../src/erasure/erased-candidate.entity.ts';
import { Decision } from '../src/match/decision.entity.ts';
import { Match } from '../src/match/match.entity.ts';
import { CreateMatching1700000001000 } from '../src/migrations/1700000001000-create-matching.ts';
import { CreateErasedCandidates1700000005000 } from '../src/migrations/1700000005000-create-erased-candidates.ts';
import { KeepReasonsApart1700000007000 } from '../src/migrations/1700000007000-keep-reasons-apart.ts';
import { OneWriterAField1700000010000 } from '../src/migrations/1700000010000-one-writer-a-field.ts';
import { KeepProposals1700000011000 } from '../src/migrations/1700000011000-keep-proposals.ts';
import { keepRuleset } from '../src/ruleset/keep-ruleset.ts';
import { SimulatedWork } from '../src/shortlist/simulated-work.spec.ts';
import { KnownVacancy } from '../src/vacancy/known-vacancy.entity.ts';

/** Matching on a real database of its own: what events would do is called, and the work topic is a list. */
export class TrialMatching {
  private constructor(
    readonly url: string,
    readonly dataSource: DataSource,
    private work: SimulatedWork,
    private readonly drop: () => Promise<void>,
  ) {}

  static async create(): Promise<TrialMatching> {
    const database = await freshDatabase();
    const dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      entities: [...EVENTING_ENTITIES, KnownVacancy, KnownCandidate, Match, Decision, ErasedCandidate],
      migrations: [
        CreateEventingTables1700000000000,
        CreateMatching1700000001000,
        CreateErasedCandidates1700000005000,
        KeepReasonsApart1700000007000,
        OneWriterAField1700000010000,
        KeepProposals1700000011000,
      ],
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
}
