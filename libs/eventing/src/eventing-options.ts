/** What a service tells the eventing module about itself. */
export interface EventingOptions {
  /** The service's name: source of its events, name of its consumer group and of its Kafka clients. */
  readonly service: string;
  readonly brokers: string[];
  readonly databaseUrl: string;
  /** Runs `work` so that every log line it writes carries `fields`. */
  readonly withLogFields: <Result>(fields: Record<string, unknown>, work: () => Result) => Result;
}

export const EVENTING_OPTIONS = Symbol('EventingOptions');
