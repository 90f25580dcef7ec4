import { randomUUID } from 'node:crypto';
import { type Answer, passung, send } from './api.ts';
import { eventually } from './eventually.ts';
import { vacancy } from './examples.ts';
import { TopicReader } from './topic.ts';

const upload = (type: string, body: string, headers: Record<string, string> = {}) =>
  send('POST', '/v1/vacancies/import', { as: 'partner', body, headers: { 'content-type': type, ...headers } });
const lines = (rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const parsed = (ndjson: string): Answer['body'][] =>
  ndjson
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('A partner sends vacancies by the many', () => {
  test('as NDJSON of several MB, through the one origin, and each is published', async () => {
    const reader = await new TopicReader('vacancies.vacancy.v1').start();
    const mark = randomUUID();
    const company = vacancy().company;
    const occupation = { scheme: 'isco-08', code: '9411' };
    const description = 'Ļoti laba virtuve, süß und sauer. '.repeat(500);
    const rows = Array.from({ length: 200 }, (_, index) =>
      vacancy({ externalRef: `${mark}-${index}`, company, occupation, description }),
    );
    const answer = await upload('application/x-ndjson', lines(rows));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'finished', rows: 200, created: 200, refused: 0 });
    await reader.find('the last of them', ({ value }) => value?.externalRef === `${mark}-199`);
    await reader.stop();

    const read = await send('GET', answer.headers.get('location') as string, { as: 'partner' });
    expect(read.body).toMatchObject({ id: answer.body.id, format: 'application/x-ndjson', status: 'finished' });
    expect((await send('GET', `/v1/imports/${answer.body.id}`, { as: 'admin' })).status).toBe(404);
  });

  test('and hears of each row as it is taken, if it asks for lines', async () => {
    const [good, twice] = [vacancy(), vacancy()];
    const file = lines([good, { ...twice, certainty: 'maybe' }, good]);
    const answer = await upload('application/x-ndjson', file, { accept: 'application/x-ndjson' });
    const [first, second, third, end] = parsed(answer.body);
    expect(first).toMatchObject({
      row: 1,
      externalRef: good.externalRef,
      outcome: 'created',
      vacancyId: expect.any(String),
    });
    expect(second.problem.errors[0]).toMatchObject({
      pointer: '#/certainty',
      detail: expect.stringContaining('likely'),
    });
    expect(third.problem.detail).toContain('Row 1 of this file bears the same reference');
    expect(end.import).toMatchObject({ status: 'finished', created: 1, refused: 2 });

    const path = `/v1/imports/${end.import.id}/rows`;
    const refused = await send('GET', `${path}?outcome=refused&limit=1`, { as: 'partner' });
    expect(refused.body).toMatchObject({ items: [{ row: 2 }], next: expect.any(String) });
    const again = await send('GET', path, { as: 'partner', headers: { accept: 'application/x-ndjson' } });
    expect(again.body).toBe(answer.body);
    const progress = await send('GET', `/v1/imports/${end.import.id}/progress`, { as: 'partner' });
    expect(progress.headers.get('content-type')).toContain('text/event-stream');
    expect(progress.body).toMatch(/^event: progress\ndata: \{.*"finished".*\}\n\n$/);
  });

  test('as a sheet, with semicolons and German days', async () => {
    const ref = randomUUID();
    const sheet = `externalRef;company.externalRef;company.name;company.contactEmail;company.locale;title;occupation.scheme;occupation.code;engagement;demand;positions;startsOn;validThrough;workplace.postalCode;workplace.city;workplace.country;requirements.languages
${ref};k-${ref};"Küche & Söhne; Magdeburg";info@kueche.example;de;Koch (m/w/d);name;Koch;permanent;open;2;01.03.2031;30.06.2031;39104;Magdeburg;DE;"de B1, en A2 want"
`;
    const answer = await upload('text/csv; charset=utf-8', sheet);
    expect(answer.body).toMatchObject({ format: 'text/csv', created: 1 });
    const { body } = await send('GET', `/v1/vacancies/by-ref/${ref}`, { as: 'partner' });
    expect(body).toMatchObject({
      company: { name: 'Küche & Söhne; Magdeburg' },
      startsOn: '2031-03-01',
      requirements: {
        languages: [
          { level: 'B1', importance: 'must' },
          { level: 'A2', importance: 'want' },
        ],
      },
    });
  });

  test('as JobPostings of schema.org, and is told in their words what is missing', async () => {
    const identifier = randomUUID();
    const posting = {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      identifier,
      title: 'Köchin/Koch (m/w/d)',
      description: '<p>Für unsere <b>Küche</b>.</p>',
      occupationalCategory: '5120',
      employmentType: 'FULL_TIME',
      jobStartDate: '2031-03-01',
      validThrough: '2031-06-30T00:00:00+02:00',
      hiringOrganization: {
        name: 'Küche',
        sameAs: `https://kueche.example/${identifier}`,
        email: 'info@kueche.example',
      },
      jobLocation: { address: { postalCode: '39104', addressLocality: 'Magdeburg', addressCountry: 'Deutschland' } },
      workHours: '40',
    };
    const { validThrough: _, ...endless } = posting;
    const document = JSON.stringify({ '@graph': [posting, { ...endless, identifier: randomUUID() }] });
    const answer = await upload('application/ld+json', document, { accept: 'application/x-ndjson' });
    const [taken, refused] = parsed(answer.body);
    expect(taken).toMatchObject({ outcome: 'created', externalRef: identifier, ignored: ['workHours'] });
    expect(refused.problem.errors).toEqual([
      { pointer: '#/validThrough', detail: expect.stringContaining('last day') },
    ]);
    const { body } = await send('GET', `/v1/vacancies/${taken.vacancyId}`, { as: 'partner' });
    expect(body).toMatchObject({ description: 'Für unsere Küche.', workplace: { country: 'DE' } });
  });

  test.each([
    ['in no format that is known', 'text/plain', 'x', 415, 'application/x-ndjson, text/csv'],
    ['with nothing in it', 'text/csv', '', 400, 'no vacancy in the file'],
    ['with a header that is none', 'text/csv', 'a,b\n1,2\n', 400, '"externalRef" is missing'],
    ['that is no JSON', 'application/ld+json', '{', 400, 'not valid JSON'],
    ['without a posting', 'application/ld+json', '{"@type":"Person"}', 400, 'no schema.org JobPosting'],
  ])('a file %s is refused as a whole', async (_, type, body, status, detail) => {
    const answer = await upload(type, body);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toContain(detail);
  });

  test('and it is known that a file broke off, whose sender went away', async () => {
    const imports = async () => (await send('GET', '/v1/imports?limit=100', { as: 'partner' })).body.items;
    const earlier = new Set((await imports()).map(({ id }: Answer['body']) => id));
    const ours = async () => (await imports()).find(({ id }: Answer['body']) => !earlier.has(id));
    const away = new AbortController();
    const sending = fetch(new URL('/v1/vacancies/import', passung.baseUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${passung.tokens.partner}`, 'content-type': 'application/x-ndjson' },
      body: new ReadableStream({ start: (file) => file.enqueue(Buffer.from(lines([vacancy(), vacancy()]))) }),
      duplex: 'half',
      signal: away.signal,
    });
    expect(await eventually('the import', ours)).toMatchObject({ status: 'running' });
    away.abort();
    await expect(sending).rejects.toThrow('aborted');
    const stopped = await eventually('its end', async () => {
      const one = await ours();
      return one.status === 'running' ? undefined : one;
    });
    expect(stopped).toMatchObject({ status: 'stopped', problem: { detail: expect.stringContaining('end') } });
  });

  test('elsewhere than at the import, files are not read', async () => {
    const answer = await send('POST', '/v1/vacancies', {
      as: 'partner',
      body: 'a,b',
      headers: { 'content-type': 'text/csv' },
    });
    expect(answer.status).toBe(415);
  });

  test('a coordinator sends none', async () => {
    const answer = await send('POST', '/v1/vacancies/import', { as: 'coordinator', body: '{}' });
    expect(answer.status).toBe(403);
  });
});
