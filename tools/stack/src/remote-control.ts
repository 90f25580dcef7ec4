import { createServer } from 'node:http';
import { freePort, LOOPBACK } from './ports.ts';
import { SERVICES, type ServiceName } from './services.ts';
import type { Passung } from './stack.ts';

const INSTANCES = [1, 2, 3];

/**
 * Lets tests, which run in processes of their own, take parts of the system away and bring them back:
 * `POST /kafka/stop`, `/<part>/kill`, `/<part>/start`, the parts being the services, `kafka` and `postgres`; and
 * `/<service>/start/<instance>`, `/<service>/stop/<instance>`. The answer comes when it is done.
 */
export async function serveRemoteControl(passung: Passung): Promise<{ url: string; stop: () => Promise<void> }> {
  const { kafka, postgres } = passung.infrastructure;
  const commands = new Map<string, () => Promise<void>>([
    ['/kafka/stop', () => kafka.stop()],
    ['/kafka/kill', () => kafka.kill()],
    ['/kafka/start', () => kafka.startAgain()],
    ['/postgres/kill', () => postgres.kill()],
    ['/postgres/start', () => postgres.startAgain()],
    ...SERVICES.flatMap((name: ServiceName): [string, () => Promise<void>][] => [
      [`/${name}/kill`, () => passung.killService(name)],
      [`/${name}/start`, () => passung.startService(name)],
      ...INSTANCES.flatMap((instance): [string, () => Promise<void>][] => [
        [`/${name}/start/${instance}`, () => passung.startService(name, instance)],
        [`/${name}/stop/${instance}`, () => passung.stopService(name, instance)],
      ]),
    ]),
  ]);
  const server = createServer(async (request, response) => {
    const command = commands.get(request.url ?? '');
    try {
      await command?.();
      response.writeHead(command ? 204 : 404).end();
    } catch (error) {
      response.writeHead(500).end((error as Error).message);
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://${LOOPBACK}:${port}`, stop };
}
