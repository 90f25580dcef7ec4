import { randomBytes } from 'node:crypto';
import { passung, type Role } from './api.ts';

const TIMES = 15;

/** Sends noise in pieces, so that the answer could come before the last. */
async function sendNoise(path: string, as: Role, type: string) {
  const response = await fetch(new URL(path, passung.baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${passung.tokens[as]}`, 'content-type': type },
    body: new Blob([randomBytes(900_000)]).stream(),
    duplex: 'half',
  });
  return { status: response.status, ...((await response.json()) as { detail: string }) };
}

describe('A long body of a wrong type is refused with the right one, every time, and not as if the service were away', () => {
  test.each<[string, string, Role, string, string]>([
    ['a PDF as a Europass CV', '/v1/candidates/europass', 'institution', 'application/pdf', 'attachment.xml'],
    ['a picture as a Europass CV', '/v1/candidates/europass', 'institution', 'image/png', 'application/json'],
    ['a sheet as one vacancy', '/v1/vacancies', 'partner', 'text/csv', 'application/json'],
    ['a PDF as a file of vacancies', '/v1/vacancies/import', 'partner', 'application/pdf', 'text/csv'],
  ])('%s', async (_, path, as, type, wayOut) => {
    for (let time = 0; time < TIMES; time += 1) {
      const { status, detail } = await sendNoise(path, as, type);
      expect({ status, detail }).toEqual({ status: 415, detail: expect.stringContaining(wayOut) });
    }
  });
});
