import { DataSource } from 'typeorm';
import { EVENTING_ENTITIES, EVENTING_MIGRATIONS } from '#eventing/eventing-tables.migration';
import { Outbox } from '#eventing/outbox';
import { Clock } from '#platform/clock';
import { SESSIONS } from '#platform/database-session';
import { Precondition } from '#platform/versioned';
import type { CandidateSubmission } from '#submissions/candidate.submission';
import { candidate } from '../../../test/examples.ts';
import { freshDatabase, infrastructure, unique } from '../../../test/infrastructure.ts';
import { AccessLog } from '../src/access-log/access-log.ts';
import { AccessRow } from '../src/access-log/access-record.entity.ts';
import { SealedCandidate } from '../src/candidate/candidate.entity.ts';
import { CandidateService } from '../src/candidate/candidate.service.ts';
import { CandidateHistory } from '../src/candidate/candidate-history.ts';
import { CandidateStore } from '../src/candidate/candidate-store.ts';
import { ConsentRow, RecognitionStepRow } from '../src/candidate/history.entity.ts';
import { Lookup } from '../src/encryption/lookup.ts';
import { MasterKeys, newMasterKey } from '../src/encryption/master-keys.ts';
import { PersonKey } from '../src/encryption/person-key.entity.ts';
import { PersonSeals } from '../src/encryption/person-seal.ts';
import { ErasedPlace, Erasure } from '../src/erasure/erasure.entity.ts';
import { Erasures } from '../src/erasure/erasures.ts';
import { Introduction } from '../src/introduction/introduction.entity.ts';
import { Introductions } from '../src/introduction/introductions.ts';
import { CreateEncryptedCandidates1700000002000 } from '../src/migrations/1700000002000-create-encrypted-candidates.ts';
import { CreateCandidateHistory1700000006000 } from '../src/migrations/1700000006000-create-candidate-history.ts';
import { IntroduceCandidates1700000008000 } from '../src/migrations/1700000008000-introduce-candidates.ts';

/** Somebody of an institution. */
export const caller = { subject: 'agnese', organisation: 'school', roles: ['institution'] as const };

/** The parts of the candidates service on a database of their own, without HTTP and Kafka. */
export class TrialCandidates {
  private constructor(
    readonly dataSource: DataSource,
    readonly service: CandidateService,
    readonly store: CandidateStore,
    readonly erasures: Erasures,
    readonly accessLog: AccessLog,
    readonly introductions: Introductions,
    private readonly drop: () => Promise<void>,
  ) {}

  static async create(clock = new Clock()): Promise<TrialCandidates> {
    const { url, drop } = await freshDatabase();
    const dataSource = await new DataSource({
      type: 'postgres',
      url,
      extra: SESSIONS,
      entities: [
        ...EVENTING_ENTITIES,
        PersonKey,
        SealedCandidate,
        ConsentRow,
        RecognitionStepRow,
        AccessRow,
        Erasure,
        ErasedPlace,
        Introduction,
      ],
      migrations: [
        ...EVENTING_MIGRATIONS,
        CreateEncryptedCandidates1700000002000,
        CreateCandidateHistory1700000006000,
        IntroduceCandidates1700000008000,
      ],
    }).initialize();
    await dataSource.runMigrations();
    const masterKeys = new MasterKeys({ MASTER_KEYS: newMasterKey() });
    const seals = new PersonSeals(masterKeys);
    const lookup = new Lookup(dataSource, masterKeys);
    await lookup.onModuleInit();
    const brokers = [...infrastructure().kafkaBrokers];
    const outbox = new Outbox({ service: 'candidates', brokers, databaseUrl: url, withLogFields: (_, work) => work() });
    const store = new CandidateStore(dataSource, seals, lookup);
    const introductions = new Introductions(dataSource, store, outbox, clock);
    const history = new CandidateHistory(dataSource, seals);
    const service = new CandidateService(dataSource, store, history, outbox, introductions);
    const erasures = new Erasures(dataSource, store, outbox);
    return new TrialCandidates(
      dataSource,
      service,
      store,
      erasures,
      new AccessLog(dataSource, seals),
      introductions,
      drop,
    );
  }

  /** @returns the id */
  async nominate(externalRef = unique('ref'), changes: Partial<CandidateSubmission> = {}): Promise<string> {
    const submission = candidate(changes) as CandidateSubmission;
    return (await this.service.put(caller, externalRef, submission, new Precondition(undefined))).candidate.id;
  }

  /** Events that wait for the relay, oldest first. */
  outbox(): Promise<{ topic: string; key: string; value: string | null; headers: Record<string, string> }[]> {
    return this.dataSource.query('SELECT topic, key, value, headers FROM outbox ORDER BY id');
  }

  async release(): Promise<void> {
    await this.dataSource.destroy();
    await this.drop();
  }
}
