import { randomUUID } from 'node:crypto';
import { send, shortlistOf } from './api.ts';
import { candidate, inDays, vacancy } from './examples.ts';
import { type Message, TopicReader } from './topic.ts';

describe('The life of a vacancy', () => {
  let published: TopicReader;
  let companies: TopicReader;

  beforeAll(async () => {
    published = await new TopicReader('vacancies.vacancy.v1').start();
    companies = await new TopicReader('vacancies.company.v1').start();
    await send('PUT', `/v1/candidates/by-ref/test-${randomUUID()}`, { as: 'institution', body: candidate() });
  });
  afterAll(() => Promise.all([published.stop(), companies.stop()]));

  const post = async (body: unknown) => (await send('POST', '/v1/vacancies', { as: 'partner', body })).body;
  const act = (id: string, what: string, as: 'partner' | 'coordinator' = 'partner', body?: unknown) =>
    send('POST', `/v1/vacancies/${id}/${what}`, { as, ...(body === undefined ? {} : { body }) });
  const messagesOf = (id: string) => published.messages.filter(({ key }) => key === id);
  const next = (id: string, status: string) =>
    published.find(`${id} as ${status}`, ({ key, value }: Message) => key === id && value.status === status);

  test('a draft is kept to itself until it is published, and then matched', async () => {
    const draft = await post(vacancy({ status: 'draft' }));
    expect(draft).toMatchObject({ status: 'draft', version: 1 });
    expect(draft.publishedAt).toBeUndefined();
    const later = await post(vacancy());
    await next(later.id, 'open');
    expect(messagesOf(draft.id)).toEqual([]);
    expect((await act(draft.id, 'close', 'partner', { reason: 'filled' })).body.detail).toContain(
      'draft cannot be filled',
    );

    const opened = await act(draft.id, 'publish');
    expect(opened.body).toMatchObject({ status: 'open', version: 2, publishedAt: expect.any(String) });
    await shortlistOf(draft.id, (items) => items.length > 0);
    expect((await act(draft.id, 'publish')).body.version).toBe(2);
  });

  test('a draft edited by its reference stays one until it says open', async () => {
    const draft = vacancy({ status: 'draft' });
    const path = `/v1/vacancies/by-ref/${draft.externalRef}`;
    const put = async (changes: Record<string, unknown>) =>
      (await send('PUT', path, { as: 'partner', body: { ...draft, status: undefined, ...changes } })).body;
    await post(draft);
    expect(await put({ positions: 3 })).toMatchObject({ status: 'draft', positions: 3 });
    expect(await put({ positions: 3, status: 'open' })).toMatchObject({ status: 'open' });
    expect((await send('GET', path, { as: 'partner' })).body).toMatchObject({ status: 'open', version: 3 });
    const back = await send('PUT', path, { as: 'partner', body: { ...draft, positions: 3 } });
    expect(back.status).toBe(409);
    expect(back.body.detail).toContain('cannot become a draft again');
  });

  test('a coordinator closes it, the event says why, and its partner can open it again', async () => {
    const { id, externalRef } = await post(vacancy());
    const closed = await act(id, 'close', 'coordinator', { reason: 'filled' });
    expect(closed.body).toMatchObject({ status: 'filled', closedAt: expect.any(String) });
    expect((await next(id, 'filled')).value.closing).toEqual({ reason: 'filled', at: closed.body.closedAt });

    const again = await send('PUT', `/v1/vacancies/by-ref/${externalRef}`, {
      as: 'partner',
      body: vacancy({ externalRef }),
    });
    expect(again.status).toBe(409);
    expect(again.body.detail).toContain('send status "open"');
    expect((await act(id, 'publish')).status).toBe(409);
    const reopened = await act(id, 'reopen');
    expect(reopened.body).toMatchObject({ status: 'open', version: 3 });
    expect(reopened.body.closedAt).toBeUndefined();
    await shortlistOf(id, (items) => items.length > 0);
  });

  test('foreseeable demand is told with how many and how certain', async () => {
    const { id } = await post(vacancy({ demand: 'foreseeable', certainty: 'likely', positions: 12 }));
    const { value } = await next(id, 'open');
    expect(value).toMatchObject({ demand: 'foreseeable', certainty: 'likely', positions: 12 });
  });

  test.each([
    ['status', { status: 'expired' }, 'draft, open'],
    ['certainty', { certainty: 'maybe' }, 'certain, likely, possible'],
    ['demand', { demand: 'urgent' }, 'open, foreseeable'],
    ['engagement', { engagement: 'temporary' }, 'permanent, internship'],
    ['occupation/scheme', { occupation: { scheme: 'isco', code: '7126' } }, 'isco-08, kldb-2010, esco, name'],
    ['requirements/recognition', { requirements: { recognition: 'yes' } }, 'preferred, required, not-needed'],
    ['company/locale', { company: { externalRef: 'x', locale: 'fr' } }, 'de, en, lv'],
    ['workplace/country', { workplace: { postalCode: '1', city: 'Rīga', country: 'Latvia' } }, 'like DE or LV'],
  ])('a wrong word in %s is answered with the right ones', async (field, changes, words) => {
    const { body } = await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy(changes) });
    expect(body.errors).toContainEqual({ pointer: `#/${field}`, detail: expect.stringContaining(words) });
  });

  test('null in a field that may be left out is as good as leaving it out', async () => {
    const nothing = { description: null, endsOn: null, certainty: null, status: null };
    const requirements = { recognition: null, experienceYears: null, languages: null };
    const workplace = { postalCode: '10115', city: 'Berlin', country: 'DE', nuts: null };
    const answer = await send('POST', '/v1/vacancies', {
      as: 'partner',
      body: vacancy({ ...nothing, requirements, workplace }),
    });
    expect(answer.status).toBe(201);
    expect(answer.body.requirements).toEqual({ recognition: 'preferred', languages: [] });
  });

  describe('and its company', () => {
    const ref = `Bäckerei/${randomUUID()}`;
    const path = `/v1/companies/by-ref/${encodeURIComponent(ref)}`;
    const company = { name: 'Bäckerei Straße & Co', contactEmail: 'info@baeckerei.example', locale: 'de' };
    const contacts = [{ name: 'Jānis Bērziņš', email: 'janis@baeckerei.example', role: 'Personal' }];

    test('has to be known to be named by its reference alone', async () => {
      const unknown = await send('POST', '/v1/vacancies', {
        as: 'partner',
        body: vacancy({ company: { externalRef: ref } }),
      });
      expect(unknown.status).toBe(400);
      expect(unknown.body.errors[0]).toEqual({
        pointer: '#/company/externalRef',
        detail: expect.stringContaining(path),
      });
    });

    test('is described by itself, with contacts, and announced', async () => {
      const created = await send('PUT', path, { as: 'partner', body: { ...company, contacts } });
      expect(created.status).toBe(201);
      expect(created.body).toMatchObject({ externalRef: ref, ...company, contacts, version: 1 });
      const { value } = await companies.find('the company', ({ key }) => key === created.body.id);
      expect(value).toMatchObject({ ...company, contacts });
      const same = await send('PUT', path, { as: 'partner', body: { ...company, contacts } });
      expect([same.status, same.body.version]).toEqual([200, 1]);
    });

    test('then goes by its reference, and keeps its contacts when a vacancy describes the rest', async () => {
      const byRef = await post(vacancy({ company: { externalRef: ref } }));
      expect(byRef.company).toMatchObject({ externalRef: ref, ...company });
      await post(vacancy({ company: { externalRef: ref, ...company, locale: 'lv' } }));
      const { body } = await send('GET', path, { as: 'partner' });
      expect(body).toMatchObject({ locale: 'lv', contacts, version: 2 });
      const without = await send('PUT', path, { as: 'partner', body: company });
      expect(without.body).toMatchObject({ locale: 'de', contacts: [], version: 3 });
    });

    test('is seen by its partner and by coordinators, and for others does not exist', async () => {
      const { body } = await send('GET', path, { as: 'partner' });
      expect((await send('GET', `/v1/companies/${body.id}`, { as: 'coordinator' })).body.name).toBe(company.name);
      const foreign = await send('PUT', `/v1/companies/by-ref/${randomUUID()}`, { as: 'admin', body: company });
      expect((await send('GET', `/v1/companies/${foreign.body.id}`, { as: 'partner' })).status).toBe(404);
      const listed = await send('GET', '/v1/companies?limit=100', { as: 'partner' });
      expect(JSON.stringify(listed.body)).not.toContain(foreign.body.id);
    });
  });

  test('it ends: a last valid day that has passed is refused when it comes', async () => {
    const { body } = await send('POST', '/v1/vacancies', {
      as: 'partner',
      body: vacancy({ validThrough: inDays(-2) }),
    });
    expect(body.errors[0].detail).toContain('in the past');
  });
});
