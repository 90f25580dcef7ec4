import { randomBytes } from 'node:crypto';
import { passung, type Role } from './api.ts';
import { kill, startAgain } from './remote-control.ts';

const TIMES = 15;
const NOISE = randomBytes(900_000);
/** Whose length is told, or which comes in pieces. In both cases the answer can come before the last of it. */
const FORMS = { whole: () => NOISE, pieces: () => new Blob([NOISE]).stream() };

async function sendNoise(path: string, as: Role, type: string, form: keyof typeof FORMS) {
  const response = await fetch(new URL(path, passung.baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${passung.tokens[as]}`, 'content-type': type },
    body: FORMS[form](),
    duplex: 'half',
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, ...((await response.json()) as { detail: string }) };
}

/** Sends it many times, over connections that are used again. */
async function expectAnswers(request: readonly [string, Role, string], status: number, word: string): Promise<void> {
  for (const form of ['pieces', 'whole'] as const) {
    for (let time = 0; time < TIMES; time += 1) {
      const answer = await sendNoise(...request, form);
      expect({ form, status: answer.status, detail: answer.detail }).toEqual({
        form,
        status,
        detail: expect.stringContaining(word),
      });
    }
  }
}

describe('A long body is answered each time, though nobody reads it', () => {
  test.each<[string, string, Role, string, string]>([
    ['a PDF as a Europass CV', '/v1/candidates/europass', 'institution', 'application/pdf', 'attachment.xml'],
    ['a picture as a Europass CV', '/v1/candidates/europass', 'institution', 'image/png', 'application/json'],
    ['a sheet as one vacancy', '/v1/vacancies', 'partner', 'text/csv', 'application/json'],
    ['a PDF as a file of vacancies', '/v1/vacancies/import', 'partner', 'application/pdf', 'text/csv'],
  ])('with what to send instead: %s', async (_, path, as, type, wayOut) => {
    await expectAnswers([path, as, type], 415, wayOut);
  });

  test('with the service that is away', async () => {
    await Promise.all([kill('candidates'), kill('vacancies')]);
    try {
      await expectAnswers(['/v1/candidates/europass', 'institution', 'application/xml'], 503, 'candidates');
      await expectAnswers(['/v1/vacancies/import', 'partner', 'text/csv'], 503, 'vacancies');
    } finally {
      await Promise.all([startAgain('candidates'), startAgain('vacancies')]);
    }
  });
});
