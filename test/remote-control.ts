type Part = 'kafka' | 'vacancies' | 'candidates' | 'matching' | 'notifications' | 'gateway';

/** Stops Kafka; its data stays. */
export const stopKafka = () => command('kafka', 'stop');

/** Starts Kafka again, at the same address, and waits until it answers. */
export const startKafka = () => command('kafka', 'start');

/** Ends a service at once, as a crash would. */
export const killService = (name: Exclude<Part, 'kafka'>) => command(name, 'kill');

/** Starts a killed service again and waits until it is ready. */
export const startService = (name: Exclude<Part, 'kafka'>) => command(name, 'start');

async function command(part: Part, what: string): Promise<void> {
  const url = process.env.PASSUNG_CONTROL_URL;
  if (url === undefined) throw new Error('Nothing can be stopped here: name the test *.e2e.spec.ts.');
  const response = await fetch(`${url}/${part}/${what}`, { method: 'POST' });
  if (!response.ok) throw new Error(`${part} ${what}: ${response.status} ${await response.text()}`);
}
