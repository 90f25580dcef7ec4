import { jest } from '@jest/globals';
import { passung, send, shortlistOf } from './api.ts';
import { candidate, vacancy } from './examples.ts';
import { FeedClient } from './feed-client.ts';
import { kill, startAgain } from './remote-control.ts';
import { TopicReader } from './topic.ts';

jest.setTimeout(120_000);

const nominate = () =>
  send('PUT', `/v1/candidates/by-ref/feed-${crypto.randomUUID()}`, { as: 'institution', body: candidate() });

describe("The coordinators' feed", () => {
  let vacancyId: string;
  let feed: FeedClient;

  beforeAll(async () => {
    vacancyId = (await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() })).body.id;
  });
  afterEach(() => feed?.close());

  test('tells of a match within a moment, with its reasons in the language that the reader asks for', async () => {
    feed = await FeedClient.open({ query: `vacancyId=${vacancyId}`, language: 'lv' });
    const { body } = await nominate();
    const { type, data } = await feed.find('the proposal', (event) => event.data.candidateId === body.id);
    expect(type).toBe('match.proposed');
    expect(data).toMatchObject({ vacancyId, status: 'proposed', score: 89 });
    expect(data.criteria[0].text).toMatch(/[āčēģīķļņšūž]/);
  });

  test('goes on without gap or repeat where a reader stopped, though the service was killed meanwhile', async () => {
    feed = await FeedClient.open({ query: `vacancyId=${vacancyId}` });
    const seen = await nominate();
    await feed.find('the proposal', (event) => event.data.candidateId === seen.body.id);
    await kill('matching');
    await feed.ended;
    const missed = await Promise.all([nominate(), nominate(), nominate()]);
    await startAgain('matching');
    const ids = missed.map(({ body }) => body.id);
    await shortlistOf(
      vacancyId,
      (items) => ids.every((id) => items.some(({ candidateId }) => candidateId === id)),
      60_000,
    );
    await feed.reopen();
    for (const id of ids) await feed.find(`the proposal of ${id}`, (event) => event.data.candidateId === id);

    const topic = await new TopicReader('matching.match.v1').start();
    for (const id of ids) {
      await topic.find(id, ({ value }) => value.vacancyId === vacancyId && value.candidateId === id);
    }
    const announced = topic.messages.filter(
      ({ value }) => value.vacancyId === vacancyId && [seen.body.id, ...ids].includes(value.candidateId),
    );
    await topic.stop();
    const told = feed.events.filter(({ data }) => [seen.body.id, ...ids].includes(data.candidateId));
    const versions = (all: { id: string; version: number }[]) =>
      new Set(all.map(({ id, version }) => `${id} ${version}`));
    expect(told).toHaveLength(versions(announced.map(({ value }) => value)).size);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  test('refuses a wrong id, and readers who are no coordinators', async () => {
    const wrong = await send('GET', '/v1/matches/stream', {
      as: 'coordinator',
      headers: { 'last-event-id': 'yesterday' },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors[0].pointer).toBe('#/Last-Event-ID');
    expect((await send('GET', '/v1/matches/stream', { as: 'partner' })).status).toBe(403);
    expect(
      (await send('GET', '/v1/matches/stream?eligibility=maybe', { as: 'coordinator' })).body.errors[0].detail,
    ).toContain('eligible, conditional');
  });

  test('leaves room for others, however many read it', async () => {
    const readers = await Promise.all(
      Array.from({ length: 200 }, () => FeedClient.open({ query: `vacancyId=${vacancyId}` })),
    );
    const answer = await fetch(`${passung.baseUrl}/v1/matches?limit=1`, {
      headers: { authorization: `Bearer ${passung.tokens.coordinator}` },
      signal: AbortSignal.timeout(10_000),
    });
    expect(answer.status).toBe(200);
    const { body } = await nominate();
    await Promise.all(
      readers.map((reader) => reader.find('the proposal', (event) => event.data.candidateId === body.id)),
    );
    await Promise.all(readers.map((reader) => reader.close()));
  });
});
