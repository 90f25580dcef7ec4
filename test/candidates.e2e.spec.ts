import { randomUUID } from 'node:crypto';
import { europassXml } from '../apps/candidates/test/europass-cv.ts';
import { type Answer, passung, send, shortlistOf } from './api.ts';
import { candidate, inDays, vacancy } from './examples.ts';
import { TopicReader } from './topic.ts';

const NURSE = { scheme: 'isco-08', code: '2221' };

const nominate = (changes: Record<string, unknown> = {}, ref = `test-${randomUUID()}`) =>
  send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: candidate(changes) });

const faultAt = (answer: Answer, pointer: string): string | undefined =>
  answer.body.errors?.find((fault: { pointer: string }) => fault.pointer === pointer)?.detail;

const nurseIn = (recognition: Record<string, unknown>, id?: string) => ({
  occupations: [{ ...NURSE, experienceYears: 6 }],
  qualifications: [{ id, title: 'Māsa', occupation: NURSE, awardedIn: 'LV', awardedOn: '2016-06-30', recognition }],
});

describe("A candidate's profile", () => {
  const rich = {
    person: {
      givenName: 'Ļubova',
      familyName: 'Straße-Āboliņa',
      email: 'lubova@straße.example',
      preferredLanguage: 'lv',
      phone: '+371 20 000 000',
      birthDate: '1994-02-28',
    },
    languages: [
      {
        language: 'de',
        skills: { listening: 'B2', reading: 'B2', spokenInteraction: 'B1', spokenProduction: 'B1+', writing: 'A2+' },
        evidence: 'self-assessed',
        course: { level: 'B1', expectedOn: inDays(70) },
      },
    ],
    mobility: { relocates: true, commuteKilometres: 40, drivingLicences: ['B', 'BE'], ownVehicle: false },
    householdSize: 4,
    notes: 'Ļoti laba — sehr gut 𝄞',
  };

  test('is read back as it was sent, and the weakest skill is the level that counts', async () => {
    const { body, status } = await nominate(rich);
    expect(status).toBe(201);
    const read = await send('GET', `/v1/candidates/${body.id}`, { as: 'coordinator' });
    expect(read.body).toMatchObject(rich);
    expect(read.body.languages[0].matchingLevel).toBe('A2+');
  });

  test('leaves the service without anything that could tell who it is', async () => {
    const topic = await new TopicReader('candidates.candidate.v1').start();
    const { body } = await nominate(rich);
    const { value } = await topic.find('the event', ({ key }) => key === body.id);
    expect(Object.keys(value).sort()).toEqual([
      'availability',
      'id',
      'languages',
      'occupations',
      'qualifications',
      'version',
    ]);
    expect(value.languages).toEqual([
      { language: 'de', level: 'A2+', evidence: 'self-assessed', course: rich.languages[0]?.course },
    ]);
    expect(JSON.stringify(value)).not.toMatch(/Ļubova|Santehniķis|1994-02|householdSize|notes/);
    await topic.stop();
  });

  test.each([
    [
      'a birth date to come',
      { person: { ...rich.person, birthDate: inDays(3) } },
      '#/person/birthDate',
      'in the future',
    ],
    ['a child', { person: { ...rich.person, birthDate: inDays(-3_000) } }, '#/person/birthDate', '8 years old'],
    [
      'a level above all skills',
      { languages: [{ language: 'de', level: 'C1', skills: { writing: 'A2', reading: 'B1' } }] },
      '#/languages/0/level',
      'between A2 and B1',
    ],
    ['no level at all', { languages: [{ language: 'de' }] }, '#/languages/0/level', 'at least one of the skills'],
    ['a licence that does not exist', { mobility: { drivingLicences: ['Z'] } }, '#/mobility/drivingLicences', 'AM, A1'],
    ['half a child', { householdSize: 2.5 }, '#/householdSize', 'whole number from 1 to 30'],
    [
      "a body that bears the candidate's name",
      nurseIn({ status: 'in-process', authority: 'Fr. Žanete Ķirsoniņa, LVwA' }),
      '#/qualifications/0/recognition/authority',
      'names the candidate',
    ],
  ])('with %s is refused, and the way out named', async (_, changes, pointer, detail) => {
    const answer = await nominate(changes);
    expect(answer.status).toBe(400);
    expect(faultAt(answer, pointer)).toContain(detail);
  });
});

describe('Recognition', () => {
  const ref = `test-${randomUUID()}`;
  let path: string;

  test('goes on in the state it has come to, whoever replaces the profile', async () => {
    const first = await nominate(nurseIn({ status: 'not-applied' }), ref);
    const { id } = first.body.qualifications[0];
    const documents = ['LVwA 4711/26'];
    const applied = { status: 'in-process', appliedOn: inDays(-40), since: inDays(-38), documents };
    const second = await nominate(nurseIn(applied), ref);
    expect(second.status).toBe(200);
    expect(second.body.qualifications[0]).toMatchObject({ id, recognition: applied });
    path = `/v1/candidates/${first.body.id}/qualifications/${id}/recognition`;
  });

  test('cannot leap: the answer names the states that can follow', async () => {
    const answer = await nominate(nurseIn({ status: 'measure-passed' }), ref);
    expect(answer.status).toBe(409);
    expect(faultAt(answer, '#/qualifications/0/recognition/status')).toContain(
      'after in-process comes full or automatic or measure-imposed or refused or not-applied',
    );
  });

  test('cannot be in a state the law does not know for the occupation: the answer names those it knows', async () => {
    const answer = await nominate(nurseIn({ status: 'partial' }), ref);
    expect(faultAt(answer, '#/qualifications/0/recognition/status')).toMatch(/regulated.*States.*measure-imposed/);
  });

  test('is moved on alone, and tells its history and what can follow', async () => {
    const imposed = { status: 'measure-imposed', authority: 'LVwA Sachsen-Anhalt', since: inDays(-5) };
    const moved = await send('POST', path, { as: 'coordinator', body: imposed });
    expect(moved.status).toBe(200);
    expect(moved.body.nextStatuses).toEqual(['measure-running', 'measure-passed', 'refused']);
    const { body } = await send('GET', path, { as: 'institution' });
    expect(body.items.map(({ status }: Answer['body']) => status)).toEqual([
      'not-applied',
      'in-process',
      'measure-imposed',
    ]);
    expect(body.items[1]).toMatchObject({ documents: ['LVwA 4711/26'], recordedBy: expect.any(String) });
  });

  test('does not go back in time', async () => {
    const answer = await send('POST', path, {
      as: 'coordinator',
      body: { status: 'measure-running', since: inDays(-9) },
    });
    expect(answer.status).toBe(409);
    expect(faultAt(answer, '#/since')).toContain('cannot be before');
  });

  test('that was stated by mistake is corrected, and the history keeps both', async () => {
    const wrong = await send('POST', path, { as: 'institution', body: { status: 'in-process' } });
    expect(wrong.body.detail).toContain('"correction": true');
    const right = await send('POST', path, { as: 'institution', body: { status: 'in-process', correction: true } });
    expect(right.body.items).toHaveLength(4);
    expect(right.body.items[3]).toMatchObject({ status: 'in-process', correction: true });
  });
});

describe('Consent', () => {
  test('withdrawn for one purpose takes the person out of every shortlist', async () => {
    const { body: person } = await nominate();
    const { body: posting } = await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() });
    const isListed = (list: Answer['body'][]) => list.some(({ candidateId }) => candidateId === person.id);
    await shortlistOf(posting.id, isListed);
    const statement = { purpose: 'matching', given: false, at: new Date().toISOString(), proof: 'By telephone' };
    const path = `/v1/candidates/${person.id}/consents`;
    expect((await send('POST', path, { as: 'coordinator', body: statement })).status).toBe(201);
    await shortlistOf(posting.id, (list) => !isListed(list), 5_000);

    const history = await send('GET', path, { as: 'institution' });
    expect(history.body.items).toMatchObject([
      { purpose: 'matching', given: true, at: '2026-10-01T09:00:00.000Z' },
      statement,
    ]);
  });

  test('that was withdrawn later than what is stated now stays withdrawn, and the answer says why', async () => {
    const { body: person } = await nominate();
    const path = `/v1/candidates/${person.id}/consents`;
    const at = new Date().toISOString();
    await send('POST', path, { as: 'coordinator', body: { purpose: 'matching', given: false, at } });
    const old = await send('POST', path, {
      as: 'institution',
      body: { purpose: 'matching', given: true, at: '2026-10-02T09:00:00Z' },
    });
    expect(old.status).toBe(409);
    expect(old.body).toMatchObject({ detail: expect.stringContaining('not given'), consent: { given: false, at } });
  });

  test('that lies in the future is none', async () => {
    const { body: person } = await nominate();
    const body = { purpose: 'contact', given: true, at: `${inDays(2)}T09:00:00Z` };
    const answer = await send('POST', `/v1/candidates/${person.id}/consents`, { as: 'institution', body });
    expect(faultAt(answer, '#/at')).toContain('in the future');
  });

  test('not given to matching, no event leaves the service', async () => {
    const topic = await new TopicReader('candidates.candidate.v1').start();
    const silent = await nominate({ consents: [{ purpose: 'contact', given: true, at: '2026-10-01T09:00:00Z' }] });
    const loud = await nominate();
    expect(silent.body.version).toBe(0);
    await topic.find('the candidate who consented', ({ key }) => key === loud.body.id);
    expect(topic.messages.filter(({ key }) => key === silent.body.id)).toEqual([]);
    await topic.stop();
  });
});

describe('What is held of a person', () => {
  test('can be read by them: who read it, when and why', async () => {
    const { body: person } = await nominate();
    const reason = 'Gespräch mit Frau Ķirsoniņa vorbereiten';
    const headers = { 'access-reason': Buffer.from(reason).toString('latin1') };
    await send('GET', `/v1/candidates/${person.id}`, { as: 'coordinator', headers });
    await send('GET', '/v1/candidates?limit=100', { as: 'institution' });
    const { body } = await send('GET', `/v1/candidates/${person.id}/access-log`, { as: 'institution' });
    const read = body.items.find(({ purpose }: Answer['body']) => purpose === 'profile');
    expect(read).toMatchObject({ reason, subject: expect.any(String), organisation: expect.any(String) });
    expect(Date.parse(read.at)).toBeLessThanOrEqual(Date.now());
  });

  test('is exported as a whole: profile, histories, readings, and where else something lies', async () => {
    const { body: person } = await nominate();
    const { body, headers } = await send('GET', `/v1/candidates/${person.id}/export`, { as: 'institution' });
    expect(headers.get('content-disposition')).toContain(`candidate-${person.id}.json`);
    expect(body).toMatchObject({
      candidate: candidate(),
      consentHistory: [{ purpose: 'matching', given: true }],
      recognitionHistory: [{ status: 'in-process' }],
      accessLog: [{ purpose: 'export' }],
      toldToOthers: { topic: 'candidates.candidate.v1', profile: { id: person.id } },
    });
    expect(body.heldElsewhere[0].readAt).toBe(`/v1/matches?candidateId=${person.id}`);
  });

  test.each(['', '/export', '/access-log', '/consents'])('is not told to another institution: %s', async (what) => {
    const foreign = await send('PUT', `/v1/candidates/by-ref/test-${randomUUID()}`, { as: 'admin', body: candidate() });
    expect((await send('GET', `/v1/candidates/${foreign.body.id}${what}`, { as: 'institution' })).status).toBe(404);
    expect((await send('GET', `/v1/candidates/${foreign.body.id}${what}`, { as: 'partner' })).status).toBe(403);
  });
});

describe('A Europass CV', () => {
  const xml = { 'content-type': 'application/xml' };
  const read = (body: string, headers: Record<string, string> = xml) =>
    send('POST', '/v1/candidates/europass', { as: 'institution', body, headers });

  test('becomes a draft, and with the answers to its questions a nomination', async () => {
    const { status, body } = await read(europassXml);
    expect(status).toBe(200);
    const ref = `test-${randomUUID()}`;
    const incomplete = await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: body.submission });
    expect(incomplete.status).toBe(400);
    expect(faultAt(incomplete, '#/consents')).toContain('required');
    expect(faultAt(incomplete, '#/availability')).toContain('required');
    const { availability, consents } = candidate();
    const nominated = await nominate({ ...body.submission, availability, consents }, ref);
    expect(nominated.status).toBe(201);
    expect(nominated.body).toMatchObject({
      occupations: [{ code: 'Santehniķis' }],
      person: { familyName: 'Bērziņš & Größe' },
    });
  });

  test('that declares entities is refused, and the service is well', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n} "&a;&a;">`).join('')}]>`;
    const answer = await read(europassXml.replace('<SkillsPassport', `${laughs}<SkillsPassport`));
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain('document type');
  });

  test('that is not in UTF-8 is refused', async () => {
    const body = Buffer.from('<SkillsPassport>Gr\u00f6\u00dfe</SkillsPassport>', 'latin1');
    const answer = await fetch(new URL('/v1/candidates/europass', passung.baseUrl), {
      method: 'POST',
      headers: { ...xml, authorization: `Bearer ${passung.tokens.institution}` },
      body,
    });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { detail: string }).detail).toContain('UTF-8');
  });

  test('as a PDF is refused with a word on where its XML is', async () => {
    const answer = await read('%PDF-1.7 …', { 'content-type': 'application/pdf' });
    expect(answer.status).toBe(415);
    expect(answer.body.detail).toContain('attachment.xml');
  });

  test('is the only thing that may be XML', async () => {
    const answer = await send('PUT', '/v1/candidates/by-ref/x', { as: 'institution', body: europassXml, headers: xml });
    expect(answer.status).toBe(415);
  });
});
