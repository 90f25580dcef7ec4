import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from './generate.ts';
import { loadRegion } from './load-region.ts';

const region = generate({ seed: 1, today: '2026-10-14' });

/** Runs against an API that answers as told and keeps what it was sent. */
async function withApi(
  answer: (path: string, sent: number) => { status: number; body?: string },
  act: (baseUrl: string, received: Map<string, { authorization?: string; body: unknown }>) => Promise<void>,
): Promise<void> {
  const received = new Map<string, { authorization?: string; body: unknown }>();
  const server = createServer(async (request, response) => {
    const path = String(request.url);
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString());
    const { status, body: text = '{}' } = answer(path, received.size);
    received.set(path, { authorization: request.headers.authorization, body });
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  }).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, received);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

const target = (baseUrl: string) => ({ baseUrl, partnerToken: 'partner', institutionToken: 'institution' });

describe('loading the sample region', () => {
  test('puts everything once, vacancies as a partner and candidates as an institution', () =>
    withApi(
      () => ({ status: 201 }),
      async (baseUrl, received) => {
        expect(await loadRegion(region, target(baseUrl))).toEqual({ created: 460, known: 0, closed: 0 });
        expect(received.size).toBe(460);
        const [vacancy] = region.vacancies;
        expect(received.get(`/v1/vacancies/by-ref/${vacancy?.externalRef}`)).toEqual({
          authorization: 'Bearer partner',
          body: vacancy,
        });
        const [candidate] = region.candidates;
        expect(received.get(`/v1/candidates/by-ref/${candidate?.externalRef}`)).toEqual({
          authorization: 'Bearer institution',
          body: candidate?.submission,
        });
      },
    ));

  test('can be repeated: what is known is replaced, a vacancy closed since stays closed', () =>
    withApi(
      (path) => ({ status: path.includes('/vacancies/by-ref/kruemelstein') ? 409 : 200 }),
      async (baseUrl) => {
        expect(await loadRegion(region, target(baseUrl))).toEqual({ created: 0, known: 457, closed: 3 });
      },
    ));

  test('stops at the first refusal and tells what the API said', () =>
    withApi(
      (_path, sent) => (sent === 20 ? { status: 400, body: '{"detail":"#/title: is missing"}' } : { status: 201 }),
      async (baseUrl, received) => {
        await expect(loadRegion(region, target(baseUrl))).rejects.toThrow(
          /PUT \/v1\/candidates.* 400: .*#\/title: is missing/,
        );
        expect(received.size).toBeLessThanOrEqual(24);
      },
    ));

  test('says where nobody answers', async () => {
    let abandoned = '';
    await withApi(
      () => ({ status: 201 }),
      async (baseUrl) => {
        abandoned = baseUrl;
      },
    );
    await expect(loadRegion(region, target(abandoned))).rejects.toThrow(`No answer from ${abandoned}`);
  });
});
