import type { DataSource } from 'typeorm';
import { VACANCY_TOPIC } from '#contracts/topics';
import type { VacancyState } from '#contracts/vacancy-event';
import { Outbox } from '#eventing/outbox';
import { Clock } from '#platform/clock';
import { SESSIONS } from '#platform/database-session';
import { JoiningDataSource } from '#platform/idempotency/joining-data-source';
import { withLogFields } from '#platform/log-context';
import type { VacancySubmission } from '#submissions/vacancy.submission';
import { vacancy } from '../../../test/examples.ts';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { CompanyRegister } from '../src/company/company-register.ts';
import { ENTITIES, MIGRATIONS } from '../src/vacancies.module.ts';
import { Expiry } from '../src/vacancy/expiry.ts';
import { Intake } from '../src/vacancy/intake.ts';
import { Postings } from '../src/vacancy/postings.ts';
import { VacancyStore } from '../src/vacancy/vacancy-store.ts';
import { WebhookAnnouncer } from '../src/webhook/webhook-announcer.ts';

/** A clock that a test sets. */
export class TrialClock extends Clock {
  constructor(public moment: Date) {
    super();
  }

  override now(): Date {
    return this.moment;
  }
}

/** The vacancies service without HTTP and Kafka, on a database of its own: what it announces stays in the outbox. */
export class TrialVacancies {
  readonly clock = new TrialClock(new Date());
  private readonly instances: DataSource[] = [];

  private constructor(private readonly database: Awaited<ReturnType<typeof freshDatabase>>) {}

  static async start(): Promise<TrialVacancies> {
    return new TrialVacancies(await freshDatabase());
  }

  /** One of several instances on the same database. */
  async instance() {
    const { clock, database } = this;
    const dataSource = new JoiningDataSource({
      type: 'postgres',
      url: database.url,
      extra: SESSIONS,
      entities: ENTITIES,
      migrations: MIGRATIONS,
    });
    this.instances.push(await dataSource.initialize());
    await dataSource.runMigrations();
    const outbox = new Outbox({ service: 'vacancies', brokers: [], databaseUrl: database.url, withLogFields });
    const store = new VacancyStore(outbox, new WebhookAnnouncer(clock));
    const intake = new Intake(store, new CompanyRegister(outbox), clock);
    const take = (submissions: VacancySubmission[], owner = 'partner') =>
      dataSource.transaction((manager) => intake.take(manager, owner, submissions));
    const postings = new Postings(dataSource, intake);
    return { dataSource, take, intake, postings, expiry: new Expiry(dataSource, store, clock) };
  }

  /** What was announced of vacancies, in order. */
  async announced(): Promise<VacancyState[]> {
    const rows = await (this.instances[0] as DataSource).query(
      'SELECT value FROM outbox WHERE topic = $1 ORDER BY id',
      [VACANCY_TOPIC],
    );
    return rows.map(({ value }: { value: string }) => JSON.parse(value));
  }

  async release(): Promise<void> {
    await Promise.all(this.instances.map((dataSource) => dataSource.destroy()));
    await this.database.drop();
  }
}

/** A vacancy for a plumber, as a partner sends it. */
export const submission = (changes: Partial<VacancySubmission> = {}) => vacancy(changes) as VacancySubmission;
