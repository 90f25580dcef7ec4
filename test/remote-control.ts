/** What can be taken away while the tests run. */
export const PARTS = ['vacancies', 'candidates', 'matching', 'notifications', 'gateway', 'kafka', 'postgres'] as const;
export type Part = (typeof PARTS)[number];

/** Stops Kafka; its data stays. */
export const stopKafka = () => command('kafka', 'stop');

/** Starts Kafka again, at the same address, and waits until it answers. */
export const startKafka = () => command('kafka', 'start');

/** Ends a part at once, as a crash would. */
export const kill = (part: Part) => command(part, 'kill');

/** Starts a killed part again and waits until it is ready. */
export const startAgain = (part: Part) => command(part, 'start');

/** Starts one of up to three instances of a service and waits until it is ready; the first is the one that the gateway knows. */
export const startInstance = (service: Part, instance: number) => command(service, `start/${instance}`);

/** Asks an instance to end (SIGTERM), and fails unless it does so in time and well. */
export const stopInstance = (service: Part, instance: number) => command(service, `stop/${instance}`);

async function command(part: Part, what: string): Promise<void> {
  const url = process.env.PASSUNG_CONTROL_URL;
  if (url === undefined) throw new Error('Nothing can be stopped here: name the test *.e2e.spec.ts.');
  const response = await fetch(`${url}/${part}/${what}`, { method: 'POST' });
  if (!response.ok) throw new Error(`${part} ${what}: ${response.status} ${await response.text()}`);
}
