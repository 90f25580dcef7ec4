import { type Answer, passung, send } from './api.ts';
import { candidate, inDays, vacancy } from './examples.ts';

const post = (body: unknown, headers?: Record<string, string>) =>
  send('POST', '/v1/vacancies', { as: 'partner', body, ...(headers ? { headers } : {}) });

const faultAt = (answer: Answer, pointer: string): string | undefined =>
  answer.body.errors?.find((fault: { pointer: string }) => fault.pointer === pointer)?.detail;

async function countVacancies(): Promise<number> {
  let count = 0;
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/v1/vacancies?limit=100${cursor ? `&cursor=${cursor}` : ''}`;
    const { body } = await send('GET', path, { as: 'admin' });
    count += body.items.length;
    cursor = body.next;
  }
  return count;
}

describe('Bad input gets a message that helps, and stores nothing', () => {
  let before: number;
  beforeAll(async () => {
    before = await countVacancies();
  });
  afterAll(async () => {
    expect(await countVacancies()).toBe(before);
  });

  test('malformed JSON', async () => {
    const answer = await post('{"externalRef": "x",');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ type: '/problems/malformed-body', status: 400 });
    expect(answer.body.detail).toMatch(/not valid JSON: .*position|not valid JSON: .*end/);
  });

  test('a body nested a hundred thousand levels deep', async () => {
    const answer = await post('['.repeat(100_000) + ']'.repeat(100_000));
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain('nested too deeply');
  });

  test('null, which is neither an object nor nothing', async () => {
    const answer = await post('null');
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toBe('The body is null: send an object, or nothing.');
  });

  test('a key that would change how objects behave', async () => {
    expect((await post('{"__proto__":{"admin":true}}')).body.detail).toContain('__proto__');
  });

  test.each([
    ['PUT', '/v1/candidates/by-ref/%E0%A4%A'],
    ['GET', '/v1/candidates/%25%C3%BB/next-steps'],
    ['GET', '/v1/vacancies/%2e%2e%2fhealth/near-misses'],
  ])('an address that cannot be read: %s %s', async (method, address) => {
    const answer = await send(method, address, { as: 'admin', ...(method === 'PUT' ? { body: candidate() } : {}) });
    expect(answer.body).toMatchObject({ type: '/problems/malformed-address', status: 400 });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('a reference that is too long', async () => {
    const ref = encodeURIComponent('ļ'.repeat(201));
    const answer = await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: candidate() });
    expect(faultAt(answer, '#/externalRef')).toContain('1 to 200');
  });

  test.each([[''], ['null'], ['[]'], ['"text"'], ['7'], ['{}']])('a body that is no vacancy: %s', async (body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body.title).toBeDefined();
  });

  test('a level that does not exist is answered with those that do', async () => {
    const languages = [{ language: 'de', level: 'B7', importance: 'must' }];
    const answer = await post(vacancy({ requirements: { languages } }));
    expect(answer.status).toBe(400);
    expect(faultAt(answer, '#/requirements/languages/0/level')).toContain('A1, A1+, A2');
  });

  test('an unknown occupation is answered with what could be meant', async () => {
    const answer = await post(vacancy({ occupation: { scheme: 'isco-08', code: '7129' } }));
    expect(answer.status).toBe(400);
    expect(faultAt(answer, '#/occupation/code')).toContain('7126');
  });

  test('a start in the past says which day it is today', async () => {
    const answer = await post(vacancy({ startsOn: '2020-02-29' }));
    expect(answer.status).toBe(400);
    expect(faultAt(answer, '#/startsOn')).toContain('in the past');
  });

  test('a day that does not exist', async () => {
    const answer = await post(vacancy({ startsOn: '2027-02-30' }));
    expect(faultAt(answer, '#/startsOn')).toContain('YYYY-MM-DD');
  });

  test('an unknown field is refused by its name', async () => {
    const answer = await post({ ...vacancy(), salery: 1, requirements: { recogniton: 'preferred' } });
    expect(answer.status).toBe(400);
    expect(faultAt(answer, '#/salery')).toContain('not a known field');
    expect(faultAt(answer, '#/requirements/recogniton')).toContain('not a known field');
  });

  test('several faults are told at once', async () => {
    const answer = await post(vacancy({ title: '', positions: 0, engagement: 'forever' }));
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '#/engagement',
      '#/positions',
      '#/title',
    ]);
  });

  test('a character that no database keeps', async () => {
    const answer = await post(vacancy({ title: 'Koch\u0000' }));
    expect(answer.status).toBe(400);
    expect(faultAt(answer, '#/title')).toBeDefined();
  });

  test('an internship without an end', async () => {
    expect(faultAt(await post(vacancy({ engagement: 'internship' })), '#/endsOn')).toContain('last day');
  });

  test('a regulated occupation cannot do without recognition', async () => {
    const answer = await post(
      vacancy({ occupation: { scheme: 'isco-08', code: '2221' }, requirements: { recognition: 'not-needed' } }),
    );
    expect(faultAt(answer, '#/requirements/recognition')).toContain('regulated');
  });

  test('a body of 2 MB', async () => {
    const answer = await post(vacancy({ description: 'x'.repeat(2_000_000) }));
    expect(answer.status).toBe(413);
    expect(answer.body.type).toBe('/problems/body-too-large');
  });

  test('a body that grows beyond it without having said so', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let sent = 0; sent < 40; sent += 1) controller.enqueue(new Uint8Array(65_536).fill(0x20));
        controller.close();
      },
    });
    const answer = await fetch(`${passung.baseUrl}/v1/vacancies`, {
      method: 'POST',
      headers: { authorization: `Bearer ${passung.tokens.partner}`, 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
  });

  test('a table whose first line holds what is no text', async () => {
    const answer = await send('POST', '/v1/vacancies/import', {
      as: 'partner',
      body: 'title\0x;ß\n',
      headers: { 'content-type': 'text/csv' },
    });
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.detail).toBeDefined();
  });

  test('a body that is not JSON', async () => {
    const answer = await post('title=Koch', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(answer.status).toBe(415);
  });

  test('a candidate whose recognition state the law does not know', async () => {
    const profile = candidate({
      qualifications: [
        {
          title: 'Māsa',
          occupation: { scheme: 'isco-08', code: '2221' },
          awardedIn: 'LV',
          recognition: { status: 'partial' },
        },
      ],
    });
    const answer = await send('PUT', '/v1/candidates/by-ref/bad-input', { as: 'institution', body: profile });
    expect(answer.status).toBe(400);
    expect(faultAt(answer, '#/qualifications/0/recognition/status')).toBeDefined();
    const none = await send('GET', '/v1/candidates?limit=100', { as: 'institution' });
    expect(JSON.stringify(none.body)).not.toContain('bad-input');
  });

  test('an exam in the future belongs into a course', async () => {
    const languages = [{ language: 'de', level: 'B1', evidence: 'certificate', examinedOn: inDays(30) }];
    const answer = await send('PUT', '/v1/candidates/by-ref/bad-input', {
      as: 'institution',
      body: candidate({ languages }),
    });
    expect(faultAt(answer, '#/languages/0/examinedOn')).toContain('course');
  });

  test.each([
    '/v1/vacancies?status=closed',
    '/v1/vacancies?cursor=xyz',
    '/v1/vacancies?limit=0',
    '/v1/vacancies?sort=title',
  ])('a question that makes no sense: %s', async (path) => {
    const answer = await send('GET', path, { as: 'partner' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(1);
  });
});
