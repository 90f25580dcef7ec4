import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { type Answer, send, shortlistOf } from './api.ts';
import { linkIn, mailWith, press } from './company.ts';
import { eventually } from './eventually.ts';
import { placesWith } from './everything-stored.ts';
import { candidate, vacancy } from './examples.ts';
import { kill, startAgain } from './remote-control.ts';

jest.setTimeout(120_000);

const COMPLETE_WITHIN_MS = 10_000;

const receiptOnce = (id: string, status: string, withinMs: number) =>
  eventually(
    `the receipt to be ${status}`,
    async () => {
      const { body } = await send('GET', `/v1/erasures/${id}`, { as: 'institution' });
      return body.status === status ? (body as Answer['body']) : undefined;
    },
    withinMs,
  );

describe('A candidate is erased', () => {
  const mark = randomUUID().slice(0, 8);
  const person = {
    givenName: `Žanete${mark}`,
    familyName: `Ķirsoniņa-Größe${mark}`,
    email: `zanete.${mark}@kirsonina.example`,
    preferredLanguage: 'lv',
    phone: '+371 29 876 543',
    birthDate: '1961-02-27',
  };
  const name = `${person.givenName} ${person.familyName}`;
  const profile = candidate({
    person,
    notes: `Frau ${name}, geboren am ${person.birthDate}`,
    consents: [{ purpose: 'matching', given: true, at: '2026-10-01T09:00:00Z', proof: `Unterschrieben von ${name}` }],
  });
  const ref = `${person.familyName}, ${person.givenName}`;
  const path = `/v1/candidates/by-ref/${encodeURIComponent(ref)}`;
  const traces = [person.givenName, person.familyName, person.email, person.phone, person.birthDate];
  const posting = vacancy();
  let candidateId: string;
  let vacancyId: string;
  let matchId: string;
  let contact: string;
  let receipt: Answer['body'];

  beforeAll(async () => {
    candidateId = (await send('PUT', path, { as: 'institution', body: profile })).body.id;
    vacancyId = (await send('POST', '/v1/vacancies', { as: 'partner', body: posting })).body.id;
    const items = await shortlistOf(vacancyId, (list) => list.some((item) => item.candidateId === candidateId));
    matchId = items.find((item) => item.candidateId === candidateId).id;
    const note = `${name} passt, geboren am ${person.birthDate}`;
    const headers = { 'access-reason': Buffer.from(`Anruf bei ${name}`).toString('latin1') };
    await send('GET', `/v1/candidates/${candidateId}`, { as: 'coordinator', headers });
    const body = { decision: 'confirm', reason: 'other', note };
    await send('POST', `/v1/matches/${matchId}/decision`, { as: 'coordinator', body });
    const asked = await mailWith(posting.company.contactEmail, 'Wir haben Interesse');
    const words = `Gern, ${name} rufen wir unter ${person.phone} an`;
    await press(linkIn(asked, 'Wir haben Interesse') as string, { words, phone: person.phone });
    const consent = { purpose: 'introduction', given: true, at: new Date().toISOString(), proof: name };
    await send('POST', `/v1/candidates/${candidateId}/consents`, { as: 'institution', body: consent });
    await eventually('the introduction', async () => {
      const path = `/v1/candidates/${candidateId}/introductions`;
      return (await send('POST', path, { as: 'coordinator', body: { matchId } })).status === 201 ? true : undefined;
    });
    contact = linkIn(await mailWith(posting.company.contactEmail, 'Kontaktdaten ansehen'), 'Kontaktdaten ansehen')!;
    expect(await (await press(contact)).text()).toContain(person.familyName);
    // Where they may stand in the clear, and be found.
    expect((await placesWith(traces)).sort()).toEqual(['table matching.decision_note', 'table notifications.reply']);
  });

  test('with a receipt that is complete within ten seconds, and names every place with its time', async () => {
    const answer = await send('DELETE', `/v1/candidates/${candidateId}`, { as: 'institution' });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/v1/erasures/${answer.body.id}`);
    receipt = await receiptOnce(answer.body.id, 'complete', COMPLETE_WITHIN_MS);
    expect(receipt.places.map(({ service, kind, name }: Answer['body']) => `${service} ${kind} ${name}`)).toEqual([
      'candidates database candidates',
      'candidates topic candidates.candidate.v1',
      'matching database matching',
      'matching queue candidates.candidate.v1.matching.dlq',
      'notifications database notifications',
      'notifications queue matching.match.v1.notifications.dlq',
    ]);
    for (const { erasedAt } of receipt.places) expect(Date.parse(erasedAt)).toBeLessThanOrEqual(Date.now());
  });

  test('so that no table, no topic and no log holds a name, an address, a number, a birth date or a reference', async () => {
    expect(await placesWith(traces)).toEqual([]);
  });

  test('and no link in an e-mail shows them any more', async () => {
    const page = await press(contact);
    expect(page.status).toBe(410);
    expect(await page.text()).not.toContain(mark);
  });

  test('and is gone from every list, while it is kept who decided what and when', async () => {
    expect((await send('GET', `/v1/candidates/${candidateId}`, { as: 'institution' })).status).toBe(404);
    await shortlistOf(vacancyId, (list) =>
      list.every((item) => item.status !== 'proposed' || item.candidateId !== candidateId),
    );
    const { body } = await send('GET', `/v1/matches/${matchId}`, { as: 'coordinator' });
    expect(body).toMatchObject({ candidateId, status: 'confirmed' });
    expect(body.decision).toMatchObject({ decision: 'confirm', reason: 'other' });
    expect(body.decision.note).toBeUndefined();
  });

  test('once: to ask again gives the same receipt', async () => {
    const again = await send('DELETE', `/v1/candidates/${candidateId}`, { as: 'coordinator' });
    expect(again).toMatchObject({ status: 202, body: { id: receipt.id, status: 'complete' } });
  });

  test('and may be nominated anew, as somebody nobody knows', async () => {
    const { status, body } = await send('PUT', path, { as: 'institution', body: profile });
    expect(status).toBe(201);
    expect(body.id).not.toBe(candidateId);
    await send('DELETE', `/v1/candidates/${body.id}`, { as: 'institution' });
  });
});

test('A candidate of another institution cannot be erased, nor their receipt read', async () => {
  const ref = `test-${randomUUID()}`;
  const { body } = await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'admin', body: candidate() });
  expect((await send('DELETE', `/v1/candidates/${body.id}`, { as: 'institution' })).status).toBe(404);
  const erased = await send('DELETE', `/v1/candidates/${body.id}`, { as: 'admin' });
  expect((await send('GET', `/v1/erasures/${erased.body.id}`, { as: 'institution' })).status).toBe(404);
});

test('Who never consented to matching is erased without a word to anybody', async () => {
  const body = candidate({ consents: [] });
  const nominated = await send('PUT', `/v1/candidates/by-ref/test-${randomUUID()}`, { as: 'institution', body });
  const erased = await send('DELETE', `/v1/candidates/${nominated.body.id}`, { as: 'institution' });
  expect(erased.body).toMatchObject({ status: 'complete', places: [{ service: 'candidates', kind: 'database' }] });
});

test('A client that says what its empty body is may confirm and erase as well', async () => {
  const headers = { 'content-type': 'application/json' };
  const { id } = (
    await send('PUT', `/v1/candidates/by-ref/test-${randomUUID()}`, { as: 'institution', body: candidate() })
  ).body;
  expect((await send('POST', `/v1/candidates/${id}/confirm`, { as: 'institution', headers })).status).toBe(200);
  expect((await send('DELETE', `/v1/candidates/${id}`, { as: 'institution', headers })).status).toBe(202);
});

test('While a service is away the receipt says so, and completes by itself when it is back', async () => {
  const ref = `test-${randomUUID()}`;
  const { body } = await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: candidate() });
  await kill('matching');
  const { id } = (await send('DELETE', `/v1/candidates/${body.id}`, { as: 'institution' })).body;
  await eventually('notifications', async () => {
    const { places } = (await send('GET', `/v1/erasures/${id}`, { as: 'institution' })).body;
    const reached = places.filter(({ erasedAt }: Answer['body']) => erasedAt !== null);
    return reached.some(({ service }: Answer['body']) => service === 'notifications') ? true : undefined;
  });
  expect((await receiptOnce(id, 'running', 0)).places).toContainEqual(
    expect.objectContaining({ service: 'matching', erasedAt: null }),
  );
  await startAgain('matching');
  await receiptOnce(id, 'complete', 60_000);
});
