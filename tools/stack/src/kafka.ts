import type { Home } from './home.ts';
import { askKafka } from './kafka-client.ts';
import { dockerIsReachable, kafkaContainer } from './kafka-container.ts';
import { kafkaFromJars } from './kafka-from-jars.ts';
import { javaAndMavenAreThere } from './kafka-jars.ts';
import { freePort, LOOPBACK } from './ports.ts';

const USUAL_PORT = 9092;

/** A Kafka cluster that answers. */
export interface KafkaServer {
  readonly brokers: readonly string[];
  readonly where: string;
  /** Stops it; its data stays. A cluster that was given is left running. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would; its data stays. */
  kill(): Promise<void>;
  /** Starts it again after it was stopped or killed, at the same address. */
  startAgain(): Promise<void>;
}

/**
 * The cluster that `KAFKA_BROKERS` names, else one node of our own: in a container where Docker is reachable, else on
 * Apache Kafka's jars where Java and Maven are there.
 *
 * @throws {Error} naming the ways out if none of them is open, or if the cluster does not answer in time
 */
export async function startKafka(home: Home, { usualPorts = true } = {}): Promise<KafkaServer> {
  const given = process.env.KAFKA_BROKERS;
  if (given) {
    const brokers = given.split(',');
    await askKafka(brokers);
    const where = 'given by KAFKA_BROKERS';
    return { brokers, where, stop: async () => undefined, kill: refuseForGiven, startAgain: refuseForGiven };
  }
  const start = (await dockerIsReachable()) ? kafkaContainer : javaAndMavenAreThere() ? kafkaFromJars : undefined;
  if (!start) {
    throw new Error(
      'Passung needs Kafka and found no way to have one. Any of these will do:\n' +
        '  - give a cluster: KAFKA_BROKERS=host:9092\n' +
        '  - start Docker\n' +
        '  - install Java 17 or later and Maven (Debian: apt-get install openjdk-17-jre-headless maven)',
    );
  }
  const port = await freePort(usualPorts ? USUAL_PORT : undefined);
  let running = await start(home, port);
  return {
    brokers: [`${LOOPBACK}:${port}`],
    where: `${LOOPBACK}:${port}, ${running.how}`,
    stop: () => running.stop(),
    kill: () => running.kill(),
    startAgain: async () => {
      running = await start(home, port);
    },
  };
}

async function refuseForGiven(): Promise<never> {
  throw new Error('Kafka was given by KAFKA_BROKERS; only whoever runs it can end it and start it again.');
}
