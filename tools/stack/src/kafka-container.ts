import { existsSync } from 'node:fs';
import type { Home } from './home.ts';
import { KAFKA_VERSION, kafkaProperties } from './kafka-properties.ts';

const DATA = '/var/lib/kafka/data';
const CONTROLLER_PORT = 29_093;

/** Whether a container can be started here. */
export async function dockerIsReachable(): Promise<boolean> {
  if (!process.env.DOCKER_HOST && !existsSync('/var/run/docker.sock')) return false;
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/** One node in a container. Its data is in a volume that is named in the home's data, and so forgotten with it. */
export async function kafkaContainer(home: Home, port: number) {
  const { GenericContainer, Wait } = await import('testcontainers');
  const properties = kafkaProperties({
    port,
    controllerPort: CONTROLLER_PORT,
    listenOn: '0.0.0.0',
    logs: `${DATA}/logs`,
  });
  const variables = Object.entries(properties).map(([key, value]) => [
    `KAFKA_${key.toUpperCase().replaceAll('.', '_')}`,
    value,
  ]);
  const container = await new GenericContainer(`apache/kafka:${KAFKA_VERSION}`)
    .withEnvironment(Object.fromEntries(variables))
    .withExposedPorts({ container: port, host: port })
    .withBindMounts([{ source: `passung-kafka-${home.secret('kafka-volume')}`, target: DATA }])
    .withWaitStrategy(Wait.forLogMessage('Kafka Server started'))
    .start();
  return {
    how: 'in a container',
    stop: async () => void (await container.stop()),
    // Without a grace Docker sends SIGKILL.
    kill: async () => void (await container.stop({ timeout: 0 })),
  };
}
