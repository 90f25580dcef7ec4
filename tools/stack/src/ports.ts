import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/**
 * Where to look for a free port. Below the range from which operating systems choose the ports of outgoing connections
 * (32768 upwards on Linux): a client that keeps calling a stopped server on such a port may in the end reach itself.
 */
const FREE_PORTS = { from: 20_000, to: 32_000 };
const ATTEMPTS = 100;

const chosen = new Set<number>();

const isFree = (port: number) =>
  new Promise<boolean>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)));
  });

/**
 * The usual port if it is free on the loopback interface, else another free one. No port is given out twice.
 *
 * @throws {Error} if no free port is found
 */
export async function freePort(usual?: number): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = attempt === 0 && usual !== undefined ? usual : randomInt(FREE_PORTS.from, FREE_PORTS.to);
    if (!chosen.has(port) && (await isFree(port))) {
      chosen.add(port);
      return port;
    }
  }
  throw new Error(`Found no free port between ${FREE_PORTS.from} and ${FREE_PORTS.to} on ${LOOPBACK}.`);
}
