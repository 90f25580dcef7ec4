import { join } from 'node:path';
import { DEFAULT_HOME, Home } from './home.ts';
import { type Infrastructure, startInfrastructure } from './infrastructure.ts';
import { Progress } from './progress.ts';
import { serveRemoteControl } from './remote-control.ts';
import { startPassung } from './stack.ts';

/** What a test is told about the infrastructure it may use. */
export interface TestInfrastructure {
  /** The URL of a role that may create roles and databases. */
  readonly postgresUrl: string;
  readonly kafkaBrokers: string[];
  readonly smtpUrl: string;
  readonly inboxUrl: string | null;
  /** Answers all mails as JSON. */
  readonly inboxApiUrl: string | null;
}

const onTerminal = () => new Progress((line) => process.stderr.write(`${line}\n`));

/** Starts the infrastructure of the integration tests, empty, on free ports. */
export async function startInfrastructureForTests() {
  const home = await Home.open(join(DEFAULT_HOME, 'test-infrastructure'), { fresh: true });
  const infrastructure = await startInfrastructure(home, onTerminal(), { usualPorts: false });
  const stop = async () => {
    await infrastructure.stop();
    home.close();
  };
  return { infrastructure: tell(infrastructure), stop };
}

/**
 * Starts the whole system for a tier of tests, empty, on free ports, beside any other that runs.
 *
 * @param name of its home, and in the names of its databases
 */
export async function startPassungForTests(name: string) {
  const home = join(DEFAULT_HOME, name);
  const databasePrefix = `passung_${name}_`;
  const passung = await startPassung(
    { home, fresh: true, usualPorts: false, databasePrefix, without: [] },
    onTerminal(),
  );
  const control = await serveRemoteControl(passung);
  const stop = async () => {
    await control.stop();
    await passung.stop();
  };
  return { infrastructure: tell(passung.infrastructure), runFile: passung.home.runFile, controlUrl: control.url, stop };
}

const tell = ({ postgres, kafka, smtp }: Infrastructure): TestInfrastructure => ({
  postgresUrl: postgres.adminUrl,
  kafkaBrokers: [...kafka.brokers],
  smtpUrl: smtp.smtpUrl,
  inboxUrl: smtp.inboxUrl,
  inboxApiUrl: smtp.inboxApiUrl,
});
