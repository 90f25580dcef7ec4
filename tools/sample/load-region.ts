import type { SampleRegion } from './generate.ts';

/** Where the region is loaded to, and in whose name. */
export interface Target {
  /** Origin of the public API, e.g. `http://localhost:3000`. */
  readonly baseUrl: string;
  readonly partnerToken: string;
  readonly institutionToken: string;
}

/** How many resources the API says it has made, has had already, or has closed and therefore leaves as they are. */
export interface LoadResult {
  created: number;
  known: number;
  closed: number;
}

/** One resource as it is sent. */
export interface SampleRequest {
  readonly path: string;
  readonly sentBy: 'partner' | 'institution';
  readonly body: object;
}

const AT_ONCE = 8;
const LONGEST_WAIT_MS = 30_000;

/** The requests that make the region; people first, since a posting finds them quicker than they find each posting. */
export function requestsFor({ vacancies, candidates }: SampleRegion): SampleRequest[] {
  return [
    ...candidates.map(({ externalRef, submission }) => ({
      path: `/v1/candidates/by-ref/${encodeURIComponent(externalRef)}`,
      sentBy: 'institution' as const,
      body: submission,
    })),
    ...vacancies.map((vacancy) => ({
      path: `/v1/vacancies/by-ref/${encodeURIComponent(vacancy.externalRef)}`,
      sentBy: 'partner' as const,
      body: vacancy,
    })),
  ];
}

/**
 * Sends the region to the API like any partner would. It may be sent again: what is there is replaced.
 *
 * @throws {Error} with the API's answer as soon as it refuses something, or if it does not answer within 30 seconds
 */
export async function loadRegion(region: SampleRegion, target: Target): Promise<LoadResult> {
  const result: LoadResult = { created: 0, known: 0, closed: 0 };
  const requests = requestsFor(region);
  for (let sent = 0; sent < requests.length; sent += AT_ONCE) {
    const outcomes = await Promise.all(requests.slice(sent, sent + AT_ONCE).map((request) => put(request, target)));
    for (const outcome of outcomes) result[outcome]++;
  }
  return result;
}

async function put({ path, sentBy, body }: SampleRequest, target: Target): Promise<keyof LoadResult> {
  const token = sentBy === 'partner' ? target.partnerToken : target.institutionToken;
  const answer = await fetch(new URL(path, target.baseUrl), {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(LONGEST_WAIT_MS),
  }).catch((cause: unknown) => {
    throw new Error(`No answer from ${target.baseUrl}; is Passung running there?`, { cause });
  });
  const text = await answer.text();
  if (answer.ok) return answer.status === 201 ? 'created' : 'known';
  if (answer.status === 409 && sentBy === 'partner') return 'closed';
  throw new Error(`PUT ${path} was answered with ${answer.status}: ${text}`);
}
