import { Kafka, logLevel } from 'kafkajs';

/** Settles with `true` when a broker answers. */
export async function askKafka(brokers: readonly string[]): Promise<true> {
  const admin = kafkaClient(brokers).admin();
  try {
    await admin.connect();
    await admin.describeCluster();
  } finally {
    await admin.disconnect();
  }
  return true;
}

/** A client for the stack's own errands; it gives up soon, since whoever uses it asks again. */
export const kafkaClient = (brokers: readonly string[]) =>
  new Kafka({ clientId: 'stack', brokers: [...brokers], logLevel: logLevel.NOTHING, retry: { retries: 1 } });
