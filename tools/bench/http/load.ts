import autocannon from 'autocannon';

/** What a run of requests found. */
export interface Load {
  readonly perSecond: number;
  readonly p99Ms: number;
}

const CONNECTIONS = 32;

/**
 * Sends as many requests as get answered, over 32 connections.
 *
 * @throws {Error} if one is not answered as expected
 */
export async function load(
  url: string,
  token: string,
  requests: autocannon.Request[],
  expected: 200 | 201,
  seconds: number,
): Promise<Load> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    idReplacement: requests.some(({ body }) => body !== undefined),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    requests,
  });
  const answered = result['2xx'];
  const others = result.non2xx + result.errors + result.timeouts;
  if (others > 0 || answered === 0 || result.statusCodeStats?.[`${expected}`]?.count !== answered) {
    throw new Error(
      `${url}: of ${answered + others} requests ${others} failed: ${JSON.stringify(result.statusCodeStats)}`,
    );
  }
  return { perSecond: answered / result.duration, p99Ms: result.latency.p99 };
}
