import type { VacancyState } from '#contracts/vacancy-event';

/** What is kept of an event that was handled. */
export interface Handled {
  readonly key: string;
  readonly version: number;
  readonly title: string;
}

/** The sending end of a contender. */
export interface Writer {
  start(): Promise<void>;
  /** Settles when the events are accepted: in Kafka, or committed to go there. */
  write(events: readonly VacancyState[]): Promise<void>;
  stop(): Promise<void>;
}

/** The receiving end of a contender, in a process of its own as another service would be. */
export interface Reader {
  /** Settles when it is a member of its group. */
  start(): Promise<void>;
  /** Settles when so many more events have been handled, and committed where there is a database. */
  handled(count: number): Promise<void>;
  /** What was handled since the last call. */
  collect(): Promise<Handled[]>;
  stop(): Promise<void>;
}

/** How to make a reader in another process. */
export interface ReaderPlan {
  readonly kind: 'passung' | 'passung that tells' | 'bare kafkajs' | 'NestJS transport';
  readonly brokers: readonly string[];
  readonly topic: string;
  /** A database with the tables of a service and the table `effect`. */
  readonly databaseUrl: string;
}
