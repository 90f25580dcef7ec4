import { Logger } from '@nestjs/common';
import { Kafka, type logCreator, logLevel } from 'kafkajs';
import type { EventingOptions } from './eventing-options.ts';

/** kafkajs calls an error what it then retries; for an operator that is a warning at most. */
const toNestLog: logCreator = () => {
  const logger = new Logger('Kafka');
  return ({ level, namespace, log }) => {
    const line = `${namespace}: ${log.message}${log.error ? ` (${log.error})` : ''}`;
    if (level <= logLevel.WARN) logger.warn(line);
    else logger.debug(line);
  };
};

/** A Kafka client that keeps trying: a broker that is away is a passing state. */
export function kafkaClient(options: EventingOptions): Kafka {
  return new Kafka({
    clientId: `passung-${options.service}`,
    brokers: options.brokers,
    connectionTimeout: 3_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: Number.MAX_SAFE_INTEGER },
    logLevel: logLevel.WARN,
    logCreator: toNestLog,
  });
}
