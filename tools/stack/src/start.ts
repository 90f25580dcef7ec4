/** `npm start`: starts the system, loads the sample data, says where everything is, and stops it all when asked to. */
import { parseArgs } from 'node:util';
import { DEFAULT_HOME } from './home.ts';
import { Progress } from './progress.ts';
import { loadSample } from './sample.ts';
import { SERVICES, type ServiceName } from './services.ts';
import { type Passung, startPassung } from './stack.ts';
import { summary } from './summary.ts';

const HELP = `npm start -- [options]
  --fresh              forget the data of earlier starts
  --no-sample          load no sample data
  --without SERVICE    leave a service out (${SERVICES.join(', ')}); may be given several times
  --any-ports          take any free ports, not the usual ones
  --home FOLDER        keep data, logs and run.json there instead of in .passung`;

const progress = new Progress(console.log);
const { values } = readArguments();
if (values.help) {
  console.log(HELP);
} else {
  await main();
}

async function main(): Promise<void> {
  const askedToStop = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(0));
    // Whoever started us holds the other end of a channel; it closes however they end.
    process.once('disconnect', () => resolve(0));
  });
  const started = start();
  const outcome = await Promise.race([started, askedToStop]);
  if (typeof outcome === 'number') {
    console.log('\nStopping before the start is complete.');
    // The guards notice that we are gone, and end what has been started.
    return end(outcome);
  }
  const crashed = outcome.home.crashed.then((sentence) => {
    console.error(`\n${sentence} Everything else is stopped too.`);
    return 1;
  });
  const code = await Promise.race([askedToStop, crashed]);
  console.log('\nStopping.');
  await outcome.stop();
  end(code);
}

async function start(): Promise<Passung> {
  try {
    const passung = await startPassung(
      {
        home: values.home,
        fresh: values.fresh,
        usualPorts: !values['any-ports'],
        databasePrefix: 'passung_',
        without: values.without as ServiceName[],
      },
      progress,
    );
    if (!values['no-sample'] && values.without.length === 0) await sample(passung);
    console.log(summary(passung.run, progress.elapsed));
    return passung;
  } catch (error) {
    console.error(`\nPassung did not start. ${(error as Error).message}`);
    const { cause } = error as Error;
    if (cause instanceof Error) console.error(`The reason: ${cause.message}`);
    return end(1);
  }
}

async function sample(passung: Passung): Promise<void> {
  try {
    await progress.step('Sample data', async () => ({
      where: (await loadSample(passung.home, passung.run)) ?? 'kept',
    }));
  } catch (error) {
    await passung.stop();
    throw error;
  }
}

function end(code: number): never {
  process.exit(code);
}

function readArguments() {
  const parsed = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      'no-sample': { type: 'boolean', default: false },
      without: { type: 'string', multiple: true, default: [] },
      'any-ports': { type: 'boolean', default: false },
      home: { type: 'string', default: DEFAULT_HOME },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = parsed.values.without.filter((name) => !SERVICES.includes(name as ServiceName));
  if (unknown.length > 0)
    throw new Error(`There is no service ${unknown.join(', ')}. There are ${SERVICES.join(', ')}.`);
  return parsed;
}
