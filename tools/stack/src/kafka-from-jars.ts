import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Home } from './home.ts';
import { askKafka } from './kafka-client.ts';
import { fetchKafkaJars } from './kafka-jars.ts';
import { kafkaProperties } from './kafka-properties.ts';
import { freePort, LOOPBACK } from './ports.ts';

const START_DEADLINE_MS = 60_000;
const STOP_GRACE_MS = 15_000;

/** A small heap and a quick start rather than the highest throughput. */
const JVM_FLAGS = [
  '-Xms128m',
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:+ExitOnOutOfMemoryError',
];

/** One node on Apache Kafka's own jars. */
export async function kafkaFromJars(home: Home, port: number) {
  const jars = join(await fetchKafkaJars(), '*');
  const folder = join(home.data, 'kafka');
  const logs = join(folder, 'logs');
  mkdirSync(folder, { recursive: true });

  const propertiesFile = join(folder, 'server.properties');
  const properties = kafkaProperties({ port, controllerPort: await freePort(), listenOn: LOOPBACK, logs });
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}`);
  writeFileSync(propertiesFile, `${lines.join('\n')}\n`);
  if (!existsSync(join(logs, 'meta.properties'))) {
    rmSync(logs, { recursive: true, force: true });
    const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', propertiesFile];
    await promisify(execFile)('java', [...JVM_FLAGS, '-cp', jars, ...format], { cwd: folder });
  }
  const server = home.startPart({
    name: 'kafka',
    command: 'java',
    args: [...JVM_FLAGS, '-cp', jars, 'kafka.Kafka', propertiesFile],
    cwd: folder,
    graceMs: STOP_GRACE_MS,
  });
  await server.untilReady(START_DEADLINE_MS, () => askKafka([`${LOOPBACK}:${port}`]));
  return { how: 'on Java', stop: () => server.stop(), kill: () => server.kill() };
}

/** Kafka takes 16 bytes in the URL-safe base 64, not beginning with a hyphen. */
const clusterId = () => randomBytes(16).toString('base64url').replace(/^-/, 'A');
