import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CACHE } from './home.ts';
import { KAFKA_VERSION } from './kafka-properties.ts';
import { inProject } from './project-root.ts';

const LOWEST_JAVA = 17;
const FETCH_DEADLINE_MS = 300_000;

/** Whether Kafka can be run on this machine without a container. */
export function javaAndMavenAreThere(): boolean {
  return javaVersion() >= LOWEST_JAVA && (existsSync(jarFolder()) || runs('mvn'));
}

/**
 * The folder with Apache Kafka's jars and all they need, fetched by Maven the first time.
 *
 * @throws {Error} with Maven's words if they cannot be fetched
 */
export async function fetchKafkaJars(): Promise<string> {
  const folder = jarFolder();
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  // A folder that appears under its name is complete, even if two starts fetch at the same time.
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    const pom = inProject('tools', 'stack', 'kafka-jars.pom.xml');
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${unfinished}`];
    const version = `-Dkafka.version=${KAFKA_VERSION}`;
    await promisify(execFile)('mvn', ['-q', '-B', '-f', pom, version, ...goal], { timeout: FETCH_DEADLINE_MS });
    if (!existsSync(folder)) renameSync(unfinished, folder);
    return folder;
  } catch (cause) {
    const { stdout, message } = cause as { stdout?: string; message: string };
    throw new Error(`Maven could not fetch Apache Kafka ${KAFKA_VERSION}:\n${stdout || message}`, { cause });
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

const jarFolder = () => join(CACHE, `kafka-${KAFKA_VERSION}`);

const runs = (command: string) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

/** The main version of the Java on the path, 0 if there is none. */
function javaVersion(): number {
  const { stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
}
